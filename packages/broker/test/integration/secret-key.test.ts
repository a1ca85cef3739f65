import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AesSecretBox } from '../../src/adapters/secrets/aes-secret-box.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { loadSecretKey, requireReadableSecrets } from '../../src/main/load-secret-key.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gatelease-key-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('makes a key at the first start, for its owner alone, and finds it again', () => {
  const dataDir = join(directory, 'data');

  const first = loadSecretKey({ secretKey: null, dataDir });
  const second = loadSecretKey({ secretKey: null, dataDir });

  expect(first).toHaveLength(32);
  expect(Buffer.from(second).equals(first)).toBe(true);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
});

it('takes the key of the environment, and then writes no file', () => {
  const secretKey = Buffer.alloc(32, 7);

  expect(loadSecretKey({ secretKey, dataDir: directory })).toBe(secretKey);
  expect(() => statSync(join(directory, 'secret.key'))).toThrow();
});

it('never puts a new key in the place of a file that is damaged', () => {
  const path = join(directory, 'secret.key');
  writeFileSync(path, 'c2hvcnQ=');

  expect(() => loadSecretKey({ secretKey: null, dataDir: directory })).toThrow('does not hold a key');
  expect(readFileSync(path, 'utf8')).toBe('c2hvcnQ=');
});

it('starts with any key while nothing is sealed, and then only with the one that everything is sealed with', async () => {
  const store = await openStore({ dataDir: directory });
  const [own, other] = [new AesSecretBox(Buffer.alloc(32, 1)), new AesSecretBox(Buffer.alloc(32, 2))];
  await requireReadableSecrets(store, other);

  await store.write((tx) => tx.secretKeys.claim(own.keyId));

  await requireReadableSecrets(store, own);
  await expect(requireReadableSecrets(store, other)).rejects.toThrow('GATELEASE_SECRET_KEY');
  await store.close();
});
