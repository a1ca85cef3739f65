import { expect, it } from 'vitest';
import type { Challenge } from '../../../src/application/ports/challenge-repository.ts';
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
}
