import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import type { Client } from '@gatelease/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresqlMissing, startPostgresql } from '../../packages/broker/test/support/postgresql.ts';
import type { TestPostgresql } from '../../packages/broker/test/support/postgresql.ts';
import { sdkClient } from './support/aws-tools.ts';
import { LocalEc2Process } from './support/local-ec2-process.ts';
import { addDoor, leaseInState, openPolicy } from './support/open-door.ts';
import { RawApi } from './support/raw-api.ts';
import { titled } from './support/requirements.ts';
import { BASTION, ingressOf } from './support/security-group.ts';
import { eventually } from '../support/eventually.ts';
import { ServerProcess } from './support/server-process.ts';
import { TinyDisk, tinyDiskMissing } from './support/tiny-disk.ts';

const FROM_HERE = 'tcp 22 from 127.0.0.1/32';
const databaseMissing =
  process.env['GATELEASE_TEST_DATABASE_URL'] === undefined
    ? postgresqlMissing
    : 'the PostgreSQL of GATELEASE_TEST_DATABASE_URL is not ours to stop';

let ec2: LocalEc2Process;

beforeAll(async () => {
  ec2 = await LocalEc2Process.start();
});
afterAll(() => ec2.remove());

describe('a group that somebody deleted in AWS', () => {
  let server: ServerProcess;
  let administrator: Client;
  let groupId: string;

  beforeAll(async () => {
    server = await ServerProcess.startSetUp({ GATELEASE_EC2_ENDPOINT: ec2.url });
    administrator = await server.signIn();
    groupId = await makeGroup();
  });
  afterAll(() => server.remove());

  async function makeGroup(): Promise<string> {
    const client = sdkClient(ec2.url);
    const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({ GroupIds: [BASTION] }));
    const { GroupId = '' } = await client.send(
      new CreateSecurityGroupCommand({
        GroupName: 'short-lived',
        Description: 'made by a test',
        VpcId: SecurityGroups[0]?.VpcId,
      }),
    );
    client.destroy();
    return GroupId;
  }

  it('is shown on its leases and on the resource, with what to do, and its leases can be closed', async () => {
    const { policyId, resourceId } = await addDoor(administrator, { groupId });
    const { policyId: otherPolicyId } = await addDoor(administrator, { groupId, traffic: 'tcp 2222' });
    const open = await openPolicy(administrator, policyId);
    const client = sdkClient(ec2.url);
    await client.send(new DeleteSecurityGroupCommand({ GroupId: groupId }));
    client.destroy();

    const { lease } = await administrator('requestAccess', { body: { policyId: otherPolicyId } });
    const leaseId = lease?.leaseId ?? '';

    const refused = await eventually(
      () => administrator('readLease', { params: { leaseId } }),
      ({ problem }) => problem !== null,
    );
    expect(refused.problem).toContain('AWS does not know the security group. Was it deleted, or is the region wrong?');
    expect(refused.state).toBe('opening');
    const resource = await administrator('readResource', { params: { resourceId } });
    expect(resource.health).toMatchObject({ state: 'failing', problem: { kind: 'group-not-found' } });

    for (const live of [open.leaseId, leaseId]) await administrator('closeLease', { params: { leaseId: live } });
    await leaseInState(administrator, open.leaseId, 'closed');
    // What ends without ever having been open has failed.
    await leaseInState(administrator, leaseId, 'failed');
  });
});

describe.skipIf(databaseMissing !== null)(titled('a database that is down', databaseMissing), () => {
  let postgresql: TestPostgresql;
  let server: ServerProcess;

  beforeAll(async () => {
    postgresql = await startPostgresql();
    server = await ServerProcess.startSetUp({
      DATABASE_URL: await postgresql.emptyDatabase(),
      GATELEASE_EC2_ENDPOINT: ec2.url,
      GATELEASE_LOG_LEVEL: 'silent',
    });
  });
  afterAll(async () => {
    await server.remove();
    await postgresql.close();
  });

  it('is said to be down, nothing is half done meanwhile, and then everything works again', async () => {
    const administrator = await server.signIn();
    const api = new RawApi(server, await server.tokenOf());
    const { policyId } = await addDoor(administrator, { groupId: BASTION });
    const { leaseId } = await openPolicy(administrator, policyId);

    await postgresql.server?.stop();
    const refusals = [
      await api.refusal({ method: 'GET', path: '/api/v1/my-access' }),
      await api.refusal({ path: '/api/v1/access-requests', body: { policyId } }),
      await api.refusal({ path: `/api/v1/leases/${leaseId}/close` }),
    ];
    for (const problem of refusals) {
      expect(problem).toMatchObject({
        status: 503,
        code: 'storage.unavailable',
        title: 'The database cannot be reached',
      });
      expect(problem.detail).not.toMatch(/ECONN|PGSQL|gatelease_test/);
    }
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect(await ingressOf(ec2.url, BASTION)).toEqual([FROM_HERE]);

    await postgresql.server?.start();
    const lease = await eventually(
      () => administrator('readLease', { params: { leaseId } }).catch(() => null),
      (answer) => answer !== null,
    );
    expect(lease).toMatchObject({ state: 'active', endReason: null });
    expect((await administrator('listLeases', { query: { state: 'all' } })).items).toHaveLength(1);
    await administrator('closeLease', { params: { leaseId } });
    await leaseInState(administrator, leaseId, 'closed');
    expect(await ingressOf(ec2.url, BASTION)).toEqual([]);
    await eventually(
      async () => (await fetch(`${server.url}/readyz`)).status,
      (status) => status === 200,
    );
  });
});

describe.skipIf(tinyDiskMissing !== null)(titled('a disk that is full', tinyDiskMissing), () => {
  let disk: TinyDisk;
  let server: ServerProcess;

  beforeAll(async () => {
    disk = new TinyDisk();
    server = await ServerProcess.startSetUp({
      GATELEASE_DATA_DIR: disk.path,
      GATELEASE_EC2_ENDPOINT: ec2.url,
      GATELEASE_LOG_LEVEL: 'silent',
    });
  });
  afterAll(async () => {
    await server.remove();
    disk.remove();
  });

  it('is said to be full, nothing acknowledged is lost, and with room everything works again', async () => {
    const administrator = await server.signIn();
    const api = new RawApi(server, await server.tokenOf());
    const { policyId } = await addDoor(administrator, { groupId: BASTION });
    const { leaseId } = await openPolicy(administrator, policyId);

    disk.fill();
    const acknowledged: string[] = [];
    const refused = await addTeamsUntilRefused(api, acknowledged);

    expect(refused).toMatchObject({ status: 507, code: 'storage.full', title: 'The disk is full' });
    expect(await teams(administrator)).toEqual(acknowledged);
    expect(await administrator('readLease', { params: { leaseId } })).toMatchObject({ state: 'active' });

    await server.kill();
    disk.makeRoom();
    await server.start();

    const again = await server.signIn();
    expect(await teams(again)).toEqual(acknowledged);
    await again('addTeam', { body: { name: 'after the flood' } });
    expect(await again('readLease', { params: { leaseId } })).toMatchObject({ state: 'active' });
    await again('closeLease', { params: { leaseId } });
    await leaseInState(again, leaseId, 'closed');
    expect(await ingressOf(ec2.url, BASTION)).toEqual([]);
  });

  it('needs no restart once there is room', async () => {
    const administrator = await server.signIn();
    const api = new RawApi(server, await server.tokenOf());
    const { items } = await administrator('listPolicies');
    const policyId = items[0]?.policyId ?? '';
    const before = await teams(administrator);
    disk.fill();
    const acknowledged: string[] = [];
    await addTeamsUntilRefused(api, acknowledged);

    disk.makeRoom();

    const { leaseId } = await openPolicy(administrator, policyId);
    expect(await ingressOf(ec2.url, BASTION)).toEqual([FROM_HERE]);
    expect(await teams(administrator)).toEqual([...before, ...acknowledged].sort());
    await administrator('closeLease', { params: { leaseId } });
    await leaseInState(administrator, leaseId, 'closed');
  });
});

const teams = async (client: Client) => (await client('listTeams')).items.map(({ name }) => name).sort();

/** What was written before may have left some room; this ends when there is none. */
async function addTeamsUntilRefused(api: RawApi, acknowledged: string[]) {
  for (let number = 1000; number < 3000; number += 1) {
    const name = `team ${String(number)} ${String(Date.now())} ${'x'.repeat(60)}`;
    const { status, document } = await api.send({ path: '/api/v1/teams', body: { name } });
    if (status !== 201) return document;
    acknowledged.push(name);
  }
  throw new Error('the disk never became full');
}
