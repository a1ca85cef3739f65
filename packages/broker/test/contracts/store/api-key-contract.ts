import { expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import type { ApiKey } from '../../../src/domain/api-key.ts';
import { aPerson, minutesAfter, NOON } from '../../support/stored-entities.ts';

const KEY: ApiKey = {
  keyId: 'key_1',
  organizationId: 'org_1',
  personId: 'person_1',
  name: 'CI',
  publicId: 'k7Q2mN4pX9',
  scopes: ['leases:read', 'leases:write'],
  resourceIds: ['resource_1'],
  cidrs: ['203.0.113.0/24', '2001:db8::/32'],
  createdAt: NOON,
  expiresAt: minutesAfter(NOON, 60),
  rotatedAt: null,
  previousSecretUntil: null,
  revokedAt: null,
  lastUse: null,
  lastRefusal: null,
};

const SECRETS = { hash: 'hash-1', previousHash: null };

export function apiKeyContract(store: () => Store): void {
  const insert = (...keys: readonly ApiKey[]) =>
    store().write(async (tx) => {
      for (const key of keys) await tx.apiKeys.insert(key, SECRETS);
    });
  const addPeople = () =>
    store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.people.insert(aPerson({ personId: 'person_2' }));
    });
  const find = async (keyId = 'key_1') => (await store().read((tx) => tx.apiKeys.find('org_1', keyId)))?.key;

  it('gives back a key as it was stored, with its secrets and its person', async () => {
    await addPeople();
    const free = { ...KEY, keyId: 'key_2', publicId: 'other', resourceIds: null, cidrs: [], expiresAt: null };
    await insert(KEY, free);

    const found = await store().read((tx) => tx.apiKeys.findByPublicId('k7Q2mN4pX9'));

    expect(found).toEqual({ key: KEY, secrets: SECRETS, person: aPerson() });
    expect(await find('key_2')).toEqual(free);
    expect(await store().read((tx) => tx.apiKeys.findByPublicId('K7Q2MN4PX9'))).toBeNull();
    expect(await store().read((tx) => tx.apiKeys.find('org_2', 'key_1'))).toBeNull();
  });

  it('has every public id once', async () => {
    await addPeople();
    await insert(KEY);

    await expect(insert({ ...KEY, keyId: 'key_2' })).rejects.toMatchObject({ code: 'storage.conflict' });
  });

  it('lists keys newest first, of everybody or of one person', async () => {
    await addPeople();
    await insert(KEY, {
      ...KEY,
      keyId: 'key_2',
      publicId: 'b',
      personId: 'person_2',
      createdAt: minutesAfter(NOON, 1),
    });
    const ids = (keys: readonly ApiKey[]) => keys.map(({ keyId }) => keyId);

    expect(ids(await store().read((tx) => tx.apiKeys.list('org_1')))).toEqual(['key_2', 'key_1']);
    expect(ids(await store().read((tx) => tx.apiKeys.list('org_1', 'person_1')))).toEqual(['key_1']);
    expect(await store().read((tx) => tx.apiKeys.list('org_2'))).toEqual([]);
  });

  it('changes what rotating, using and refusing change, and nothing else', async () => {
    await addPeople();
    await insert(KEY);
    const rotated = { ...KEY, rotatedAt: minutesAfter(NOON, 1), previousSecretUntil: minutesAfter(NOON, 2) };
    const lastUse = { at: minutesAfter(NOON, 3), address: '203.0.113.7' };
    const lastRefusal = { at: minutesAfter(NOON, 4), address: '198.51.100.7' };

    await store().write(async (tx) => {
      await tx.apiKeys.rotate(rotated, { hash: 'hash-2', previousHash: 'hash-1' });
      await tx.apiKeys.noteUse('key_1', lastUse);
      await tx.apiKeys.noteRefusal('key_1', lastRefusal);
    });

    const found = await store().read((tx) => tx.apiKeys.find('org_1', 'key_1'));
    expect(found).toEqual({
      key: { ...rotated, lastUse, lastRefusal },
      secrets: { hash: 'hash-2', previousHash: 'hash-1' },
    });
  });

  it('revokes once, and a person’s keys together', async () => {
    await addPeople();
    await insert(
      KEY,
      { ...KEY, keyId: 'key_2', publicId: 'b' },
      { ...KEY, keyId: 'key_3', publicId: 'c', personId: 'person_2' },
    );

    await store().write((tx) => tx.apiKeys.revoke('key_1', NOON));
    await store().write((tx) => tx.apiKeys.revokeOfPerson('person_1', minutesAfter(NOON, 5)));

    expect((await find('key_1'))?.revokedAt).toEqual(NOON);
    expect((await find('key_2'))?.revokedAt).toEqual(minutesAfter(NOON, 5));
    expect((await find('key_3'))?.revokedAt).toBeNull();
  });

  it('loses a key with its person', async () => {
    await addPeople();
    await insert(KEY);

    await store().write((tx) => tx.people.delete(aPerson(), NOON));

    expect(await find()).toBeUndefined();
  });
}
