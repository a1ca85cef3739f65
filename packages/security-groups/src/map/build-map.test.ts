import { describe, expect, it } from 'vitest';
import { groupId, listId, sketchWorld } from '../../test/world-sketch.ts';
import type { Sketch } from '../../test/world-sketch.ts';
import type { AccountReading } from '../world/account-reading.ts';
import { buildMap, MOST_GROUPS_ON_A_MAP } from './build-map.ts';
import type { MapGraph } from './map-graph.ts';

const OUT = 'all to 0.0.0.0/0';

function reading(sketch: Sketch, more: Partial<AccountReading> = {}): AccountReading {
  return {
    region: 'eu-central-1',
    world: sketchWorld(sketch),
    loadBalancers: [],
    connectEndpoints: [],
    gaps: [],
    ...more,
  };
}

const linesOf = ({ edges }: MapGraph) => edges.map(({ from, to, kind, label }) => `${from} ${kind} ${to}: ${label}`);

const TIERS: Sketch = {
  groups: {
    balancer: ['tcp 443 from 0.0.0.0/0', OUT],
    web: ['tcp 80 from balancer', 'tcp 22 from 203.0.113.0/24', 'tcp 22 from web', OUT],
    db: ['tcp 5432 from web', 'tcp 5433 from web', 'tcp 22 from list office', OUT],
    far: ['tcp 9 from 198.51.100.0/24', OUT],
  },
  members: { one: { groups: ['web'], at: '10.0.0.5' }, two: { groups: ['web'], at: '10.0.0.6' } },
};

const FRONT: AccountReading['loadBalancers'] = [
  {
    loadBalancerId: 'arn:front',
    name: 'front',
    kind: 'application',
    isInternetFacing: true,
    vpcId: 'vpc-1',
    groupIds: [groupId('balancer')],
    interfaceIds: [],
    dnsName: '',
    listeners: [{ protocol: 'HTTPS', port: 443 }],
    targetGroups: [
      {
        name: 'web',
        protocol: 'HTTP',
        healthCheck: { protocol: 'HTTP', port: 'traffic-port' },
        targets: [
          { targetId: 'i-one', port: 80, health: 'healthy' },
          { targetId: '10.0.0.6', port: 80, health: 'healthy' },
        ],
      },
    ],
  },
];

describe('a small account', () => {
  const map = buildMap(reading(TIERS, { loadBalancers: FRONT }), { scope: { kind: 'account' } });

  it('is drawn whole, from who is let in to whom, several rules as one line', () => {
    expect(map).toMatchObject({ shows: 'groups', hiddenGroups: 0 });
    expect(linesOf(map)).toEqual([
      `internet rule ${groupId('balancer')}: tcp 443`,
      `${groupId('balancer')} rule ${groupId('web')}: tcp 80`,
      `203.0.113.0/24 rule ${groupId('web')}: tcp 22`,
      `${groupId('web')} rule ${groupId('db')}: tcp 5432, tcp 5433`,
      `${listId('office')} rule ${groupId('db')}: tcp 22`,
      `198.51.100.0/24 rule ${groupId('far')}: tcp 9`,
      `${groupId('balancer')} holds arn:front: `,
      `arn:front forwards ${groupId('web')}: tcp 80`,
    ]);
    expect(map.edges[3]?.ruleIds).toEqual(['sgr-db-0', 'sgr-db-1']);
  });

  it('names members, and says what was not read', () => {
    const details = new Map(map.nodes.map(({ nodeId, detail }) => [nodeId, detail]));

    expect(details.get(groupId('web'))).toBe('2 members: one, …');
    expect(details.get(groupId('far'))).toBe('nobody holds it');
    expect(details.get(listId('office'))).toBe('not read');
  });
});

it('draws one group with those that have to do with it, and nobody else’s guests', () => {
  const map = buildMap(reading(TIERS), { scope: { kind: 'group', groupId: groupId('db') } });

  expect(linesOf(map)).toEqual([
    `${groupId('web')} rule ${groupId('db')}: tcp 5432, tcp 5433`,
    `${listId('office')} rule ${groupId('db')}: tcp 22`,
  ]);
});

it('marks what lets administrators in from everywhere, in whatever spelling', () => {
  const open = reading({
    groups: { web: ['tcp 20-30 from 0.0.0.0/1', 'tcp 20-30 from 128.0.0.0/1', OUT], app: ['tcp 443 from ::/0'] },
  });

  const { edges } = buildMap(open, { scope: { kind: 'account' } });

  expect(edges.map(({ from, isPressing }) => [from, isPressing])).toEqual([
    ['internet', true],
    ['internet', false],
  ]);
});

it('draws many ranges of one group as one', () => {
  const rules = Array.from({ length: 20 }, (_, index) => `tcp 22 from 203.0.113.${String(index)}/32`);
  const everywhere = ['tcp 80 from 0.0.0.0/0', 'tcp 80 from ::/0'];

  const { nodes } = buildMap(reading({ groups: { web: [...everywhere, ...rules] } }), { scope: { kind: 'account' } });

  expect(nodes.map(({ label }) => label)).toEqual(['web', 'The Internet', '20 ranges']);
});

it('counts the leases that are live on a group', () => {
  const { nodes } = buildMap(reading(TIERS), {
    scope: { kind: 'account' },
    liveLeases: new Map([[groupId('web'), 3]]),
  });

  expect(nodes.filter(({ liveLeases }) => liveLeases > 0).map(({ label, liveLeases }) => [label, liveLeases])).toEqual([
    ['web', 3],
  ]);
});

describe('a large account', () => {
  const names = Array.from({ length: 200 }, (_, index) =>
    String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26)),
  );
  const large = reading({
    groups: {
      ...Object.fromEntries(names.map((name) => [name, [OUT]])),
      hub: [...names.slice(0, 5).map((name) => `tcp 22 from ${name}`), 'tcp 80 from 0.0.0.0/0'],
    },
  });

  it('is drawn as its VPCs', () => {
    const map = buildMap(large, { scope: { kind: 'account' } });

    expect(map).toMatchObject({ shows: 'overview', hiddenGroups: 201 });
    expect(map.nodes.map(({ nodeId, detail }) => [nodeId, detail])).toEqual([
      ['vpc-1', '201 groups, 10.0.0.0/16'],
      ['internet', 'everybody'],
    ]);
  });

  it('shows of one VPC those groups that have most to do with others, and says how many it leaves out', () => {
    const map = buildMap(large, { scope: { kind: 'vpc', vpcId: 'vpc-1' } });

    expect(map.hiddenGroups).toBe(201 - MOST_GROUPS_ON_A_MAP);
    expect(map.nodes.map(({ label }) => label)).toEqual(expect.arrayContaining(['hub', 'aa', 'ae']));
  });
});

it('shows groups of other accounts as what nobody read', () => {
  const { nodes } = buildMap(reading({ groups: { web: [`tcp 22 from ${groupId('theirs')}`] } }), {
    scope: { kind: 'account' },
  });

  expect(nodes[1]).toMatchObject({ kind: 'unread-group', nodeId: groupId('theirs'), groupId: null });
});
