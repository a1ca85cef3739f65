import { expect, it } from 'vitest';
import { RandomIds } from './random-ids.ts';

it('makes ids that sort by the time of their making, also within a millisecond and when the clock goes back', () => {
  let now = Date.UTC(2027, 0, 4);
  const ids = new RandomIds(() => now);
  const made = [];
  for (let i = 0; i < 2000; i += 1) {
    if (i === 500) now += 1;
    if (i === 1000) now -= 60_000;
    if (i === 1500) now += 3_600_000;
    made.push(ids.newId('lease'));
  }

  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(2000);
  expect(made[0]).toMatch(/^lease_[0-9a-hjkmnp-tv-z]{26}$/);
});

it('makes tokens of 256 bits', () => {
  const ids = new RandomIds();
  const tokens = Array.from({ length: 100 }, () => ids.newToken());

  expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 32)).toBe(true);
  expect(new Set(tokens).size).toBe(100);
});

it('makes access codes that nobody misreads, with every letter as likely as another', () => {
  const ids = new RandomIds();
  const codes = Array.from({ length: 3000 }, () => ids.newAccessCode());
  const counts = new Map<string, number>();
  for (const letter of codes.join('')) counts.set(letter, (counts.get(letter) ?? 0) + 1);

  expect(codes.every((code) => /^[A-HJKMNP-TV-Z2-9]{8}$/.test(code))).toBe(true);
  expect(counts.size).toBe(30);
  expect(Math.min(...counts.values())).toBeGreaterThan(800 * 0.75);
  expect(Math.max(...counts.values())).toBeLessThan(800 * 1.25);
});

it('makes recovery codes of four groups, none like another', () => {
  const ids = new RandomIds();
  const codes = Array.from({ length: 1000 }, () => ids.newRecoveryCode());

  expect(codes.every((code) => /^([A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(1000);
});
