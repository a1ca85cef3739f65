import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { SecretBox } from '../../application/ports/secret-box.ts';

export const SECRET_KEY_BYTES = 32;

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under one key, with a random nonce for each secret; the purpose is authenticated with it.
 *
 * Written `v1.<key id>.<nonce, ciphertext and tag in base64url>`. Random nonces of 96 bits are safe for some four
 * thousand million secrets under one key (NIST SP 800-38D, section 8.3).
 */
export class AesSecretBox implements SecretBox {
  readonly keyId: string;
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    if (key.length !== SECRET_KEY_BYTES) throw new RangeError(`A key has ${String(SECRET_KEY_BYTES)} bytes.`);
    this.#key = Uint8Array.from(key);
    this.keyId = createHash('sha256').update('gatelease secret key').update(key).digest('hex').slice(0, 16);
  }

  seal(secret: string, purpose: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(purpose, 'utf8'));
    const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [VERSION, this.keyId, sealed.toString('base64url')].join('.');
  }

  open(sealed: string, purpose: string): string {
    const [version, keyId, text = ''] = sealed.split('.');
    if (version !== VERSION) throw new Error('A secret is stored in a form that this release does not know.');
    if (keyId !== this.keyId) throw new Error('A secret was sealed with another key than this node has.');
    const bytes = Buffer.from(text, 'base64url');
    if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('A stored secret is cut off.');

    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(purpose, 'utf8'));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    return plain.toString('utf8');
  }
}
