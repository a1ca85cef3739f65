import { expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import { exampleCredential } from '../../../src/domain/examples.ts';
import { NEVER_VERIFIED } from '../../../src/domain/credential.ts';
import type { Credential, CredentialVerification } from '../../../src/domain/credential.ts';
import { minutesAfter, NOON } from '../../support/stored-entities.ts';

function aCredential(changes: Partial<Credential> = {}): Credential {
  return exampleCredential({ credentialId: 'credential_1', organizationId: 'org_1', createdAt: NOON, ...changes });
}

const LIMITED: CredentialVerification = {
  state: 'limited',
  verifiedAt: minutesAfter(NOON, 1),
  account: { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/gatelease' },
  problem: null,
  refusals: [{ action: 'ec2:DescribeSecurityGroups', region: 'eu-central-1', groupId: null, why: 'denied' }],
};

export function credentialContract(store: () => Store): void {
  it.each<Credential['identity']>([
    { kind: 'ambient' },
    { kind: 'access-key', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', keysReplacedAt: NOON },
    {
      kind: 'assumed-role',
      roleArn: 'arn:aws:iam::111122223333:role/gatelease',
      externalId: 'example',
      throughCredentialId: 'credential_0',
    },
  ])('keeps a credential of each kind as it is: %o', async (identity) => {
    const credential = aCredential({ identity, endpoint: 'https://ec2.example', verification: LIMITED });

    await store().write((tx) => tx.credentials.insert(credential));

    expect(await store().read((tx) => tx.credentials.find('org_1', 'credential_1'))).toEqual(credential);
    expect(await store().read((tx) => tx.credentials.findAnywhere('credential_1'))).toEqual(credential);
    expect(await store().read((tx) => tx.credentials.find('org_2', 'credential_1'))).toBeNull();
  });

  it('lists those of one organization by name', async () => {
    await store().write(async (tx) => {
      await tx.credentials.insert(aCredential({ credentialId: 'b', name: 'beta' }));
      await tx.credentials.insert(aCredential({ credentialId: 'a', name: 'Alpha' }));
      await tx.credentials.insert(aCredential({ credentialId: 'c', organizationId: 'org_2' }));
    });

    const listed = await store().read((tx) => tx.credentials.list('org_1'));

    expect(listed.map(({ credentialId }) => credentialId)).toEqual(['a', 'b']);
  });

  it('notices that somebody else changed it, but not that it was verified', async () => {
    await store().write((tx) => tx.credentials.insert(aCredential()));
    await store().write((tx) =>
      tx.credentials.saveVerification('credential_1', {
        ...{ verification: LIMITED, begunAt: null, failures: 0, dueAt: minutesAfter(NOON, 30), mark: 0 },
      }),
    );

    const changed = await store().write((tx) => tx.credentials.update(aCredential({ name: 'Other' })));

    expect(changed.version).toBe(2);
    const stored = await store().read((tx) => tx.credentials.find('org_1', 'credential_1'));
    expect(stored).toEqual(aCredential({ name: 'Other', version: 2, verification: LIMITED }));
    await expect(store().write((tx) => tx.credentials.update(aCredential()))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
  });

  it('keeps the sealed key apart, replaces it, and lets it go with the credential', async () => {
    await store().write(async (tx) => {
      await tx.credentials.insert(aCredential());
      await tx.credentials.saveSealedKey('credential_1', 'v1.key.old');
      await tx.credentials.saveSealedKey('credential_1', 'v1.key.new');
    });
    const sealedKey = () => store().read((tx) => tx.credentials.sealedKey('credential_1'));
    expect(await sealedKey()).toBe('v1.key.new');
    const read = await store().read((tx) => tx.credentials.find('org_1', 'credential_1'));
    expect(JSON.stringify(read)).not.toContain('v1.key');

    await store().write((tx) => tx.credentials.delete('org_1', 'credential_1'));

    expect(await sealedKey()).toBeNull();
  });

  it('gives what is due for verification to one taker, and again when that one dies', async () => {
    await store().write(async (tx) => {
      await tx.credentials.insert(aCredential({ credentialId: 'now' }));
      await tx.credentials.insert(aCredential({ credentialId: 'later', createdAt: minutesAfter(NOON, 10) }));
    });
    const take = async (at: Date) => {
      const due = await store().write((tx) => tx.credentials.takeDue(at, minutesAfter(at, 2), 5));
      return due.map(({ credential }) => credential.credentialId);
    };

    expect(await take(NOON)).toEqual(['now']);
    expect(await take(minutesAfter(NOON, 1))).toEqual([]);
    expect(await take(minutesAfter(NOON, 2))).toEqual(['now']);
  });

  it('forgets no wish for verification that comes while one is under way', async () => {
    await store().write((tx) => tx.credentials.insert(aCredential()));
    const take = (at: Date) => store().write((tx) => tx.credentials.takeDue(at, minutesAfter(at, 2), 5));
    const [due] = await take(NOON);
    await store().write((tx) => tx.credentials.markDue('credential_1', minutesAfter(NOON, 1)));

    await store().write((tx) =>
      tx.credentials.saveVerification('credential_1', {
        ...{ verification: LIMITED, begunAt: NOON, failures: 3, dueAt: minutesAfter(NOON, 30), mark: due?.mark ?? -1 },
      }),
    );

    const [again] = await take(minutesAfter(NOON, 1));
    expect(again).toMatchObject({ begunAt: null, failures: 3, credential: { verification: LIMITED } });
    expect(due).toMatchObject({ begunAt: null, failures: 0, credential: { verification: NEVER_VERIFIED } });
  });
}
