import { expect, it } from 'vitest';
import { hasCountedOn } from './passkey.ts';

it.each([
  [0, 0, true],
  [0, 1, true],
  [7, 8, true],
  [7, 100, true],
  [7, 7, false],
  [7, 6, false],
  [7, 0, false],
])('a passkey used %i times that says %i: %s', (stored, shown, expected) => {
  expect(hasCountedOn(stored, shown)).toBe(expected);
});
