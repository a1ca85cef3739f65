import { describe, expect, it } from 'vitest';
import { ask } from '../../test/asking.ts';
import { sketch } from '../../test/world-sketch.ts';
import { valid } from '../../test/valid.ts';
import type { Direction } from '../rule.ts';
import { parseTraffic } from '../traffic-text.ts';
import type { NetworkAcl, NetworkAclEntry, Route, RouteTable, RouteTarget, World } from '../world/world.ts';
import type { Check } from './way.ts';

const OPEN = ['all from 0.0.0.0/0', 'all from ::/0', 'all to 0.0.0.0/0', 'all to ::/0'];

/** `100 allow tcp 22 from 0.0.0.0/0` and `to` for outbound. */
function entry(text: string): NetworkAclEntry {
  const [, number, action, traffic = '', word, cidr = ''] =
    /^(\d+) (allow|deny) (.+) (from|to) (\S+)$/.exec(text) ?? [];
  const direction: Direction = word === 'from' ? 'ingress' : 'egress';
  return {
    number: Number(number),
    direction,
    action: action === 'deny' ? 'deny' : 'allow',
    traffic: valid(parseTraffic(traffic)),
    cidr,
  };
}

const acl = (subnetId: string, ...entries: readonly string[]): NetworkAcl => ({
  networkAclId: `acl-${subnetId}`,
  subnetIds: [subnetId],
  entries: entries.map(entry),
});

const route = (destination: string, target: RouteTarget, isActive = true): Route => ({ destination, target, isActive });
const LOCAL = route('10.0.0.0/16', { kind: 'local' });
const LOCAL6 = route('2001:db8:1::/56', { kind: 'local' });
const INTERNET = route('0.0.0.0/0', { kind: 'internet-gateway' });
const table = (subnetIds: readonly string[], ...routes: readonly Route[]): RouteTable => ({
  routeTableId: `rtb-${subnetIds.join('-') || 'main'}`,
  vpcId: 'vpc-1',
  isMain: subnetIds.length === 0,
  subnetIds,
  routes: [LOCAL, LOCAL6, ...routes],
});

const OPEN_ACLS = ['subnet-1', 'subnet-2', 'subnet-3'].map((subnetId) =>
  acl(
    subnetId,
    '100 allow all from 0.0.0.0/0',
    '100 allow all to 0.0.0.0/0',
    '101 allow all from ::/0',
    '101 allow all to ::/0',
  ),
);

const world = (rest: Partial<World>) =>
  sketch({
    groups: { open: OPEN },
    members: {
      one: { groups: ['open'], at: '10.0.1.5', publicly: '198.51.100.5', ipv6: '2001:db8:1::5', subnet: 'subnet-1' },
      two: { groups: ['open'], at: '10.0.2.6', subnet: 'subnet-2' },
      beside: { groups: ['open'], at: '10.0.1.7', subnet: 'subnet-1' },
      far: { groups: ['open'], at: '10.1.0.8', subnet: 'subnet-3', vpc: 'vpc-2' },
    },
    rest: { networkAcls: OPEN_ACLS, routeTables: [table([], INTERNET)], ...rest },
  });

const network = (rest: Partial<World>, from: string, to: string, traffic = 'tcp 22') =>
  ask(world(rest), from, to, traffic).ways[0]?.network;

const decisive = (rest: Partial<World>, from: string, to: string, traffic = 'tcp 22'): readonly Check[] =>
  ask(world(rest), from, to, traffic).ways[0]?.checks.filter(({ verdict }) => verdict !== 'yes') ?? [];

describe('network ACLs', () => {
  it('let through what the lowest number that fits allows', () => {
    const shut = acl(
      'subnet-1',
      '90 deny tcp 22 from 203.0.113.0/24',
      '100 allow all from 0.0.0.0/0',
      '100 allow all to 0.0.0.0/0',
    );

    expect(network({ networkAcls: [shut] }, '203.0.113.7', 'one')).toBe('no');
    expect(network({ networkAcls: [shut] }, '203.0.113.7', 'one', 'tcp 23')).toBe('yes');
    expect(network({ networkAcls: [shut] }, '203.0.114.7', 'one')).toBe('yes');
    expect(decisive({ networkAcls: [shut] }, '203.0.113.7', 'one')).toMatchObject([
      { kind: 'network-acl', direction: 'ingress', isForReplies: false, decidedBy: { number: 90 } },
    ]);
  });

  it('deny what nothing fits', () => {
    expect(network({ networkAcls: [acl('subnet-1', '100 allow all to 0.0.0.0/0')] }, '8.8.8.8', 'one')).toBe('no');
  });

  it('have no memory: answers need a rule to all ports that a client may take', () => {
    const answers = (...out: readonly string[]) =>
      network({ networkAcls: [acl('subnet-1', '100 allow tcp 22 from 0.0.0.0/0', ...out)] }, '8.8.8.8', 'one');

    expect(answers('100 allow tcp 1024-65535 to 0.0.0.0/0')).toBe('yes');
    expect(answers('100 allow tcp 32768-60999 to 0.0.0.0/0')).toBe('unknown');
    expect(answers('100 allow tcp 1024-40000 to 0.0.0.0/0', '110 allow tcp 40001-65535 to 0.0.0.0/0')).toBe('yes');
    expect(answers('100 allow tcp 22 to 0.0.0.0/0')).toBe('no');
    expect(answers()).toBe('no');
  });

  it('answer ping with its own message', () => {
    const ping = (out: string) =>
      network({ networkAcls: [acl('subnet-1', '1 allow icmp 8 from 0.0.0.0/0', out)] }, '8.8.8.8', 'one', 'icmp 8/0');

    expect(ping('1 allow icmp 0 to 0.0.0.0/0')).toBe('yes');
    expect(ping('1 allow icmp 8 to 0.0.0.0/0')).toBe('no');
  });

  it('are not asked within a subnet', () => {
    expect(network({ networkAcls: [acl('subnet-1')] }, 'one', 'beside')).toBe('yes');
  });

  it('are asked on both sides between subnets', () => {
    const acls = [OPEN_ACLS[0]!, acl('subnet-2', '100 allow all from 0.0.0.0/0')];

    expect(decisive({ networkAcls: acls }, 'one', 'two')).toMatchObject([
      { kind: 'network-acl', subnetId: 'subnet-2', direction: 'egress', isForReplies: true, verdict: 'no' },
    ]);
  });

  it('leave it unknown when they were not read', () => {
    expect(network({ networkAcls: 'not-read' }, '8.8.8.8', 'one')).toBe('unknown');
    expect(network({ networkAcls: [] }, '8.8.8.8', 'one')).toBe('unknown');
  });
});

describe('routes', () => {
  it('take the narrowest destination', () => {
    const gone = route('203.0.113.0/24', { kind: 'other', id: 'eni-gone' }, false);

    expect(network({ routeTables: [table([], INTERNET, gone)] }, '203.0.113.7', 'one')).toBe('no');
    expect(network({ routeTables: [table([], gone, INTERNET)] }, '8.8.8.8', 'one')).toBe('yes');
  });

  it("of the subnet's own table come before those of the main one", () => {
    expect(network({ routeTables: [table([], INTERNET), table(['subnet-1'])] }, '8.8.8.8', 'one')).toBe('no');
  });

  it('lead within a VPC by themselves', () => {
    expect(network({ routeTables: [table([])] }, 'one', 'two')).toBe('yes');
  });

  it('do not lead from the Internet to what has no public address', () => {
    expect(network({}, '8.8.8.8', 'two')).toBe('no');
    expect(network({}, '8.8.8.8', 'one')).toBe('yes');
  });

  it('lead out through a NAT gateway, but nobody in', () => {
    const nat = { routeTables: [table([], route('0.0.0.0/0', { kind: 'nat-gateway' }))] };

    expect(network(nat, 'two', '8.8.8.8', 'tcp 443')).toBe('yes');
    expect(network(nat, '8.8.8.8', 'one')).toBe('no');
  });

  it('lead IPv6 out through an egress-only gateway, but nobody in', () => {
    const out = { routeTables: [table([], route('::/0', { kind: 'egress-only-gateway' }))] };

    expect(network(out, 'one', '2001:db8:f::1', 'tcp 443')).toBe('yes');
    expect(network(out, '2001:db8:f::1', 'one')).toBe('no');
  });

  it('lead through a peering when both sides have them, and it is active', () => {
    const peered = (isActive: boolean, back: readonly Route[]): Partial<World> => ({
      routeTables: [
        table([], route('10.1.0.0/16', { kind: 'peering', peeringId: 'pcx-1' })),
        { routeTableId: 'rtb-far', vpcId: 'vpc-2', isMain: true, subnetIds: [], routes: back },
      ],
      peerings: [
        {
          peeringId: 'pcx-1',
          isActive,
          sides: [
            { vpcId: 'vpc-1', cidrs: ['10.0.0.0/16'] },
            { vpcId: 'vpc-2', cidrs: ['10.1.0.0/16'] },
          ],
        },
      ],
    });
    const back = [route('10.0.0.0/16', { kind: 'peering', peeringId: 'pcx-1' })];

    expect(network(peered(true, back), 'one', 'far')).toBe('yes');
    expect(network(peered(true, []), 'one', 'far')).toBe('no');
    expect(network(peered(false, back), 'one', 'far')).toBe('no');
    expect(network({ ...peered(true, back), peerings: 'not-read' }, 'one', 'far')).toBe('unknown');
    expect(network(peered(true, back), 'one', '10.1.0.99')).toBe('yes');
  });

  it.each([
    ['a target that is not followed', [route('0.0.0.0/0', { kind: 'other', id: 'tgw-1' })]],
    ['a prefix list that was not read', [INTERNET, route('pl-lost', { kind: 'nat-gateway' })]],
  ])('leave it unknown for %s', (_what, routes) => {
    expect(network({ routeTables: [table([], ...routes)] }, '8.8.8.8', 'one')).toBe('unknown');
  });

  it('leave it unknown when they were not read', () => {
    expect(network({ routeTables: 'not-read' }, '8.8.8.8', 'one')).toBe('unknown');
  });
});

describe('mail', () => {
  it('to the Internet is unknown, because AWS blocks it for those who did not ask', () => {
    expect(decisive({}, 'one', '8.8.8.8', 'tcp 25')).toEqual([
      { kind: 'mail-port', verdict: 'unknown', interfaceId: 'eni-one' },
    ]);
    expect(network({}, 'one', 'two', 'tcp 25')).toBe('yes');
    expect(network({}, '8.8.8.8', 'one', 'tcp 25')).toBe('yes');
  });
});
