import { expect, it } from 'vitest';
import { durationText } from './duration-text.ts';
import { instantText } from './instant-text.ts';

it.each([
  [null, 'to the end of the window'],
  [60, '1 minute'],
  [5400, '90 minutes'],
  [7200, '2 hours'],
  [86_400, '1 day'],
  [90, '90 seconds'],
])('says %s seconds as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});

it('says an instant as the clock of the organization shows it', () => {
  const at = new Date('2026-07-01T22:30:00Z');

  expect(instantText(at, 'Europe/Berlin')).toBe('on Thursday 2 July at 00:30 (Europe/Berlin)');
});
