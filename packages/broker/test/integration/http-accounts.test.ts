import { startLocalEc2, threeTierSeed, THREE_TIER_GROUPS } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { Ec2AccountReader } from '../../src/adapters/aws/ec2-account-reader.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import { makeReadAskedAccounts } from '../../src/application/account/read-asked-accounts.ts';
import type { AwsConnection } from '../../src/application/ports/aws-connection.ts';
import { exampleCredential } from '../../src/domain/examples.ts';
import { startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const WEB = THREE_TIER_GROUPS.web.id;
const REGION = 'us-east-1';

let ec2: LocalEc2;
let server: TestServer;
let auditor: Somebody;
/** One turn of the worker. */
let work: () => Promise<void>;
let calls: string[];

beforeAll(async () => {
  ec2 = await startLocalEc2({ seed: threeTierSeed });
  server = await startTestServer();
  auditor = await server.person('auditor');
  const [organization] = await server.store.read((tx) => tx.organizations.list());
  const organizationId = organization!.organizationId;
  const known = { organizationId, regions: [REGION, 'eu-central-1'] };
  await server.store.write(async (tx) => {
    for (const { credentialId } of await tx.credentials.list(organizationId)) {
      await tx.credentials.delete(organizationId, credentialId);
    }
    await tx.credentials.insert(exampleCredential({ ...known, credentialId: 'credential_1', name: 'Production' }));
  });
  calls = [];
  work = makeReadAskedAccounts(server, readerOf(ec2.url));
});

afterAll(async () => {
  await server.app.close();
  await ec2.close();
});

function readerOf(url: string): Ec2AccountReader {
  const connection: AwsConnection = {
    stamp: url,
    endpoint: { url, rules: null },
    identity: { kind: 'keys', accessKeyId: 'test', secretAccessKey: 'test' },
    account: 'one',
  };
  return new Ec2AccountReader({
    clients: new AwsClients(() => Promise.resolve(connection)),
    buckets: new TokenBuckets(() => performance.now()),
    observe: (action) => (outcome) => void calls.push(`${action} ${outcome}`),
  });
}

const get = async (path: string, by = auditor) => (await server.call('GET', path, { headers: by.headers })).json();

it('lists the accounts and regions that can be asked about', async () => {
  const { items } = await get('/api/v1/accounts');

  expect(items).toMatchObject([
    { credentialName: 'Production', region: 'eu-central-1', readAt: null, isAwaited: false },
    { credentialName: 'Production', region: REGION, readAt: null, isAwaited: false },
  ]);
});

it('says which account when several could be meant, and that others do not exist', async () => {
  const several = await get('/api/v1/hygiene');
  const none = await get('/api/v1/hygiene?region=ap-south-1');

  expect(several).toMatchObject({ code: 'request.invalid', fields: [{ field: 'region', code: 'account.ambiguous' }] });
  expect(none).toMatchObject({ status: 404, code: 'account.not-found' });
});

describe('an account that nobody read yet', () => {
  it('is read by the worker because somebody asks, and calls AWS from nowhere else', async () => {
    const path = `/api/v1/explain?region=${REGION}&from=203.0.113.7&to=${WEB}&traffic=tcp/443`;

    const before = await get(path);
    const callsOfTheServer = [...calls];
    await work();
    const after = await get(path);

    expect(before).toMatchObject({ account: { readAt: null, isAwaited: true }, answer: null });
    expect(callsOfTheServer).toEqual([]);
    expect(calls).toEqual(expect.arrayContaining(['DescribeSecurityGroupRules ok', 'DescribeNetworkAcls rejected']));
    expect(after).toMatchObject({
      account: {
        isAwaited: false,
        problem: null,
        gaps: expect.arrayContaining([expect.objectContaining({ part: 'network-acls' })]),
      },
      answer: { groups: 'yes', verdict: 'unknown', counts: { unknown: 7 } },
    });
    expect(after.answer.pairs[0].ways[0].checks.at(-1).rules[0]).toMatchObject({ groupId: WEB, role: 'admits' });
  });

  it('is not read again for every question', async () => {
    calls.length = 0;

    await Promise.all(Array.from({ length: 20 }, () => get(`/api/v1/exposure?region=${REGION}`)));
    await work();

    expect(calls).toEqual([]);
  });
});

it('answers with what it has once that is old, and has it read again', async () => {
  server.clock.advance(120);
  calls.length = 0;

  const old = await get(`/api/v1/exposure?region=${REGION}&source=internet`);
  await work();
  const fresh = await get(`/api/v1/exposure?region=${REGION}&source=internet`);

  expect(old).toMatchObject({ account: { isAwaited: true }, exposure: { isKnown: true } });
  expect(old.exposure.reached).toHaveLength(9);
  expect(fresh.account.readAt > old.account.readAt).toBe(true);
  expect(calls).not.toEqual([]);
});

it('reads at once for whoever does not want to wait', async () => {
  const asked = await server.call('POST', '/api/v1/accounts/readings', {
    headers: auditor.headers,
    body: { region: REGION },
  });
  await work();
  const { account, hygiene } = await get(`/api/v1/hygiene?region=${REGION}`);

  expect(account.readAt >= asked.json().askedAt).toBe(true);
  expect(hygiene.findings.map(({ kind }: any) => kind)).toContain('world-open');
});

it('draws the account, one VPC, or one group with its neighbours', async () => {
  const { map } = await get(`/api/v1/map?region=${REGION}`);
  const closer = await get(`/api/v1/map?region=${REGION}&groupId=${THREE_TIER_GROUPS.db.id}`);
  const none = await get(`/api/v1/map?region=${REGION}&vpcId=vpc-1`);

  expect(map).toMatchObject({ shows: 'groups', hiddenGroups: 0 });
  expect(map.edges).toContainEqual(
    expect.objectContaining({ from: THREE_TIER_GROUPS.app.id, to: THREE_TIER_GROUPS.db.id, label: 'tcp 3306' }),
  );
  expect(closer.map.nodes.map(({ label }: any) => label).sort()).toEqual(['app', 'bastion', 'db']);
  expect(none).toMatchObject({ code: 'request.invalid', fields: [{ field: 'vpcId', given: 'vpc-1' }] });
});

it('says at the field what is wrong with a question', async () => {
  const wrong = await get(`/api/v1/explain?region=${REGION}&from=1.2.3&to=nobody&traffic=all`);
  const source = await get(`/api/v1/exposure?region=${REGION}&source=nobody`);
  const group = await get(`/api/v1/hygiene?region=${REGION}&groupId=sg-0123456789abcdef0`);

  expect(wrong).toMatchObject({ status: 422, code: 'request.invalid' });
  expect(wrong.fields.map(({ field, given }: any) => [field, given])).toEqual([
    ['from', '1.2.3'],
    ['to', 'nobody'],
    ['traffic', 'all'],
  ]);
  expect(source.fields).toMatchObject([{ field: 'source', given: 'nobody' }]);
  expect(group.fields).toMatchObject([{ field: 'groupId' }]);
});

it('says why an account cannot be read, keeps what was read before, and does not try at every question', async () => {
  server.clock.advance(120);
  const broken = makeReadAskedAccounts(server, readerOf('http://127.0.0.1:1'));
  await get(`/api/v1/exposure?region=${REGION}`);
  await broken();

  const { account, exposure } = await get(`/api/v1/exposure?region=${REGION}`);
  const again = await get(`/api/v1/exposure?region=${REGION}`);

  expect(account).toMatchObject({ isAwaited: false, problem: expect.stringContaining('AWS did not answer') });
  expect(exposure.reached).toHaveLength(9);
  expect(again.account.isAwaited).toBe(false);
}, 120_000);

it('shows nothing to members who have no dashboard', async () => {
  const member = await server.person('member');

  for (const path of ['accounts', 'hygiene', 'exposure', `explain?from=203.0.113.7&to=${WEB}&traffic=22`]) {
    expect(await get(`/api/v1/${path}`, member)).toMatchObject({ status: 403, code: 'permission.denied' });
  }
});
