import { startLocalEc2, threeTierSeed } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AwsCaller } from '../../src/adapters/aws/aws-caller.ts';
import { AwsClients } from '../../src/adapters/aws/aws-clients.ts';
import { Ec2AccountReader } from '../../src/adapters/aws/ec2-account-reader.ts';
import { Ec2GroupRuleChanges } from '../../src/adapters/aws/ec2-group-rule-changes.ts';
import { TokenBuckets } from '../../src/adapters/aws/token-bucket.ts';
import { makeReadAskedAccounts } from '../../src/application/account/read-asked-accounts.ts';
import { makeAdvanceLockDowns } from '../../src/application/lock-down/advance-lock-downs.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { exampleCredential } from '../../src/domain/examples.ts';
import { startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

let ec2: LocalEc2;
let server: TestServer;
let ada: Somebody;
/** Turns of the worker, until it waits. */
let work: () => Promise<void>;

beforeAll(async () => {
  ec2 = await startLocalEc2({ seed: threeTierSeed });
  server = await startTestServer();
  ada = await server.administrator();
  const [organization] = await server.store.read((tx) => tx.organizations.list());
  const organizationId = organization!.organizationId;
  await server.store.write(async (tx) => {
    for (const { credentialId } of await tx.credentials.list(organizationId)) {
      await tx.credentials.delete(organizationId, credentialId);
    }
    await tx.credentials.insert(exampleCredential({ organizationId, regions: ['us-east-1'] }));
  });
  const connection = {
    stamp: ec2.url,
    endpoint: { url: ec2.url, rules: null },
    identity: { kind: 'keys', accessKeyId: 'test', secretAccessKey: 'test' },
    account: null,
  } as const;
  const parts = {
    clients: new AwsClients(() => Promise.resolve(connection)),
    buckets: new TokenBuckets(() => performance.now()),
    observe: () => () => undefined,
  };
  const reader = new Ec2AccountReader(parts);
  const rules = new Ec2GroupRuleChanges(new AwsCaller({ ...parts, priority: 'reconcile' }));
  const { store, clock, changes } = server;
  const advance = makeAdvanceLockDowns({ store, clock, changes, ids: new RandomIds() }, { reader, rules });
  const read = makeReadAskedAccounts(server, reader);
  work = async () => {
    await read();
    for (let turn = 0; turn < 20; turn += 1) {
      await advance();
      server.clock.advance(5);
    }
  };
});

afterAll(async () => {
  await server.close();
  await ec2.close();
});

const call = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
  const answer = await server.call(method, `/api/v1/lock-downs${path}`, {
    headers: ada.headers,
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.statusCode, ...answer.json() };
};
const planned = () => call('POST', '/plan', { request: { pattern: 'load-balancer', loadBalancer: 'front-door' } });

it('plans, carries out, waits for confirmation and undoes, over HTTP', async () => {
  const unread = await planned();
  await work();
  const choices = await call('GET', '/choices');
  const { plan, proof } = await planned();
  const ruleIds = plan.plan.removable.filter((rule: any) => rule.isSuggested).map((rule: any) => rule.ruleId);
  const { lockDownId, status } = await call('POST', '', { plan, ruleIds, confirmWithinSeconds: 3600 });
  await work();
  const waiting = await call('GET', `/${lockDownId}`);
  const confirmed = await call('POST', `/${lockDownId}/confirm`);
  const again = await call('POST', `/${lockDownId}/confirm`);
  await call('POST', `/${lockDownId}/undo`);
  await work();
  const { items } = await call('GET', '');

  expect(unread).toMatchObject({ plan: null, account: { isAwaited: true } });
  expect(choices.loadBalancers).toMatchObject([{ name: 'front-door', kind: 'application', targets: 7 }]);
  expect(proof.lockedDown.join(' ')).toContain('is let through no longer');
  expect(status).toBe(201);
  expect(waiting).toMatchObject({
    state: 'confirming',
    startedByName: expect.any(String),
    removed: [{ rule: 'tcp 80 from 0.0.0.0/0' }],
    plan: { subject: 'load balancer front-door' },
  });
  expect(confirmed.status).toBe(200);
  expect(again).toMatchObject({ status: 409, code: 'lock-down.state-differs' });
  expect(items).toMatchObject([{ lockDownId, state: 'undone' }]);
});

it.each([
  [{ pattern: 'load-balancer', loadBalancer: 'nobody' }, 'request.loadBalancer', 'One that is there: front-door.'],
  [{ pattern: 'default-group', group: 'vpc-0123456789abcdef0' }, 'request', 'A security group that was read'],
  [{ pattern: 'connect-endpoint', endpoint: 'eice-1', targets: ['sg-1'] }, 'request.endpoint', ''],
])('says at the field what is in the way of %j', async (request, field, expected) => {
  const refused = await call('POST', '/plan', { request });

  expect(refused).toMatchObject({
    status: 422,
    code: 'request.invalid',
    fields: [{ field, expected: expect.stringContaining(expected) }],
  });
});

it('refuses what is no plan, and a time to confirm that nobody can keep', async () => {
  const { plan } = await planned();
  const noPlan = await call('POST', '', { plan: { ...plan, version: 2 } });
  const rule = await call('POST', '', {
    plan: { ...plan, plan: { ...plan.plan, add: [{ groupId: 'sg-1', rule: 'all of it', purpose: 'traffic' }] } },
  });
  const tooShort = await call('POST', '', { plan, confirmWithinSeconds: 1 });
  const strange = await call('POST', '', { plan, ruleIds: ['sgr-1'] });

  expect(noPlan.fields).toMatchObject([{ field: 'plan.version' }]);
  expect(rule.fields).toMatchObject([{ field: 'plan.plan.add.0.rule' }]);
  expect(tooShort.fields).toMatchObject([{ field: 'confirmWithinSeconds' }]);
  expect(strange.fields).toMatchObject([{ field: 'ruleIds', given: 'sgr-1' }]);
});
