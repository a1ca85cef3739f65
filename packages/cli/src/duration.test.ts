import { expect, it } from 'vitest';
import { formatCountdown, formatDuration, parseDuration } from './duration.ts';

it.each([
  ['30m', 1800],
  ['2h', 7200],
  ['1d', 86_400],
  ['1h30m', 5400],
  ['1D2H', 93_600],
  ['90s', 90],
  [' 5m ', 300],
  ['0s', 0],
])('reads %j as %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});

it.each(['', ' ', '2', '2x', '1.5h', '-2h', '30m1h', '1h 30m', '2h2h', 'h', '1e3s', '99999999h', '٣h'])(
  'does not read %j as a duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);

it.each([
  [59.9, '59s'],
  [60, '1m'],
  [3661, '1h 1m'],
  [7200, '2h'],
  [86_460, '1d'],
  [97_200, '1d 3h'],
  [-3, '0s'],
])('tells %d seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

it('counts down in minutes, and in hours while there are any', () => {
  expect([7147, 3599, 9, -1].map(formatCountdown)).toEqual(['1:59:07', '59:59', '0:09', '0:00']);
});
