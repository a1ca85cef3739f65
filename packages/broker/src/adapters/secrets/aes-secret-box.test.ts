import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { AesSecretBox } from './aes-secret-box.ts';

const box = new AesSecretBox(randomBytes(32));

it('opens what it sealed', () => {
  expect(box.open(box.seal('grüner Schlüssel', 'totp ada'), 'totp ada')).toBe('grüner Schlüssel');
});

it('never seals the same twice alike, and shows nothing of the secret', () => {
  const sealed = Array.from({ length: 100 }, () => box.seal('JBSWY3DPEHPK3PXP', 'totp ada'));

  expect(new Set(sealed).size).toBe(100);
  expect(sealed.join()).not.toContain('JBSWY3DPEHPK3PXP');
});

it('exchanged rows: a secret opens for its own purpose only', () => {
  const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp ada');

  expect(() => box.open(sealed, 'totp eve')).toThrow();
});

it('tampering: not one character can be changed', () => {
  const sealed = box.seal('JBSWY3DPEHPK3PXP', 'totp ada');
  const start = sealed.lastIndexOf('.') + 1;

  for (let at = start; at < sealed.length - 1; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(() => box.open(sealed.slice(0, at) + other + sealed.slice(at + 1), 'totp ada')).toThrow();
  }
});

it.each(['', 'v1', 'v2.x.y', 'v1..', 'plain text'])('refuses %j, which it never sealed', (text) => {
  expect(() => box.open(text, 'totp ada')).toThrow();
});

it('a stolen database: another key opens nothing, and says so', () => {
  const other = new AesSecretBox(randomBytes(32));

  expect(() => other.open(box.seal('JBSWY3DPEHPK3PXP', 'totp ada'), 'totp ada')).toThrow('another key');
  expect(other.keyId).not.toBe(box.keyId);
});

it('takes keys of 256 bits only', () => {
  expect(() => new AesSecretBox(randomBytes(16))).toThrow(RangeError);
});
