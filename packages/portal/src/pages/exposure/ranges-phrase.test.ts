import { expect, it } from 'vitest';
import { rangesPhrase } from './ranges-phrase.ts';

it.each([
  [['203.0.113.0/24'], '203.0.113.0/24'],
  [['a', 'b', 'c', 'd'], 'a, b, c and 1 more'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'nearly everywhere'],
])('tells %j as %s', (ranges, phrase) => {
  expect(rangesPhrase(ranges)).toBe(phrase);
});
