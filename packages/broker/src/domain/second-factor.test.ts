import { expect, it } from 'vitest';
import { isSecondFactorMissing, judgeTotpStep, secondStepsFor } from './second-factor.ts';

it.each([
  { matchedStep: null, lastStep: null, verdict: 'wrong' },
  { matchedStep: null, lastStep: 7, verdict: 'wrong' },
  { matchedStep: 7, lastStep: null, verdict: 'accepted' },
  { matchedStep: 8, lastStep: 7, verdict: 'accepted' },
  { matchedStep: 7, lastStep: 7, verdict: 'used' },
  { matchedStep: 6, lastStep: 7, verdict: 'used' },
])('a code of step $matchedStep after step $lastStep is $verdict', ({ matchedStep, lastStep, verdict }) => {
  expect(judgeTotpStep(matchedStep, lastStep)).toBe(verdict);
});

it('asks nobody for a second step who has no second factor', () => {
  expect(secondStepsFor([])).toEqual([]);
});

it('lets a recovery code stand in for what somebody has', () => {
  expect(secondStepsFor(['totp'])).toEqual(['totp', 'recovery-code']);
});

it.each([
  { secondFactor: 'optional', factors: [], isMissing: false },
  { secondFactor: 'optional', factors: ['totp'], isMissing: false },
  { secondFactor: 'required', factors: [], isMissing: true },
  { secondFactor: 'required', factors: ['totp'], isMissing: false },
] as const)('$secondFactor and $factors: missing is $isMissing', ({ secondFactor, factors, isMissing }) => {
  expect(isSecondFactorMissing({ secondFactor }, factors)).toBe(isMissing);
});
