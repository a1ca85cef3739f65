/**
 * The written form of an API key: `gl_<public id>_<secret><checksum>`, letters and digits only, so that a double click
 * takes all of it and scanners for leaked secrets can tell one from noise.
 *
 * The checksum (CRC-32 of what stands before it, in base 62) catches typing errors and cut-off copies without a look
 * into the store. It is no protection: anybody can compute it.
 */

const START = 'gl_';

/** 59 bits: enough never to meet twice. */
export const PUBLIC_ID_LENGTH = 10;

/** 256 bits of base 62. */
export const SECRET_LENGTH = 43;

const CHECKSUM_LENGTH = 6;

const FORM = new RegExp(
  `^gl_([0-9A-Za-z]{${String(PUBLIC_ID_LENGTH)}})_[0-9A-Za-z]{${String(SECRET_LENGTH + CHECKSUM_LENGTH)}}$`,
);

export function composeApiKeyToken(publicId: string, secret: string): string {
  const body = `${apiKeyPrefix(publicId)}_${secret}`;
  return body + checksumOf(body);
}

/** How a key begins, as people see it in lists. */
export function apiKeyPrefix(publicId: string): string {
  return START + publicId;
}

/** The public id of a token; `null` for what is no token, or one with a mistake in it. */
export function publicIdOf(token: string): string | null {
  const publicId = FORM.exec(token)?.[1];
  if (publicId === undefined) return null;
  return checksumOf(token.slice(0, -CHECKSUM_LENGTH)) === token.slice(-CHECKSUM_LENGTH) ? publicId : null;
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let place = 0; place < CHECKSUM_LENGTH; place += 1) {
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
    rest = Math.floor(rest / DIGITS.length);
  }
  return digits;
}

/** CRC-32 as in gzip and PNG, of ASCII text. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
