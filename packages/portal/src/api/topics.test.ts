import { expect, it } from 'vitest';
import { restsOn, topicOf } from './topics.ts';

it('reads my access again when leases, requests or policies changed, and not for messages', () => {
  const key = ['readMyAccess', null];

  expect(['leases', 'requests', 'policies', 'messages'].map((topic) => restsOn(key, topic as 'leases'))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('leaves keys alone that are no operation', () => {
  expect(restsOn(['something-else'], 'leases')).toBe(false);
});

it('reads the topic of a change', () => {
  expect(topicOf('{"topic":"leases"}')).toBe('leases');
});

it.each(['', '{}', 'null', '"leases"', '{"topic":"unheard-of"}'])('passes over %j', (text) => {
  expect(topicOf(text)).toBeNull();
});
