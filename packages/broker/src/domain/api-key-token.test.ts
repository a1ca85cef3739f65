import { expect, it } from 'vitest';
import { composeApiKeyToken, publicIdOf } from './api-key-token.ts';

const SECRET = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG';
const TOKEN = composeApiKeyToken('k7Q2mN4pX9', SECRET);

it('writes a key so that scanners and double clicks know it', () => {
  expect(TOKEN).toMatch(/^gl_k7Q2mN4pX9_[0-9A-Za-z]{49}$/);
  expect(TOKEN).toContain(SECRET);
  expect(publicIdOf(TOKEN)).toBe('k7Q2mN4pX9');
});

it('computes the checksum as everybody else does: CRC-32 in base 62', () => {
  const known = composeApiKeyToken('', '');

  expect(known.slice(-6)).toBe(base62(CRC_OF_EMPTY));
});

/** `python3 -c "import zlib; print(zlib.crc32(b'gl__'))"` */
const CRC_OF_EMPTY = 9383708;

function base62(value: number): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let rest = value; text.length < 6; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
  return text;
}

it('finds every mistake in one place', () => {
  for (let place = 3; place < TOKEN.length; place += 1) {
    for (const wrong of '0Zz') {
      if (TOKEN.charAt(place) === wrong) continue;
      const mistyped = TOKEN.slice(0, place) + wrong + TOKEN.slice(place + 1);
      expect(publicIdOf(mistyped), mistyped).toBeNull();
    }
  }
});

it.each([
  ['cut off', TOKEN.slice(0, -1)],
  ['longer', `${TOKEN}0`],
  ['two neighbours swapped', TOKEN.slice(0, 20) + TOKEN.charAt(21) + TOKEN.charAt(20) + TOKEN.slice(22)],
  ['with a blank', ` ${TOKEN}`],
  ['a session’s token', 'x'.repeat(43)],
  ['nothing', ''],
])('reads no key from what is %s', (_, text) => {
  expect(publicIdOf(text)).toBeNull();
});
