import { beforeEach, describe, expect, it } from 'vitest';

import { tcp, TestAccount, text } from '../../../test/support/test-account.ts';
import type { Parameters } from '../../../test/support/test-account.ts';
import { classicSeed } from '../../seed/classic-seed.ts';
import type { Change } from '../../model/change.ts';
import { put, remove } from '../../model/change.ts';
import type { Entity } from '../../model/entity.ts';
import { changeScript } from './script.ts';
import { WorldCompiler } from './world-compiler.ts';

let account: TestAccount;
let compiler: WorldCompiler;
let groupId: string;
let vpcId: string;

beforeEach(() => {
  account = new TestAccount();
  vpcId = account.createVpc('10.1.0.0/16');
  groupId = account.createGroup('web', vpcId);
  compiler = new WorldCompiler(account.world, account.now);
});

/** What a call changes in the table, as nft is told it, without the sets and rules that come with first elements. */
function commandsOf(action: string, parameters: Parameters): readonly string[] {
  const before = new Map(account.world.entities().map((entity) => [entity.id, entity]));
  account.done(action, parameters);
  return changeScript(compiler.compile(changesSince(before), account.now))
    .filter((command) => / element /.test(command))
    .map((command) => command.replace(' inet gatelease', ''));
}

function changesSince(before: ReadonlyMap<string, Entity>): readonly Change[] {
  const after = new Map(account.world.entities().map((entity) => [entity.id, entity]));
  return [
    ...[...after.values()].filter((entity) => before.get(entity.id) !== entity).map(put),
    ...[...before.values()].filter((entity) => !after.has(entity.id)).map(remove),
  ];
}

const authorize = (...IpPermissions: Parameters[]) =>
  commandsOf('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions });
const revoke = (...IpPermissions: Parameters[]) =>
  commandsOf('RevokeSecurityGroupIngress', { GroupId: groupId, IpPermissions });

function newInterface(...SecurityGroupId: readonly string[]): readonly string[] {
  const SubnetId = [...account.world.subnetsByVpc.all(vpcId)][0]?.id ?? account.createSubnet(vpcId, '10.1.0.0/24');
  return commandsOf('CreateNetworkInterface', { SubnetId, SecurityGroupId });
}

/** The number of a group: those that were there at the beginning have theirs already. */
const numberOf = (id: string) =>
  [...(compiler.content.get('groups')?.values() ?? [])].find(({ comment }) => comment === id)?.key ?? 'none';

describe('a rule', () => {
  it('is one element, added and removed', () => {
    const own = numberOf(groupId);

    expect(authorize(tcp(22, '203.0.113.7/32'))).toEqual([`add element in4_32_16 { ${own} . 203.0.113.7 . 6 . 22 }`]);
    expect(revoke(tcp(22, '203.0.113.7/32'))).toEqual([`delete element in4_32_16 { ${own} . 203.0.113.7 . 6 . 22 }`]);
  });

  it.each([
    { name: 'a network', permission: tcp(22, '10.9.0.0/16'), element: 'in4_16_16 { OWN . 10.9.0.0 . 6 . 22 }' },
    { name: 'everybody', permission: tcp(443, '0.0.0.0/0'), element: 'in4_0_16 { OWN . 6 . 443 }' },
    {
      name: 'an IPv6 network',
      permission: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, Ipv6Ranges: [{ CidrIpv6: '2001:DB8::/32' }] },
      element: 'in6_32_16 { OWN . 2001:db8:: . 6 . 22 }',
    },
    {
      name: 'all protocols',
      permission: { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      element: 'in4_0_any { OWN }',
    },
    {
      name: 'a protocol by number',
      permission: { IpProtocol: '50', IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      element: 'in4_8_proto { OWN . 10.0.0.0 . 50 }',
    },
    {
      name: 'all of UDP',
      permission: { IpProtocol: 'udp', FromPort: 0, ToPort: 65535, IpRanges: [{ CidrIp: '10.0.0.0/8' }] },
      element: 'in4_8_proto { OWN . 10.0.0.0 . 17 }',
    },
    {
      name: 'a type of ICMP',
      permission: { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      element: 'in4_0_8 { OWN . 1 . 2048 }',
    },
    {
      name: 'a code of ICMP',
      permission: { IpProtocol: 'icmp', FromPort: 3, ToPort: 4, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      element: 'in4_0_16 { OWN . 1 . 772 }',
    },
    {
      name: 'ICMP for IPv6',
      permission: { IpProtocol: 'icmpv6', FromPort: -1, ToPort: -1, Ipv6Ranges: [{ CidrIpv6: '::/0' }] },
      element: 'in6_0_proto { OWN . 58 }',
    },
  ])('for $name is one, too', ({ permission, element }) => {
    expect(authorize(permission)).toEqual([`add element ${element.replace('OWN', numberOf(groupId))}`]);
  });

  it('for a range of ports is the prefixes that make it up', () => {
    const range = { IpProtocol: 'tcp', FromPort: 8000, ToPort: 8009, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    const own = numberOf(groupId);

    expect(authorize(range)).toEqual([
      `add element in4_0_13 { ${own} . 6 . 8000 }`,
      `add element in4_0_15 { ${own} . 6 . 8008 }`,
    ]);
  });

  it('keeps what another rule needs, too', () => {
    const range = (ToPort: number) => ({
      IpProtocol: 'tcp',
      FromPort: 80,
      ToPort,
      IpRanges: [{ CidrIp: '0.0.0.0/0' }],
    });
    authorize(range(81));

    expect(authorize(range(82))).toEqual([`add element in4_0_16 { ${numberOf(groupId)} . 6 . 82 }`]);
    expect(revoke(range(81))).toEqual([]);
    expect(revoke(range(82))).toHaveLength(2);
  });

  it('for egress stands in sets of its own', () => {
    const IpPermissions = [tcp(5432, '10.1.0.0/16')];

    expect(commandsOf('AuthorizeSecurityGroupEgress', { GroupId: groupId, IpPermissions })).toEqual([
      `add element out4_16_16 { ${numberOf(groupId)} . 10.1.0.0 . 6 . 5432 }`,
    ]);
  });

  it('for a group is one element, however many members there are', () => {
    const members = account.createGroup('members', vpcId);
    for (let count = 0; count < 3; count += 1) newInterface(members);
    const permission = { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, Groups: [{ GroupId: members }] };

    const [command, ...more] = authorize(permission);

    expect(command).toMatch(/^add element in_groups_16 \{ \d+ \. \d+ \. 6 \. 80 \}$/);
    expect(more).toEqual([]);
  });

  it('of a description in any script puts nothing of it into the table', () => {
    account.done('CreateTags', { ResourceId: [groupId], Tag: [{ Key: 'Name', Value: 'веб"; flush ruleset; #' }] });
    const named = new WorldCompiler(account.world, account.now);

    expect(JSON.stringify([...named.content].map(([name, held]) => [name, [...held.values()]]))).not.toMatch(
      /веб|flush/,
    );
  });
});

describe('a member', () => {
  it('is one element for its group, whatever rules there are, and the two that guard it', () => {
    authorize(tcp(22, '203.0.113.7/32'), tcp(80, '0.0.0.0/0'), tcp(443, '0.0.0.0/0'));

    expect(newInterface(groupId)).toEqual([
      'add element addresses4 { 10.1.0.4 }',
      'add element guard_in4 { 10.1.0.4 }',
      'add element guard_out4 { 10.1.0.4 }',
      `add element slot4_0 { 10.1.0.4 : ${numberOf(groupId)} }`,
    ]);
  });

  it('joins another group with one element', () => {
    const other = account.createGroup('other', vpcId);
    newInterface(groupId);
    const [entry] = account.world.interfacesByVpc.all(vpcId);
    const parameters = { NetworkInterfaceId: entry!.id, SecurityGroupId: [groupId, other] };

    const [command, ...more] = commandsOf('ModifyNetworkInterfaceAttribute', parameters);

    expect(command).toMatch(/^add element slot4_1 \{ 10\.1\.0\.4 : \d+ \}$/);
    expect(more).toEqual([]);
  });

  it('is gone with its interface', () => {
    newInterface(groupId);
    const [entry] = account.world.interfacesByVpc.all(vpcId);

    expect(commandsOf('DeleteNetworkInterface', { NetworkInterfaceId: entry!.id })).toHaveLength(4);
    expect(compiler.content.get('addresses4')?.size).toBe(0);
  });

  it('whose address another network has, too, is closed, until one of them goes', () => {
    newInterface(groupId);
    const twinVpc = account.createVpc('10.1.0.0/16');
    const SubnetId = account.createSubnet(twinVpc, '10.1.0.0/24');

    expect(commandsOf('CreateNetworkInterface', { SubnetId })).toEqual([
      `delete element slot4_0 { 10.1.0.4 : ${numberOf(groupId)} }`,
    ]);
    expect(compiler.sharedAddresses).toEqual(['10.1.0.4']);

    const [twin] = account.world.interfacesByVpc.all(twinVpc);
    expect(commandsOf('DeleteNetworkInterface', { NetworkInterfaceId: twin!.id })).toEqual([
      `add element slot4_0 { 10.1.0.4 : ${numberOf(groupId)} }`,
    ]);
  });

  it('of EC2-Classic is guarded on the way in only', () => {
    account = new TestAccount(classicSeed);
    compiler = new WorldCompiler(account.world, account.now);

    const commands = commandsOf('RunInstances', { ImageId: 'ami-1', MinCount: 1, MaxCount: 1 });

    expect(commands.filter((command) => command.includes('guard'))).toEqual([
      expect.stringMatching(/^add element guard_in4 /),
    ]);
  });
});

describe('a prefix list', () => {
  it('is its entries for each rule, once its change is done', () => {
    const PrefixListId = text(
      account.done('CreateManagedPrefixList', {
        PrefixListName: 'offices',
        AddressFamily: 'IPv4',
        MaxEntries: 5,
        Entry: [{ Cidr: '192.0.2.0/24' }],
      }),
      'prefixListId',
    );
    account.now = new Date(account.now.getTime() + 1000);
    const permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, PrefixListIds: [{ PrefixListId }] };
    const own = numberOf(groupId);
    expect(authorize(permission)).toEqual([`add element in4_24_16 { ${own} . 192.0.2.0 . 6 . 22 }`]);

    const change = { PrefixListId, AddEntry: [{ Cidr: '198.51.100.7/32' }], RemoveEntry: [{ Cidr: '192.0.2.0/24' }] };
    expect(commandsOf('ModifyManagedPrefixList', { ...change, CurrentVersion: 1 })).toEqual([]);

    const [[id, doneAt] = []] = compiler.busyPrefixLists(account.now);
    expect(
      changeScript(compiler.compilePrefixLists([id!], doneAt!)).filter((line) => line.includes(' element ')),
    ).toEqual([
      `delete element inet gatelease in4_24_16 { ${own} . 192.0.2.0 . 6 . 22 }`,
      `add element inet gatelease in4_32_16 { ${own} . 198.51.100.7 . 6 . 22 }`,
    ]);
  });
});

describe('the first element of its kind', () => {
  it('brings its set and the rules that look into it', () => {
    account.done('AuthorizeSecurityGroupIngress', { GroupId: groupId, IpPermissions: [tcp(22, '203.0.113.0/24')] });
    const [rule] = account.world.rulesByGroup.all(groupId).filter(({ rule: { direction } }) => direction === 'ingress');

    const commands = changeScript(compiler.compile([put(rule!)], account.now));

    expect(commands.slice(0, 3)).toEqual([
      'add set inet gatelease in4_24_16 { type mark . ipv4_addr . inet_proto . inet_service; }',
      'add rule inet gatelease in4_ports meta mark . (ip saddr & 255.255.255.0) . meta l4proto . th dport @in4_24_16 goto admit',
      'add rule inet gatelease in4_icmp meta mark . (ip saddr & 255.255.255.0) . meta l4proto . th sport @in4_24_16 goto admit',
    ]);
  });
});
