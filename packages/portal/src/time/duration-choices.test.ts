import { describe, expect, it } from 'vitest';
import { defaultChoice, durationChoices, extensionChoices } from './duration-choices.ts';

const HOUR = 3600;

describe('durationChoices', () => {
  it('offers usual lengths up to the longest, with the longest itself', () => {
    const choices = durationChoices({ defaultSeconds: HOUR, longestSeconds: 3 * HOUR, windowSeconds: null });

    expect(choices.map(({ text }) => text)).toEqual(['15 minutes', '30 minutes', '1 hour', '2 hours', '3 hours']);
  });

  it('offers the end of the window when the policy lets one stay that long', () => {
    const choices = durationChoices({ defaultSeconds: null, longestSeconds: null, windowSeconds: 5400 });

    expect(choices.map(({ seconds }) => seconds)).toEqual([900, 1800, HOUR, null]);
  });

  it('does not offer the end of the window when it is further away than the longest', () => {
    const choices = durationChoices({ defaultSeconds: HOUR, longestSeconds: HOUR, windowSeconds: 2 * HOUR });

    expect(choices.map(({ seconds }) => seconds)).toEqual([900, 1800, HOUR]);
  });

  it('offers a default that is none of the usual lengths', () => {
    const choices = durationChoices({ defaultSeconds: 600, longestSeconds: 1200, windowSeconds: null });

    expect(choices.map(({ seconds }) => seconds)).toEqual([600, 900, 1200]);
  });

  it('keeps the list short for long policies', () => {
    const choices = durationChoices({ defaultSeconds: HOUR, longestSeconds: 30 * 24 * HOUR, windowSeconds: null });

    expect(choices).toHaveLength(8);
  });
});

describe('defaultChoice', () => {
  it('takes the default of the policy', () => {
    const limits = { defaultSeconds: HOUR, longestSeconds: 8 * HOUR, windowSeconds: null };

    expect(defaultChoice(durationChoices(limits), limits)?.seconds).toBe(HOUR);
  });

  it('takes the rest of the window when the default is longer than that', () => {
    const limits = { defaultSeconds: 4 * HOUR, longestSeconds: 8 * HOUR, windowSeconds: HOUR };

    expect(defaultChoice(durationChoices(limits), limits)?.seconds).toBeNull();
  });
});

describe('extensionChoices', () => {
  it('offers only what still fits', () => {
    expect(extensionChoices(2400).map(({ seconds }) => seconds)).toEqual([900, 1800]);
  });

  it('offers nothing at the latest end', () => {
    expect(extensionChoices(0)).toEqual([]);
  });
});
