import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AesSecretBox } from '../../src/adapters/secrets/aes-secret-box.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { readConfig } from '../../src/main/config.ts';
import { loadSecretKey, requireReadableSecrets, settleNextKey, writeNextKey } from '../../src/main/load-secret-key.ts';
import { rotateSecretKey } from '../../src/main/rotate-secret-key.ts';
import { makeReplaceSecretKey } from '../../src/application/secrets/replace-secret-key.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { totpPurpose } from '../../src/application/second-factor/seal-secret.ts';
import { credentialKeyPurpose } from '../../src/application/credentials/credential-key.ts';
import { exampleCredential } from '../../src/domain/examples.ts';
import { anOrganization, aPerson, NOON } from '../support/stored-entities.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gatelease-key-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

it('makes a key at the first start, for its owner alone, and finds it again', () => {
  const dataDir = join(directory, 'data');

  const first = loadSecretKey({ secretKey: null, dataDir }, null);
  const second = loadSecretKey({ secretKey: null, dataDir }, null);

  expect(first).toHaveLength(32);
  expect(Buffer.from(second).equals(first)).toBe(true);
  expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
});

it('takes the key of the environment, and then writes no file', () => {
  const secretKey = Buffer.alloc(32, 7);

  expect(loadSecretKey({ secretKey, dataDir: directory }, null)).toBe(secretKey);
  expect(() => statSync(join(directory, 'secret.key'))).toThrow();
});

it('never puts a new key in the place of a file that is damaged', () => {
  const path = join(directory, 'secret.key');
  writeFileSync(path, 'c2hvcnQ=');

  expect(() => loadSecretKey({ secretKey: null, dataDir: directory }, null)).toThrow('does not hold a key');
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

const noEnvironment = () => readConfig({ GATELEASE_DATA_DIR: directory });

/** A database with a secret of each kind, sealed with the key in the file. */
async function withSecrets(): Promise<void> {
  const store = await openStore({ dataDir: directory });
  const box = new AesSecretBox(loadSecretKey({ secretKey: null, dataDir: directory }, null));
  await store.write(async (tx) => {
    await tx.secretKeys.claim(box.keyId);
    await tx.organizations.insert(anOrganization());
    await tx.people.insert(aPerson());
    const sealedSecret = box.seal('of the app', totpPurpose('person_1'));
    await tx.secondFactors.saveTotp({
      ...{ personId: 'person_1', sealedSecret, createdAt: NOON, confirmedAt: NOON, lastStep: null },
    });
    await tx.credentials.insert(exampleCredential({ organizationId: 'org_1' }));
    await tx.credentials.saveSealedKey('production', box.seal('of AWS', credentialKeyPurpose('production')));
  });
  await store.close();
}

async function readSecrets(): Promise<readonly string[]> {
  const store = await openStore({ dataDir: directory });
  try {
    return await store.read(async (tx) => {
      const box = new AesSecretBox(loadSecretKey({ secretKey: null, dataDir: directory }, await tx.secretKeys.keyId()));
      const totp = await tx.secondFactors.findTotp('person_1');
      const key = await tx.credentials.sealedKey('production');
      return [
        box.open(totp?.sealedSecret ?? '', totpPurpose('person_1')),
        box.open(key ?? '', credentialKeyPurpose('production')),
      ];
    });
  } finally {
    await store.close();
  }
}

const keyText = () => readFileSync(join(directory, 'secret.key'), 'utf8');

it('seals everything with a new key, and is told in the ledger', async () => {
  await withSecrets();
  const before = keyText();

  const rotated = await rotateSecretKey(noEnvironment());

  expect(rotated).toEqual({ secrets: 2, keyFile: join(directory, 'secret.key') });

  expect(keyText()).not.toBe(before);
  expect(await readSecrets()).toEqual(['of the app', 'of AWS']);
  expect(statSync(join(directory, 'secret.key')).mode & 0o777).toBe(0o600);
});

it('is whole again after a stop between making the new key and sealing with it', async () => {
  await withSecrets();
  const before = keyText();

  writeNextKey(directory);

  expect(await readSecrets()).toEqual(['of the app', 'of AWS']);
  expect(keyText()).toBe(before);
});

it('is whole again after a stop between sealing with the new key and putting it in its place', async () => {
  await withSecrets();
  const store = await openStore({ dataDir: directory });
  const from = new AesSecretBox(loadSecretKey({ secretKey: null, dataDir: directory }, null));
  const to = new AesSecretBox(writeNextKey(directory));
  await makeReplaceSecretKey({ store, clock: { now: () => NOON }, ids: new RandomIds() })({ from, to });
  await store.close();

  expect(await readSecrets()).toEqual(['of the app', 'of AWS']);
  expect(new AesSecretBox(Buffer.from(keyText(), 'base64')).keyId).toBe(to.keyId);
});

it('changes nothing when one of the secrets cannot be opened', async () => {
  await withSecrets();
  const before = keyText();
  const store = await openStore({ dataDir: directory });
  await store.write((tx) => tx.credentials.saveSealedKey('production', 'v1.0000000000000000.AAAA'));
  await store.close();

  await expect(rotateSecretKey(noEnvironment())).rejects.toThrow('another key');

  settleNextKey(directory, new AesSecretBox(Buffer.from(before, 'base64')).keyId);
  expect(keyText()).toBe(before);
});

it('goes from one key of the environment to the next', async () => {
  const [first, next] = [Buffer.alloc(32, 1).toString('base64'), Buffer.alloc(32, 2).toString('base64')];
  const config = (env: Record<string, string>) => readConfig({ GATELEASE_DATA_DIR: directory, ...env });
  const store = await openStore({ dataDir: directory });
  await store.write((tx) => tx.secretKeys.claim(new AesSecretBox(Buffer.alloc(32, 1)).keyId));
  await store.close();

  await expect(rotateSecretKey(config({ GATELEASE_SECRET_KEY: first }))).rejects.toThrow('GATELEASE_NEXT_SECRET_KEY');
  await rotateSecretKey(config({ GATELEASE_SECRET_KEY: first, GATELEASE_NEXT_SECRET_KEY: next }));

  await expect(
    rotateSecretKey(config({ GATELEASE_SECRET_KEY: first, GATELEASE_NEXT_SECRET_KEY: next })),
  ).rejects.toThrow('another key');
});

it('refuses the attack of reading a key that was left open to others', () => {
  const path = join(directory, 'secret.key');
  writeFileSync(path, Buffer.alloc(32, 3).toString('base64'), { mode: 0o644 });

  expect(() => loadSecretKey({ secretKey: null, dataDir: directory }, null)).toThrow(`chmod 600 ${path}`);
});

it('says which file is missing after a restore without it, and makes none in its place', () => {
  expect(() => loadSecretKey({ secretKey: null, dataDir: directory }, 'some-key')).toThrow('secret.key is missing');
  expect(() => statSync(join(directory, 'secret.key'))).toThrow();
});
