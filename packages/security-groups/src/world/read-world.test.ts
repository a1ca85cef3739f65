import { describe, expect, it } from 'vitest';
import { sketchWorld } from '../../test/world-sketch.ts';
import { readWorld } from './read-world.ts';
import type { World } from './world.ts';

const WORLD = sketchWorld({
  groups: { web: ['tcp 22 from 203.0.113.0/24'] },
  members: { one: { groups: ['web'], at: '10.0.0.5', publicly: '198.51.100.5' } },
  prefixLists: { office: ['203.0.113.0/24'] },
});

const problemsOf = (world: World) => {
  const reading = readWorld(world);
  return reading.kind === 'read' ? [] : reading.problems.map(({ code, at, given }) => [code, at, given]);
};

const GROUP = { groupId: 'sg-1', name: 'one', vpcId: 'vpc-1' };

describe('readWorld', () => {
  it('takes a world whose texts can all be read', () => {
    expect(readWorld(WORLD).kind).toBe('read');
  });

  it.each([
    ['host bits', 'ipv4', '203.0.113.7/24'],
    ['another family', 'ipv4', '2001:db8::/32'],
    ['no length', 'ipv6', '2001:db8::'],
    ['a spelling that is not canonical', 'ipv6', '2001:DB8::/32'],
    ['no address at all', 'ipv4', 'office'],
  ] as const)('refuses a rule whose peer has %s, instead of letting nothing through', (_what, kind, cidr) => {
    const rule = { direction: 'ingress', traffic: { kind: 'all' }, peer: { kind, cidr } } as const;

    const problems = problemsOf({ ...WORLD, groups: [...WORLD.groups, { ...GROUP, rules: [{ rule }] }] });

    expect(problems).toEqual([['world.cidr-malformed', 'groups[1].rules[0].rule.peer.cidr', cidr]]);
  });

  it('names every place that is wrong, all at once', () => {
    const wrong: World = {
      ...WORLD,
      interfaces: [
        {
          ...{ interfaceId: 'eni-1', kind: 'instance', vpcId: 'vpc-1', subnetId: 'subnet-1', groupIds: [] },
          addresses: [{ address: '10.0.0.05' }, { address: '10.0.0.5', publicAddress: 'public' }],
        },
      ],
      prefixLists: [{ prefixListId: 'pl-1', cidrs: ['10.0.0.0/8', '10.0.0.0'] }],
      vpcs: [{ vpcId: 'vpc-1', cidrs: ['10.0.0.1/8'] }],
      subnets: [{ subnetId: 'subnet-1', vpcId: 'vpc-1', cidrs: ['x'] }],
      networkAcls: [
        {
          ...{ networkAclId: 'acl-1', subnetIds: [] },
          entries: [{ number: 1, direction: 'ingress', action: 'allow', traffic: { kind: 'all' }, cidr: '0.0.0.0' }],
        },
      ],
      routeTables: [
        {
          ...{ routeTableId: 'rtb-1', vpcId: 'vpc-1', isMain: true, subnetIds: [] },
          routes: [
            { destination: 'pl-1', target: { kind: 'local' }, isActive: true },
            { destination: 'default', target: { kind: 'local' }, isActive: true },
          ],
        },
      ],
      peerings: [
        {
          ...{ peeringId: 'pcx-1', isActive: true },
          sides: [
            { vpcId: 'vpc-1', cidrs: [] },
            { vpcId: 'vpc-2', cidrs: ['y'] },
          ],
        },
      ],
    };

    expect(problemsOf(wrong).map(([, at]) => at)).toEqual([
      'interfaces[0].addresses[0].address',
      'interfaces[0].addresses[1].publicAddress',
      'prefixLists[0].cidrs[1]',
      'vpcs[0].cidrs[0]',
      'subnets[0].cidrs[0]',
      'networkAcls[0].entries[0].cidr',
      'routeTables[0].routes[1].destination',
      'peerings[0].sides[1].cidrs[0]',
    ]);
  });

  it('refuses an id that stands for two things', () => {
    expect(problemsOf({ ...WORLD, groups: [...WORLD.groups, ...WORLD.groups] })).toEqual([
      ['world.id-twice', 'groups[1]', WORLD.groups[0]?.groupId],
    ]);
  });

  it('takes ids that lead nowhere for what was not read', () => {
    const reading = readWorld({ ...WORLD, groups: [], vpcs: [] });

    expect(reading.kind).toBe('read');
  });
});
