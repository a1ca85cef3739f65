import { expect, it } from 'vitest';
import { eventActor } from './event-actor.ts';

it.each([
  [{ actorName: null, apiKeyId: null, apiKeyName: null }, 'Gatelease'],
  [{ actorName: 'Ada', apiKeyId: null, apiKeyName: null }, 'Ada'],
  [{ actorName: 'Ada', apiKeyId: 'key_1', apiKeyName: 'deploys' }, 'Ada, with the API key deploys'],
  [{ actorName: 'Ada', apiKeyId: 'key_1', apiKeyName: null }, 'Ada, with the API key key_1'],
])('names who did %j', (event, expected) => {
  expect(eventActor(event)).toBe(expected);
});
