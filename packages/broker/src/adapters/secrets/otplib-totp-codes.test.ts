import { generateSync } from 'otplib';
import { expect, it } from 'vitest';
import { OtplibTotpCodes } from './otplib-totp-codes.ts';

const codes = new OtplibTotpCodes();

/** "12345678901234567890" of RFC 6238, appendix B, with its codes' last six digits. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082', 1],
  [1111111109, '081804', 37037036],
  [1111111111, '050471', 37037037],
  [1234567890, '005924', 41152263],
  [2000000000, '279037', 66666666],
])('knows the code of RFC 6238 at %i', (seconds, code, step) => {
  expect(codes.matchedStep(RFC_SECRET, code, new Date(seconds * 1000))).toBe(step);
});

it.each([
  { steps: -2, isTaken: false },
  { steps: -1, isTaken: true },
  { steps: 0, isTaken: true },
  { steps: 1, isTaken: true },
  { steps: 2, isTaken: false },
])('a clock that is $steps steps off: taken is $isTaken', ({ steps, isTaken }) => {
  const secret = codes.newSecret();

  for (const second of [0, 1, 15, 29]) {
    const now = 1_800_000_000 + second;
    const token = generateSync({ secret, epoch: now + steps * 30 });
    const expected = isTaken ? Math.floor(now / 30) + steps : null;
    expect(codes.matchedStep(secret, token, new Date(now * 1000))).toBe(expected);
  }
});

it.each(['', '12345', '1234567', 'abcdef', '１２３４５６', ' 123456'])('takes no code like %j', (code) => {
  expect(codes.matchedStep(RFC_SECRET, code, new Date(59_000))).toBeNull();
});

it('makes secrets of 160 bits, and an address that apps read', () => {
  const secret = codes.newSecret();

  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(codes.setupUri(secret, { issuer: 'Gatelease: Example & Sons', account: 'ada@example.com' })).toBe(
    `otpauth://totp/Gatelease%20%20Example%20%26%20Sons:ada%40example.com?secret=${secret}&issuer=Gatelease%20%20Example%20%26%20Sons`,
  );
});
