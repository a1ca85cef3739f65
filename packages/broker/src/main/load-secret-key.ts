import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { AesSecretBox, SECRET_KEY_BYTES } from '../adapters/secrets/aes-secret-box.ts';
import type { SecretBox } from '../application/ports/secret-box.ts';
import type { Store } from '../application/ports/store.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';

/** Where the key is kept when the environment has none. */
export const SECRET_KEY_FILE = 'secret.key';

/** Where the next key waits while the secrets are sealed with it. */
export const NEXT_SECRET_KEY_FILE = 'secret.key.next';

type KeyPlace = Pick<Config, 'secretKey' | 'dataDir'>;

/**
 * The key of the secrets in the database: the environment's, or one in the data directory, made at the first start for
 * its owner alone.
 *
 * A replacement of the key that was interrupted is ended here: the database says which of two keys counts.
 *
 * @param keyId which key the database says; `null` while it holds no secrets.
 * @throws ConfigError for a file that holds none, that is missing, or that others may read.
 */
export function loadSecretKey({ secretKey, dataDir }: KeyPlace, keyId: string | null): Uint8Array {
  if (secretKey !== null) return secretKey;
  const path = join(dataDir, SECRET_KEY_FILE);
  settleNextKey(dataDir, keyId);
  if (!existsSync(path)) {
    if (keyId !== null) throw missing(path);
    writeNewKey(dataDir, SECRET_KEY_FILE);
  }
  return readKey(path);
}

/** Makes the key that is to come, on the disk before anything is sealed with it. */
export function writeNextKey(dataDir: string): Uint8Array {
  rmSync(join(dataDir, NEXT_SECRET_KEY_FILE), { force: true });
  writeNewKey(dataDir, NEXT_SECRET_KEY_FILE);
  return readKey(join(dataDir, NEXT_SECRET_KEY_FILE));
}

/** Puts the next key in its place when the database counts on it, and drops it otherwise. */
export function settleNextKey(dataDir: string, keyId: string | null): void {
  const next = join(dataDir, NEXT_SECRET_KEY_FILE);
  if (!existsSync(next)) return;
  if (keyId !== null && new AesSecretBox(readKey(next)).keyId === keyId) {
    renameSync(next, join(dataDir, SECRET_KEY_FILE));
    syncDirectory(dataDir);
  } else {
    rmSync(next);
  }
}

/** @throws ConfigError */
function readKey(path: string): Uint8Array {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== SECRET_KEY_BYTES) {
    throw new ConfigError(`${path} does not hold a key: ${String(SECRET_KEY_BYTES)} bytes in base64. Restore it.`);
  }
  const mode = statSync(path).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new ConfigError(
      `${path} can be used by others than its owner (its mode is ${mode.toString(8)}). Close it with: chmod 600 ${path}. ` +
        'If somebody may have read it, replace the key after that: gatelease rotate-secret-key.',
    );
  }
  return key;
}

function missing(path: string): ConfigError {
  return new ConfigError(
    `${path} is missing, and the secrets in the database can be read with nothing else. Put it back from where its copy ` +
      'is kept, or give its text in GATELEASE_SECRET_KEY. When it is lost for good, docs/operations.md says what to do.',
  );
}

/** On the disk before the first secret is sealed with it: a key that is lost takes every secret with it. */
function writeNewKey(dataDir: string, name: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, name);
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${randomBytes(SECRET_KEY_BYTES).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  chmodSync(path, 0o600);
  syncDirectory(dataDir);
}

/** So that a power cut does not take back which files there are. */
function syncDirectory(dataDir: string): void {
  if (process.platform === 'win32') return;
  const directory = openSync(dataDir, 'r');
  fsyncSync(directory);
  closeSync(directory);
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
  const keyId = await sealedWith(store);
  return keyId === null || keyId === secretBox.keyId;
}

/** Which key the secrets in the database are sealed with; `null` while there are none. */
export function sealedWith(store: Store): Promise<string | null> {
  return store.read((tx) => tx.secretKeys.keyId());
}
