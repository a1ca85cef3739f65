import { describe, expect, it } from 'vitest';
import { countdownText, durationText } from './duration-text.ts';

describe('durationText', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [60, '1 minute'],
    [5400, '1 hour 30 minutes'],
    [28_800, '8 hours'],
    [90_061, '1 day 1 hour'],
    [86_460, '1 day'],
  ])('says %i seconds as "%s"', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe('countdownText', () => {
  it.each([
    [-5, '00:00'],
    [1, '00:01'],
    [61_000, '01:01'],
    [3_661_000, '1:01:01'],
    [183_011_000, '2 d 02:50:11'],
  ])('shows %i ms as "%s"', (milliseconds, text) => {
    expect(countdownText(milliseconds)).toBe(text);
  });
});
