import type { Client } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf } from './support/metrics.ts';
import { MotoProcess } from './support/moto-process.ts';
import { addDoor, leaseInState, openDoor, openPolicy } from './support/open-door.ts';
import { missing, titled } from './support/requirements.ts';
import { ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ADMINISTRATOR, ServerProcess } from './support/server-process.ts';

const OFFICE = 'tcp 22 from 198.51.100.0/24';
const FROM_HERE = 'tcp 22 from 127.0.0.1/32';

describe.skipIf(missing.moto !== null)(titled('with moto in the place of EC2', missing.moto), () => {
  let moto: MotoProcess;
  let server: ServerProcess;
  let client: Client;
  let minuteGroupId: string;
  let minuteLeaseId: string;

  beforeAll(async () => {
    moto = await MotoProcess.start();
    server = await ServerProcess.startSetUp({ GATELEASE_EC2_ENDPOINT: moto.url });
    client = await server.signIn();
    // The lease that ends by itself begins first, so that the minute passes while others are looked at.
    minuteGroupId = await moto.makeGroup('a-minute');
    minuteLeaseId = (await openDoor(client, { groupId: minuteGroupId, durationSeconds: 60 })).leaseId;
  });
  afterAll(async () => {
    await server.remove();
    await moto.remove();
  });

  it('brings no tour, and takes over a group as it is', async () => {
    const groupId = await moto.makeGroup('taken-over');
    const { resourceId } = await client('addResource', { body: { region: 'us-east-1', groupId } });

    const read = await eventually(
      () => client('readResource', { params: { resourceId } }),
      ({ health }) => health.state !== 'unknown',
    );

    expect(read.health).toMatchObject({ state: 'healthy', problem: null });
    expect(read).toMatchObject({ groupName: 'taken-over', vpcId: expect.stringMatching(/^vpc-/), rulesUsed: 1 });
    expect(read.rules).toContainEqual(
      expect.objectContaining({ traffic: 'tcp 22', peer: '198.51.100.0/24', owned: false, description: 'the office' }),
    );
    // Only what this test has added so far.
    expect((await client('listPolicies')).items.map(({ name }) => name)).toEqual([`tcp 22 in ${minuteGroupId}`]);
  });

  it('opens a rule, keeps it through an extension, and closes it', async () => {
    const groupId = await moto.makeGroup('open-and-close');

    const lease = await openDoor(client, { groupId, durationSeconds: 600 });
    expect(lease.rules).toMatchObject([{ rule: FROM_HERE, state: 'present', ruleId: expect.stringMatching(/^sgr-/) }]);
    expect(await ingressOf(moto.url, groupId)).toEqual([FROM_HERE, OFFICE]);

    const { leaseId } = lease;
    await client('extendLease', { params: { leaseId }, body: { durationSeconds: 600 } });
    await eventually(
      () => callsOf(server.url, 'UpdateSecurityGroupRuleDescriptionsIngress'),
      (calls) => calls > 0,
    );
    expect(await client('readLease', { params: { leaseId } })).toMatchObject({ state: 'active', problem: null });
    expect(await ingressOf(moto.url, groupId)).toEqual([FROM_HERE, OFFICE]);

    await client('closeLease', { params: { leaseId } });
    expect(await leaseInState(client, leaseId, 'closed')).toMatchObject({ endReason: 'closed-by-holder' });
    expect(await ingressOf(moto.url, groupId)).toEqual([OFFICE]);
  });

  it('does not ask again and again for a description that the other side does not change', async () => {
    const groupId = await moto.makeGroup('described');
    const { leaseId } = await openDoor(client, { groupId, durationSeconds: 600 });
    await client('extendLease', { params: { leaseId }, body: { durationSeconds: 60 } });
    const before = await callsOf(server.url, 'UpdateSecurityGroupRuleDescriptionsIngress');
    await new Promise((resolve) => setTimeout(resolve, 4_000));

    const calls = (await callsOf(server.url, 'UpdateSecurityGroupRuleDescriptionsIngress')) - before;

    expect(calls).toBeLessThanOrEqual(3);
    await client('closeLease', { params: { leaseId } });
    await leaseInState(client, leaseId, 'closed');
  });

  it('says on resource and lease when the group was deleted', async () => {
    const groupId = await moto.makeGroup('deleted');
    const { policyId, resourceId } = await addDoor(client, { groupId });
    await moto.deleteGroup(groupId);

    const { lease } = await client('requestAccess', { body: { policyId } });

    const shown = await eventually(
      () => client('readLease', { params: { leaseId: lease?.leaseId ?? '' } }),
      ({ problem }) => problem !== null,
    );
    expect(shown.problem).toContain('AWS does not know the security group. Was it deleted, or is the region wrong?');
    expect(shown.state).not.toBe('active');
    expect((await client('readResource', { params: { resourceId } })).health).toMatchObject({
      state: 'failing',
      problem: { kind: 'group-not-found' },
    });
  });

  it(
    'ends a lease of a minute by itself, although the server was killed in between',
    { timeout: 150_000 },
    async () => {
      expect(await ingressOf(moto.url, minuteGroupId)).toEqual([FROM_HERE, OFFICE]);

      await server.kill();
      await server.start();
      expect(await ingressOf(moto.url, minuteGroupId)).toEqual([FROM_HERE, OFFICE]);

      client = await server.signIn(ADMINISTRATOR);
      const lease = await leaseInState(client, minuteLeaseId, 'closed', 80_000);
      expect(lease).toMatchObject({ endReason: 'expired' });
      expect(new Date(lease.closedAt ?? 0).getTime() - new Date(lease.endsAt).getTime()).toBeLessThan(3_000);
      expect(await ingressOf(moto.url, minuteGroupId)).toEqual([OFFICE]);
    },
  );

  it('closes and opens again the same door', async () => {
    const groupId = await moto.makeGroup('reopened');
    const { policyId } = await addDoor(client, { groupId });

    for (const _round of [1, 2]) {
      const { leaseId } = await openPolicy(client, policyId);
      expect(await ingressOf(moto.url, groupId)).toEqual([FROM_HERE, OFFICE]);
      await client('closeLease', { params: { leaseId } });
      await leaseInState(client, leaseId, 'closed');
      expect(await ingressOf(moto.url, groupId)).toEqual([OFFICE]);
    }
  });
});
