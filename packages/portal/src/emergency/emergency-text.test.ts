import { expect, it } from 'vitest';
import { isOn, progressText, stopTitle } from './emergency-text.ts';

const STOP = {
  resourceName: null,
  suspendsOpenings: true,
  liftedAt: null,
  rulesLeft: 9,
  rulesOpen: 12,
  leasesClosed: 8,
} as const;

it('is on while openings are suspended, and while rules are left', () => {
  expect(isOn({ ...STOP, rulesLeft: 0 })).toBe(true);
  expect(isOn({ ...STOP, liftedAt: '2026-11-21T12:00:00Z' })).toBe(true);
  expect(isOn({ ...STOP, rulesLeft: 0, liftedAt: '2026-11-21T12:00:00Z' })).toBe(false);
  expect(isOn({ ...STOP, rulesLeft: 0, suspendsOpenings: false })).toBe(false);
});

it('says what is closed', () => {
  expect(stopTitle(STOP)).toBe('Emergency stop: all access is closed, and nothing can be opened.');
  expect(stopTitle({ ...STOP, resourceName: 'prod-bastion', suspendsOpenings: false })).toBe(
    'Emergency stop: all access to prod-bastion is being closed.',
  );
});

it.each([
  [{}, '3 of 12 rules are gone.'],
  [{ rulesLeft: 0 }, 'All 12 rules are gone.'],
  [{ rulesLeft: 0, rulesOpen: 1 }, 'The one rule is gone.'],
  [{ rulesLeft: 0, rulesOpen: 0, leasesClosed: 0 }, 'Nothing was open.'],
])('counts down: %j', (changes, text) => {
  expect(progressText({ ...STOP, ...changes })).toBe(text);
});
