import { join } from 'node:path';
import { AesSecretBox } from '../adapters/secrets/aes-secret-box.ts';
import { RandomIds } from '../adapters/secrets/random-ids.ts';
import { makeReplaceSecretKey } from '../application/secrets/replace-secret-key.ts';
import { ConfigError } from './config-error.ts';
import type { Config } from './config.ts';
import {
  loadSecretKey,
  requireReadableSecrets,
  SECRET_KEY_FILE,
  sealedWith,
  settleNextKey,
  writeNextKey,
} from './load-secret-key.ts';
import { openDatabase } from './open-database.ts';

/**
 * Seals every secret of the database with another key: with a new one in the file, or with the one that the environment
 * names as the next. All of it happens in one transaction; a stop at any moment leaves one key that everything is sealed
 * with, and the next start finds out which.
 *
 * @throws ConfigError, and `storage.…` while a server has the embedded database
 */
export async function rotateSecretKey(config: Config): Promise<RotatedSecretKey> {
  const { dataDir, secretKey, nextSecretKey } = config;
  if (secretKey !== null && nextSecretKey === null) {
    throw new ConfigError(
      'The key is in GATELEASE_SECRET_KEY, so the next one has to be named, too: set GATELEASE_NEXT_SECRET_KEY to it, ' +
        'for example to what `openssl rand -base64 32` makes, and run this again.',
    );
  }
  const database = await openDatabase(config);
  try {
    const { store, clock } = database;
    const from = new AesSecretBox(loadSecretKey(config, await sealedWith(store)));
    await requireReadableSecrets(store, from);
    const isInFile = secretKey === null;
    const to = new AesSecretBox(isInFile ? writeNextKey(dataDir) : (nextSecretKey ?? secretKey));
    const replace = makeReplaceSecretKey({ store, clock, ids: new RandomIds() });
    const count = await replace({ from, to });
    if (isInFile) settleNextKey(dataDir, to.keyId);
    return { secrets: count, keyFile: isInFile ? join(dataDir, SECRET_KEY_FILE) : null };
  } finally {
    await database.close();
  }
}

export interface RotatedSecretKey {
  /** How many were sealed anew. */
  readonly secrets: number;
  /** Where the new key is; `null` when the environment has to name it from now on. */
  readonly keyFile: string | null;
}

/** What whoever asked for it has to do now. */
export function rotatedText({ secrets, keyFile }: RotatedSecretKey): string {
  const done = `${String(secrets)} ${secrets === 1 ? 'secret is' : 'secrets are'} sealed with the new key.`;
  return keyFile === null
    ? `${done}\nPut it into GATELEASE_SECRET_KEY, drop GATELEASE_NEXT_SECRET_KEY, and start the servers.`
    : `${done}\nKeep a copy of ${keyFile}, and not beside the backups of the database.`;
}
