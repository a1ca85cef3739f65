import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { SECRET_KEY_BYTES } from '../adapters/secrets/aes-secret-box.ts';
import type { SecretBox } from '../application/ports/secret-box.ts';
import type { Store } from '../application/ports/store.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';

/** Where the key is kept when the environment has none. */
export const SECRET_KEY_FILE = 'secret.key';

/**
 * The key of the secrets in the database: the environment's, or one in the data directory, made at the first start for
 * its owner alone.
 *
 * @throws ConfigError for a file that holds none.
 */
export function loadSecretKey({ secretKey, dataDir }: Pick<Config, 'secretKey' | 'dataDir'>): Uint8Array {
  if (secretKey !== null) return secretKey;
  const path = join(dataDir, SECRET_KEY_FILE);
  if (!existsSync(path)) writeKey(dataDir, path);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length === SECRET_KEY_BYTES) return key;
  throw new ConfigError(`${path} does not hold a key: ${String(SECRET_KEY_BYTES)} bytes in base64. Restore it.`);
}

/** On the disk before the first secret is sealed with it: a key that is lost takes every secret with it. */
function writeKey(dataDir: string, path: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${randomBytes(SECRET_KEY_BYTES).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  chmodSync(path, 0o600);
}

/**
 * Goes on only when the secrets in the database, if there are any, are sealed with this node's key.
 *
 * @throws ConfigError
 */
export async function requireReadableSecrets(store: Store, secretBox: SecretBox): Promise<void> {
  if (await readsSecrets(store, secretBox)) return;
  throw new ConfigError(
    'The database holds secrets that were encrypted with another key than this server has. Give every node the same ' +
      `key in GATELEASE_SECRET_KEY, or put back the file ${SECRET_KEY_FILE} of the data directory they were made with.`,
  );
}

/** Whether this node can read what is sealed; also when another node with another key has begun to seal meanwhile. */
export async function readsSecrets(store: Store, secretBox: SecretBox): Promise<boolean> {
  const keyId = await store.read((tx) => tx.secretKeys.keyId());
  return keyId === null || keyId === secretBox.keyId;
}
