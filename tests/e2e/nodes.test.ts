import type { Client } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresqlMissing, startPostgresql } from '../../packages/broker/test/support/postgresql.ts';
import type { TestPostgresql } from '../../packages/broker/test/support/postgresql.ts';
import { ChangeListener } from './support/change-listener.ts';
import { LocalEc2Process } from './support/local-ec2-process.ts';
import { windowEndingSoon } from './support/next-minute.ts';
import { addDoor, leaseInState, openPolicy } from './support/open-door.ts';
import { titled } from './support/requirements.ts';
import { BASTION, DATABASE, ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ADMINISTRATOR, ServerProcess } from './support/server-process.ts';

/** Well under the interval in which a worker looks at the queue by itself. */
const AT_ONCE_MS = 2_000;
const FROM_HERE = 'tcp 22 from 127.0.0.1/32';

describe.skipIf(postgresqlMissing !== null)(titled('several nodes on one PostgreSQL', postgresqlMissing), () => {
  let postgresql: TestPostgresql;
  let ec2: LocalEc2Process;
  const nodes: ServerProcess[] = [];

  beforeAll(async () => {
    postgresql = await startPostgresql();
    ec2 = await LocalEc2Process.start();
  });
  afterAll(async () => {
    for (const node of nodes) await node.remove();
    await ec2.remove();
    await postgresql.close();
  });

  async function startNode(databaseUrl: string, role: 'both' | 'server' | 'worker' = 'both'): Promise<ServerProcess> {
    const node = await ServerProcess.startSetUp({
      DATABASE_URL: databaseUrl,
      GATELEASE_EC2_ENDPOINT: ec2.url,
      GATELEASE_ROLE: role,
    });
    nodes.push(node);
    return node;
  }

  describe('two that do everything', () => {
    let first: ServerProcess;
    let second: ServerProcess;
    let onFirst: Client;
    let onSecond: Client;
    let policyId: string;

    beforeAll(async () => {
      const databaseUrl = await postgresql.emptyDatabase();
      [first, second] = await Promise.all([startNode(databaseUrl), startNode(databaseUrl)]);
      onFirst = await first.signIn();
      onSecond = await second.signIn();
      ({ policyId } = await addDoor(onFirst, { groupId: BASTION }));
    });

    it('have one organization, although both were told to make it', async () => {
      const [one, other] = [await onFirst('readSession'), await onSecond('readSession')];

      expect(one.organization).toEqual(other.organization);
      expect(one.person).toMatchObject({ personId: other.person.personId, email: ADMINISTRATOR.email });
    });

    it('open at once what was asked of one, and somebody who looks at the other hears of it', async () => {
      const listener = await ChangeListener.at(second);
      const askedAt = Date.now();

      const lease = await openPolicy(onFirst, policyId);
      const openedAfterMs = Date.now() - askedAt;
      const heardAfterMs = (await listener.hears('leases', askedAt)) - askedAt;
      listener.close();

      expect(openedAfterMs).toBeLessThan(AT_ONCE_MS);
      expect(heardAfterMs).toBeLessThan(AT_ONCE_MS);
      expect(await onSecond('readLease', { params: { leaseId: lease.leaseId } })).toMatchObject({ state: 'active' });
      expect(await ingressOf(ec2.url, BASTION)).toEqual([FROM_HERE]);
    });

    it('close through one what was opened through the other', async () => {
      const { items } = await onSecond('listLeases');
      const [{ leaseId } = { leaseId: '' }] = items;
      const askedAt = Date.now();

      await onSecond('closeLease', { params: { leaseId } });
      await leaseInState(onFirst, leaseId, 'closed');

      expect(Date.now() - askedAt).toBeLessThan(AT_ONCE_MS);
      expect(await ingressOf(ec2.url, BASTION)).toEqual([]);
    });

    it('do each the work of the other when that was killed: a lease ends on time', { timeout: 150_000 }, async () => {
      const { schedule, endsAt } = windowEndingSoon(6_000);
      const door = { groupId: BASTION, traffic: 'tcp 2222', schedule };
      const { policyId: shortPolicyId } = await addDoor(onFirst, door);
      const { leaseId } = await openPolicy(onFirst, shortPolicyId);

      await first.kill();
      expect(await ingressOf(ec2.url, BASTION)).toEqual(['tcp 2222 from 127.0.0.1/32']);
      const lease = await leaseInState(onSecond, leaseId, 'closed', 75_000);

      expect(lease).toMatchObject({ endReason: 'expired', endsAt: endsAt.toISOString() });
      expect(new Date(lease.closedAt ?? 0).getTime() - endsAt.getTime()).toBeLessThan(AT_ONCE_MS);
      expect(await ingressOf(ec2.url, BASTION)).toEqual([]);
    });

    it('and goes on alone, until the other is back', async () => {
      const { leaseId } = await openPolicy(onSecond, policyId);
      await first.start();

      onFirst = await first.signIn();
      await onFirst('closeLease', { params: { leaseId } });

      await leaseInState(onSecond, leaseId, 'closed');
      expect(await ingressOf(ec2.url, BASTION)).toEqual([]);
    });
  });

  describe('one that serves and one that works', () => {
    let serving: ServerProcess;
    let working: ServerProcess;
    let client: Client;
    let policyId: string;

    beforeAll(async () => {
      const databaseUrl = await postgresql.emptyDatabase();
      serving = await startNode(databaseUrl, 'server');
      working = await startNode(databaseUrl, 'worker');
      client = await serving.signIn();
      ({ policyId } = await addDoor(client, { groupId: DATABASE, traffic: 'tcp 22' }));
    });

    it('open at once, and the browser hears what the worker did', async () => {
      const listener = await ChangeListener.at(serving);
      const askedAt = Date.now();

      const { leaseId } = await openPolicy(client, policyId);
      const openedAfterMs = Date.now() - askedAt;

      expect(openedAfterMs).toBeLessThan(AT_ONCE_MS);
      expect(await ingressOf(ec2.url, DATABASE)).toContain(FROM_HERE);

      const closingAt = Date.now();
      await client('closeLease', { params: { leaseId } });
      await leaseInState(client, leaseId, 'closed');
      expect(await listener.hears('leases', closingAt)).toBeLessThan(closingAt + AT_ONCE_MS);
      listener.close();
      expect(await ingressOf(ec2.url, DATABASE)).not.toContain(FROM_HERE);
    });

    it('answer people only where that is its part', async () => {
      expect((await fetch(`${working.url}/api/v1/setup`)).status).toBe(404);
      expect((await fetch(`${working.url}/readyz`)).status).toBe(200);
      expect((await fetch(`${serving.url}/readyz`)).status).toBe(200);
    });

    it('keep a wish while no worker is there, and open it when one is back', async () => {
      await working.kill();
      const { lease } = await client('requestAccess', { body: { policyId } });
      const leaseId = lease?.leaseId ?? '';
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await client('readLease', { params: { leaseId } })).toMatchObject({ state: 'opening' });

      await working.start();

      await leaseInState(client, leaseId, 'active');
      await client('closeLease', { params: { leaseId } });
      await eventually(
        () => ingressOf(ec2.url, DATABASE),
        (rules) => !rules.includes(FROM_HERE),
      );
    });
  });
});
