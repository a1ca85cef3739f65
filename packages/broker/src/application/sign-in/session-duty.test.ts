import { expect, it } from 'vitest';
import { dutyOf } from './session-duty.ts';

it.each([
  { mustChangePassword: false, method: 'password', mustSetUpSecondFactor: false, duty: null },
  { mustChangePassword: true, method: 'password', mustSetUpSecondFactor: false, duty: 'choose-password' },
  { mustChangePassword: true, method: 'password', mustSetUpSecondFactor: true, duty: 'choose-password' },
  { mustChangePassword: false, method: 'password', mustSetUpSecondFactor: true, duty: 'set-up-second-factor' },
  { mustChangePassword: true, method: 'provider', mustSetUpSecondFactor: false, duty: null },
  { mustChangePassword: true, method: 'provider', mustSetUpSecondFactor: true, duty: 'set-up-second-factor' },
] as const)('$method, new password $mustChangePassword, factor $mustSetUpSecondFactor: $duty', (given) => {
  expect(dutyOf(given, given)).toBe(given.duty);
});
