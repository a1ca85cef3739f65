import { CreateManagedPrefixListCommand, EC2Client, AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { startLocalEc2, threeTierSeed, THREE_TIER_GROUPS } from '@gatelease/ec2-engine';
import type { LocalEc2 } from '@gatelease/ec2-engine';
import { explain, NOT_READ, readWorld } from '@gatelease/security-groups';
import type { AccountReading } from '@gatelease/security-groups';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccount, readAccount } from '../src/index.ts';
import type { AccountAccess } from '../src/index.ts';

const KEY = { accessKeyId: 'test', secretAccessKey: 'test' };
const REGION = 'us-east-1';

let server: LocalEc2;
let listId: string;
let reading: AccountReading;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed });
  const ec2 = new EC2Client({ region: REGION, endpoint: server.url, credentials: KEY });
  const { PrefixList } = await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: 'offices',
      AddressFamily: 'IPv4',
      MaxEntries: 5,
      Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: '203.0.113.64/26' }],
    }),
  );
  listId = PrefixList?.PrefixListId ?? '';
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: THREE_TIER_GROUPS.web.id,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 8443, ToPort: 8443, PrefixListIds: [{ PrefixListId: listId }] }],
    }),
  );
  ec2.destroy();
  reading = await read(server.url);
});

afterAll(() => server.close());

async function read(endpoint: string, around?: AccountAccess['around']): Promise<AccountReading> {
  const clients = await openAccount({
    region: REGION,
    endpoint,
    credentials: KEY,
    ...(around === undefined ? {} : { around }),
  });
  try {
    return await readAccount(clients);
  } finally {
    clients.close();
  }
}

describe('the three tiers of Local EC2', () => {
  it('are read as a world that answers questions', () => {
    const model = readWorld(reading.world);
    if (model.kind === 'refused') throw new Error(JSON.stringify(model.problems));
    const web = model.model.interfacesOfGroup(THREE_TIER_GROUPS.web.id);
    const [first] = web;
    const asked = explain(model.model, {
      from: { kind: 'address', address: '198.51.100.9' },
      to: { kind: 'interface', interfaceId: first?.interfaceId ?? '' },
      traffic: { kind: 'ports', protocol: 'tcp', port: 8443 },
    });

    expect([reading.region, reading.accountId]).toEqual([REGION, '000000000000']);
    expect(web).toHaveLength(7);
    expect(first).toMatchObject({
      kind: 'instance',
      instanceId: expect.stringMatching(/^i-/),
      name: expect.any(String),
    });
    expect(asked).toMatchObject({ kind: 'explained', explanation: { groups: 'yes' } });
  });

  it('have the entries of the lists that rules name', () => {
    expect(reading.world.prefixLists).toEqual([
      { prefixListId: listId, name: 'offices', cidrs: ['198.51.100.0/24', '203.0.113.64/26'] },
    ]);
  });

  it('have their load balancer with its interfaces, listeners and targets', () => {
    expect(reading.loadBalancers).toEqual([
      expect.objectContaining({
        name: 'front-door',
        kind: 'application',
        isInternetFacing: true,
        groupIds: [THREE_TIER_GROUPS['load-balancer'].id],
        interfaceIds: [expect.stringMatching(/^eni-/), expect.stringMatching(/^eni-/)],
        listeners: [{ protocol: 'HTTPS', port: 443 }],
        targetGroups: [
          expect.objectContaining({
            protocol: 'HTTP',
            healthCheck: { protocol: 'HTTP', port: 'traffic-port' },
            targets: expect.arrayContaining([
              expect.objectContaining({ targetId: expect.stringMatching(/^i-/), port: 80 }),
            ]),
          }),
        ],
      }),
    ]);
  });

  it('have their Instance Connect Endpoint', () => {
    expect(reading.connectEndpoints).toEqual([
      expect.objectContaining({
        groupIds: [THREE_TIER_GROUPS['instance-connect-endpoint'].id],
        interfaceIds: [expect.stringMatching(/^eni-/)],
        preservesClientAddress: false,
      }),
    ]);
  });

  it('name as gaps what could not be read, and leave it unknown', () => {
    expect(reading.gaps.map(({ part, action }) => `${part} ${action}`)).toEqual([
      'network-acls ec2:DescribeNetworkAcls',
      'route-tables ec2:DescribeRouteTables',
    ]);
    expect([reading.world.networkAcls, reading.world.routeTables]).toEqual([NOT_READ, NOT_READ]);
  });
});

it('lets somebody stand around each call', async () => {
  const actions: string[] = [];

  await read(server.url, (action, _region, call) => {
    actions.push(action);
    return call();
  });

  expect(actions).toEqual(expect.arrayContaining(['DescribeSecurityGroupRules', 'DescribeTargetHealth']));
});

describe('with few rights', () => {
  const allowing = (...actions: string[]) =>
    startLocalEc2({
      seed: threeTierSeed,
      iamPolicy: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } },
    });

  it('reads the groups and knows that it knows no more', async () => {
    const limited = await allowing('ec2:DescribeSecurityGroups', 'ec2:DescribeSecurityGroupRules');

    const own = await read(limited.url);
    await limited.close();

    expect(own.world.groups.length).toBeGreaterThan(3);
    expect([own.world.interfaces, own.loadBalancers, own.connectEndpoints]).toEqual([NOT_READ, NOT_READ, NOT_READ]);
    expect(own.gaps.map(({ part }) => part)).toContain('interfaces');
    expect(own.gaps[0]?.reason).toMatch(/^\w+: /);
  });

  it('does not pretend to know groups that it may not read', async () => {
    const limited = await allowing('ec2:DescribeSecurityGroups');

    await expect(read(limited.url)).rejects.toMatchObject({ name: 'UnauthorizedOperation' });

    await limited.close();
  });
});
