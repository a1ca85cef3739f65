import { expect, it } from 'vitest';
import type { Challenge } from '../../../src/application/ports/challenge-repository.ts';
import type { Passkey } from '../../../src/domain/passkey.ts';
import type { ProviderAccount } from '../../../src/application/ports/provider-account-repository.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import { aPerson, minutesAfter, NOON } from '../../support/stored-entities.ts';

const CHALLENGE: Challenge = {
  tokenHash: 'hash-of-token-1',
  purpose: 'provider-sign-in',
  payload: '/leases',
  expiresAt: minutesAfter(NOON, 15),
};

const ACCOUNT: ProviderAccount = {
  organizationId: 'org_1',
  personId: 'person_1',
  issuer: 'https://id.example',
  subject: 'subject-1',
  linkedAt: NOON,
};

const PASSKEY: Passkey = {
  passkeyId: 'passkey_1',
  organizationId: 'org_1',
  personId: 'person_1',
  name: 'Laptop',
  credentialId: 'Credential-1',
  publicKey: 'cHVibGlj',
  counter: 0,
  transports: ['internal', 'hybrid'],
  isSynced: true,
  isBackedUp: false,
  createdAt: NOON,
  lastUsedAt: null,
};

export function signInContract(store: () => Store): void {
  const take = (now: Date) => store().write((tx) => tx.challenges.take(CHALLENGE.tokenHash, 'provider-sign-in', now));

  it('gives a challenge once', async () => {
    await store().write((tx) => tx.challenges.insert(CHALLENGE));

    expect(await Promise.all([take(NOON), take(NOON)]).then((all) => all.filter((one) => one !== null))).toEqual([
      CHALLENGE,
    ]);
    expect(await take(NOON)).toBeNull();
  });

  it('gives no challenge that has expired, and forgets those', async () => {
    await store().write((tx) => tx.challenges.insert(CHALLENGE));

    expect(await take(CHALLENGE.expiresAt)).toBeNull();
    await store().write((tx) => tx.challenges.deleteExpired(CHALLENGE.expiresAt));
    expect(await take(NOON)).toBeNull();
  });

  it('finds an account at the provider by issuer and subject, in its organization', async () => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.providerAccounts.insert(ACCOUNT);
    });
    const find = (organizationId: string, issuer: string, subject: string) =>
      store().read((tx) => tx.providerAccounts.find(organizationId, issuer, subject));

    expect(await find('org_1', ACCOUNT.issuer, 'subject-1')).toEqual(ACCOUNT);
    expect(await find('org_1', ACCOUNT.issuer, 'SUBJECT-1')).toBeNull();
    expect(await find('org_1', 'https://other.example', 'subject-1')).toBeNull();
    expect(await find('org_2', ACCOUNT.issuer, 'subject-1')).toBeNull();
    expect(await store().read((tx) => tx.providerAccounts.findOfPerson('person_1', ACCOUNT.issuer))).toEqual(ACCOUNT);
  });

  it.each([
    ['an account to two people', { personId: 'person_2' }],
    ['two accounts of one issuer to a person', { subject: 'subject-2' }],
  ])('refuses to link %s', async (_, changes) => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.people.insert(aPerson({ personId: 'person_2' }));
      await tx.providerAccounts.insert(ACCOUNT);
    });

    await expect(store().write((tx) => tx.providerAccounts.insert({ ...ACCOUNT, ...changes }))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
  });

  it('lets accounts go by themselves and with their person', async () => {
    const find = () => store().read((tx) => tx.providerAccounts.find('org_1', ACCOUNT.issuer, ACCOUNT.subject));
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.providerAccounts.insert(ACCOUNT);
    });
    await store().write((tx) => tx.providerAccounts.deleteOfPerson('person_1'));
    const unlinked = await find();
    await store().write(async (tx) => {
      await tx.providerAccounts.insert(ACCOUNT);
      await tx.people.delete(aPerson(), NOON);
    });

    expect([unlinked, await find()]).toEqual([null, null]);
  });

  it('finds a passkey by its credential, and those of a person, oldest first', async () => {
    const newer = {
      ...PASSKEY,
      passkeyId: 'passkey_0',
      credentialId: 'credential-1',
      createdAt: minutesAfter(NOON, 1),
    };
    const used = { ...PASSKEY, counter: 4_294_967_295, isBackedUp: true, name: 'Old', lastUsedAt: NOON };
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.passkeys.insert({ ...newer, transports: [] });
      await tx.passkeys.insert(PASSKEY);
      await tx.passkeys.update(used);
    });

    expect(await store().read((tx) => tx.passkeys.findByCredential('Credential-1'))).toEqual(used);
    expect(await store().read((tx) => tx.passkeys.findByCredential('CREDENTIAL-1'))).toBeNull();
    expect(await store().read((tx) => tx.passkeys.listOfPerson('person_1'))).toEqual([
      used,
      { ...newer, transports: [] },
    ]);
    expect(await store().read((tx) => tx.passkeys.listOfPerson('person_2'))).toEqual([]);
  });

  it('knows a credential once, whoever comes with it', async () => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.people.insert(aPerson({ personId: 'person_2' }));
      await tx.passkeys.insert(PASSKEY);
    });
    const again = { ...PASSKEY, passkeyId: 'passkey_2', personId: 'person_2' };

    await expect(store().write((tx) => tx.passkeys.insert(again))).rejects.toMatchObject({ code: 'storage.conflict' });
  });

  it('counts passkeys as a second factor of their person until the last is gone', async () => {
    const factors = async () => (await store().read((tx) => tx.people.find('org_1', 'person_1')))?.secondFactors;
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.passkeys.insert(PASSKEY);
      await tx.passkeys.insert({ ...PASSKEY, passkeyId: 'passkey_2', credentialId: 'credential-2' });
    });

    expect(await factors()).toEqual(['passkey']);
    await store().write((tx) => tx.passkeys.delete('passkey_1'));
    expect(await factors()).toEqual(['passkey']);
    await store().write((tx) => tx.passkeys.deleteOfPerson('person_1'));
    expect(await factors()).toEqual([]);
  });
}
