import { startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { LocalEc2, LocalEc2Options } from '@gatelease/ec2-engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { Ec2AccountGateway } from '../../src/adapters/aws/ec2-account-gateway.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import type { CredentialAddInput } from '../../src/application/credentials/add-credential.ts';
import { makeWarnOfOldKeys } from '../../src/application/credentials/warn-of-old-keys.ts';
import { makeConnectCredential } from '../../src/application/credentials/connect-credential.ts';
import { makeVerifyCredentials } from '../../src/application/credentials/verify-credentials.ts';
import type { Principal } from '../../src/application/principal.ts';
import { ruleOf } from '../../src/application/reconcile/reconcile-examples.ts';
import { BASTION, Installation, REGION, WEB } from './installation.ts';
import type { InstallationOptions } from './installation.ts';

const SECRET = 'a-secret-that-must-never-be-seen-again';
const NEW_SECRET = 'another-secret-that-must-never-be-seen';

/** What Gatelease does, but for some actions; on all groups. */
function policyWithout(...denied: readonly string[]) {
  const actions = ['Authorize', 'Revoke'].map((verb) => `ec2:${verb}SecurityGroupIngress`);
  const all = [
    ...actions,
    'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
    'ec2:CreateTags',
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSecurityGroupRules',
  ];
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: all.filter((action) => !denied.includes(action)), Resource: '*' }],
  };
}

/** How accounts are added, verified and mended, against Local EC2 with users and policies. Run on every store. */
export function credentialsOn(storeName: string, options: InstallationOptions = {}): void {
  describe(`AWS accounts on ${storeName}`, () => {
    let installation: Installation;
    let account: LocalEc2;
    let administrator: Principal;

    beforeEach(async () => {
      installation = await Installation.start(options);
      const person = await installation.addPerson({ role: 'administrator', access: 'dashboard' });
      administrator = installation.principal(person);
      account = await startAccount({});
    });
    afterEach(async () => {
      await account.close();
      await installation.close();
    });

    const startAccount = (more: LocalEc2Options) =>
      startLocalEc2({
        accountId: '111122223333',
        accessKeyId: 'main',
        secretAccessKey: 'main-secret',
        seed: threeTierSeed,
        users: [
          { name: 'gatelease', accessKeyId: 'key-1', secretAccessKey: SECRET, iamPolicy: policyWithout() },
          { name: 'next', accessKeyId: 'key-2', secretAccessKey: NEW_SECRET, iamPolicy: policyWithout() },
        ],
        ...more,
      });

    const replaceAccount = async (more: LocalEc2Options) => {
      await account.close();
      account = await startAccount(more);
    };

    /** What the worker does, once. */
    const verify = async (): Promise<void> => {
      const { context } = installation;
      const ambientConnection = {
        stamp: 'ambient',
        endpoint: { url: account.url, rules: null },
        identity: { kind: 'keys', accessKeyId: 'main', secretAccessKey: 'main-secret' },
        account: null,
      } as const;
      const connect = makeConnectCredential({ ...context, ambientConnection });
      const caller = new AwsCaller({
        clients: new AwsClients(connect),
        buckets: new TokenBuckets(() => performance.now()),
        observe: () => () => undefined,
        priority: 'look-around',
      });
      await makeVerifyCredentials({ ...context, accounts: new Ec2AccountGateway(caller), chance: () => 0.5 })();
    };

    const add = (more: Partial<CredentialAddInput> = {}) =>
      installation.app.addCredential(administrator, {
        kind: 'access-key',
        name: 'Production',
        regions: [REGION],
        endpoint: account.url,
        accessKeyId: 'key-1',
        secretAccessKey: SECRET,
        ...more,
      } as CredentialAddInput);

    const verified = async (credentialId: string) => {
      await installation.app.verifyCredential(administrator, { credentialId });
      await verify();
      return installation.app.readCredential(administrator, { credentialId });
    };

    const eventsOf = async () => {
      const filter = { organizationId: administrator.organizationId };
      const { items } = await installation.store.read((tx) => tx.events.list(filter, { after: null, limit: 100 }));
      return items
        .filter(({ kind, detail }) => kind.startsWith('credential.') && detail['name'] !== 'Local EC2')
        .map(({ kind, detail }) => ({ kind, detail }));
    };

    it('finds an account valid whose key may do everything, and says who AWS says it is', async () => {
      const { credential } = await add();
      await installation.addResource(BASTION, credential.credentialId);

      const found = await verified(credential.credentialId);

      expect(found.credential.verification).toMatchObject({
        state: 'valid',
        account: { accountId: '111122223333', arn: 'arn:aws:iam::111122223333:user/gatelease' },
        problem: null,
      });
      expect(found.refusals).toEqual([]);
      expect((await eventsOf()).map(({ kind }) => kind)).toEqual(['credential.valid', 'credential.added']);
    });

    it.each([
      ['ec2:AuthorizeSecurityGroupIngress', `security-group/${BASTION}`],
      ['ec2:CreateTags', 'security-group-rule/*'],
      ['ec2:RevokeSecurityGroupIngress', `security-group/${BASTION}`],
      ['ec2:UpdateSecurityGroupRuleDescriptionsIngress', `security-group/${BASTION}`],
    ])(
      'finds an account limited that lacks %s, and names the statement that would allow it',
      async (action, resource) => {
        await replaceAccount({
          users: [{ name: 'g', accessKeyId: 'key-1', secretAccessKey: SECRET, iamPolicy: policyWithout(action) }],
        });
        const { credential } = await add();
        await installation.addResource(BASTION, credential.credentialId);

        const { credential: found, refusals } = await verified(credential.credentialId);

        expect(found.verification.state).toBe('limited');
        expect(refusals).toMatchObject([{ action, region: REGION, resourceName: BASTION }]);
        expect(JSON.stringify(refusals[0]?.statement)).toContain(`arn:aws:ec2:us-east-1:111122223333:${resource}`);
      },
    );

    it('finds out that a right was granted to one group only', async () => {
      const arn = `arn:aws:ec2:us-east-1:111122223333:security-group/${BASTION}`;
      const [everything] = policyWithout('ec2:RevokeSecurityGroupIngress').Statement;
      const Statement = [everything, { Effect: 'Allow', Action: 'ec2:RevokeSecurityGroupIngress', Resource: arn }];
      const iamPolicy = { Version: '2012-10-17', Statement };
      await replaceAccount({ users: [{ name: 'g', accessKeyId: 'key-1', secretAccessKey: SECRET, iamPolicy }] });
      const { credential } = await add();
      await installation.addResource(BASTION, credential.credentialId);
      await installation.addResource(WEB, credential.credentialId);

      const { refusals } = await verified(credential.credentialId);

      expect(refusals.map(({ action, groupId }) => [action, groupId])).toEqual([
        ['ec2:RevokeSecurityGroupIngress', WEB],
      ]);
    });

    it('finds wrong keys invalid, and valid once they were replaced in place', async () => {
      const { credential } = await add({ secretAccessKey: 'not-the-secret' });
      const { credentialId } = credential;
      const resource = await installation.addResource(BASTION, credentialId);
      expect((await verified(credentialId)).credential.verification).toMatchObject({
        state: 'invalid',
        problem: { kind: 'keys-wrong', detail: expect.stringContaining('key-1') },
      });

      await installation.app.replaceCredentialKeys(administrator, {
        ...{ credentialId, accessKeyId: 'key-2', secretAccessKey: NEW_SECRET },
      });

      const mended = await verified(credentialId);
      expect(mended.credential.verification).toMatchObject({ state: 'valid', account: { accountId: '111122223333' } });
      expect(mended.credential.identity).toMatchObject({ accessKeyId: 'key-2' });
      expect(await installation.store.read((tx) => tx.resources.findAnywhere(resource.resourceId))).toEqual(resource);
      expect((await eventsOf()).map(({ kind }) => kind)).toEqual([
        'credential.valid',
        'credential.keys-replaced',
        'credential.invalid',
        'credential.added',
      ]);
    });

    it('uses a role with its external id, and says what to do when the role does not trust it', async () => {
      const roles = [{ name: 'gatelease', externalId: 'example-1', iamPolicy: policyWithout() }];
      await replaceAccount({ roles });
      const base = await installation.app.addCredential(administrator, {
        ...{ kind: 'ambient', name: 'Server', regions: [REGION] },
      } as CredentialAddInput);
      const role = {
        kind: 'assumed-role',
        name: 'Role',
        regions: [REGION],
        roleArn: 'arn:aws:iam::111122223333:role/gatelease',
        throughCredentialId: base.credential.credentialId,
      } as const;
      const wrong = await installation.app.addCredential(administrator, { ...role });
      const right = await installation.app.addCredential(administrator, { ...role, externalId: 'example-1' });

      const [refused, allowed] = [
        await verified(wrong.credential.credentialId),
        await verified(right.credential.credentialId),
      ];

      expect(refused.credential.verification).toMatchObject({
        state: 'invalid',
        problem: { kind: 'role-not-assumed', detail: expect.stringContaining('external id gatelease-') },
      });
      expect(allowed.credential.verification).toMatchObject({
        state: 'valid',
        account: { arn: expect.stringMatching(/assumed-role\/gatelease\/gatelease-/) },
      });
    });

    it('tells a region that is not switched on from keys that are wrong', async () => {
      const { credential } = await add({ regions: [REGION, 'eu-south-2'] });

      const { credential: found, refusals } = await verified(credential.credentialId);

      expect(found.verification.state).toBe('limited');
      expect(refusals).toMatchObject([{ region: 'eu-south-2', why: 'region-not-enabled', statement: null }]);
    });

    it('keeps a working account valid while AWS cannot be reached for a moment, not for long', async () => {
      const { credential } = await add();
      const { credentialId } = credential;
      expect((await verified(credentialId)).credential.verification.state).toBe('valid');
      const { url } = account;
      await account.close();

      const states = [await verified(credentialId), await verified(credentialId), await verified(credentialId)];

      expect(states.map((each) => each.credential.verification.state)).toEqual(['valid', 'valid', 'invalid']);
      expect(states[2]?.credential.verification.problem).toMatchObject({
        kind: 'endpoint-unreachable',
        detail: expect.stringContaining(url),
      });
    });

    it('tells administrators of old keys once a week, until they are replaced', async () => {
      const { credential } = await add();
      const { credentialId } = credential;
      const { store, context } = installation;
      let now = credential.createdAt;
      const later = async (days: number): Promise<number> => {
        now = new Date(now.getTime() + days * 86_400_000);
        await makeWarnOfOldKeys({ ...context, clock: { now: () => now } })();
        const filter = { organizationId: administrator.organizationId };
        const { items } = await store.read((tx) => tx.outbox.list(filter, { after: null, limit: 100 }));
        return items.filter(({ kind }) => kind === 'keys-old').length;
      };

      const told = [await later(89), await later(1), await later(6), await later(1)];

      expect(told).toEqual([0, 1, 1, 2]);
      await store.write(async (tx) => {
        const stored = await tx.credentials.find(administrator.organizationId, credentialId);
        if (stored?.identity.kind !== 'access-key') throw new Error('it has a key');
        await tx.credentials.update({ ...stored, identity: { ...stored.identity, keysReplacedAt: now } });
      });
      expect([await later(89), await later(1)]).toEqual([2, 3]);
    });

    it('refuses a lease that does not fit into the group, before anybody approves it', async () => {
      const { credential } = await add({ rulesPerGroup: 1 });
      const resource = await installation.addResource(BASTION, credential.credentialId);
      const policy = await installation.addPolicy(resource, { approvalsNeeded: 1, notifiesApprovers: false });
      const ask = (address: string) =>
        installation.app.requestAccess({ ...administrator, address }, { policyId: policy.policyId });
      const rules = [{ ruleId: 'sgr-1', description: null, ownership: null, rule: ruleOf('tcp 443 from 0.0.0.0/0') }];
      await installation.store.write((tx) =>
        tx.pictures.save({ resourceId: resource.resourceId, readAt: new Date(), rules }),
      );

      await expect(ask('203.0.113.7')).rejects.toMatchObject({
        code: 'access.group-full',
        message: expect.stringContaining('it would need 2 IPv4 rules, and AWS allows 1'),
      });

      await installation.app.editCredential(administrator, {
        ...{ credentialId: credential.credentialId, version: credential.version, rulesPerGroup: 2 },
      });
      expect((await ask('203.0.113.7')).outcome).toBe('waiting');
    });

    it('refuses to forget an account whose groups it manages', async () => {
      const { credential } = await add();
      const { credentialId } = credential;
      const resource = await installation.addResource(BASTION, credentialId);
      const remove = () => installation.app.deleteCredential(administrator, { credentialId });
      await expect(remove()).rejects.toMatchObject({ code: 'credential.in-use' });

      await installation.app.deleteResource(administrator, { resourceId: resource.resourceId });
      await remove();

      expect(await installation.store.read((tx) => tx.credentials.sealedKey(credentialId))).toBeNull();
    });

    it('law 8: keeps every secret out of replies, events, errors and the plain columns of the database', async () => {
      const { credential } = await add();
      const { credentialId } = credential;
      const keys = { credentialId, accessKeyId: 'key-2', secretAccessKey: NEW_SECRET };
      const said = [
        credential,
        await verified(credentialId),
        await installation.app.replaceCredentialKeys(administrator, keys),
        await installation.app.listCredentials(administrator),
        await eventsOf(),
        await installation.store.read((tx) => tx.credentials.sealedKey(credentialId)),
        await add({ secretAccessKey: `${SECRET} ` }).catch((error: unknown) => [String(error), error]),
      ];

      const text = JSON.stringify(said);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain(NEW_SECRET);
      expect(text).toContain('secret-key.malformed');
    });
  });
}
