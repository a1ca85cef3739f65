import { describe, expect, it } from 'vitest';
import { groupId, sketchWorld } from '../../test/world-sketch.ts';
import { formatRule } from '../rule-text.ts';
import type { AccountReading } from '../world/account-reading.ts';
import type { ConnectEndpoint, LoadBalancer } from '../world/load-balancer.ts';
import { NOT_READ } from '../world/world.ts';
import type { World } from '../world/world.ts';
import { chooseRules, suggestedRuleIds } from './chosen-rules.ts';
import { draftLockDown } from './lock-down-draft.ts';
import type { LockDownDraft } from './lock-down-draft.ts';
import { lockDownPicture } from './lock-down-picture.ts';
import type { LockDownRequest } from './lock-down-request.ts';
import { lockDownText } from './lock-down-text.ts';
import { checkReviewedPlan } from './same-plan.ts';
import { lostTargets } from './target-health.ts';

const OUT = 'all to 0.0.0.0/0';

const WORLD = sketchWorld({
  groups: {
    balancer: ['tcp 443 from 0.0.0.0/0', OUT],
    back: ['tcp 80 from 0.0.0.0/0', 'tcp 22 from 203.0.113.0/24', OUT],
    extra: ['tcp 80 from 0.0.0.0/0'],
    endpoint: [],
    default: [OUT],
  },
  members: {
    balancer: { groups: ['balancer'], at: '10.0.1.4', kind: 'application-load-balancer' },
    one: { groups: ['extra', 'back'], at: '10.0.2.5' },
    two: { groups: ['back'], at: '10.0.2.6' },
    endpoint: { groups: ['endpoint'], at: '10.0.3.4', kind: 'instance-connect-endpoint' },
  },
});

const BALANCER: LoadBalancer = {
  loadBalancerId: 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/front/1',
  name: 'front',
  kind: 'application',
  isInternetFacing: true,
  vpcId: 'vpc-1',
  groupIds: [groupId('balancer')],
  interfaceIds: ['eni-balancer'],
  dnsName: 'front-1.elb.example.com',
  listeners: [{ protocol: 'HTTPS', port: 443 }],
  targetGroups: [
    {
      name: 'web',
      protocol: 'HTTP',
      healthCheck: { protocol: 'HTTP', port: 8080 },
      targets: [
        { targetId: 'i-one', port: 80, health: 'healthy' },
        { targetId: '10.0.2.6', port: 81, health: 'unhealthy' },
        { targetId: 'i-elsewhere', port: 80, health: 'unused' },
      ],
    },
  ],
};

const ENDPOINT: ConnectEndpoint = {
  endpointId: 'eice-1',
  name: 'door',
  vpcId: 'vpc-1',
  subnetId: 'subnet-1',
  groupIds: [groupId('endpoint')],
  interfaceIds: ['eni-endpoint'],
  preservesClientAddress: false,
};

const reading = (rest: Partial<AccountReading> = {}): AccountReading => ({
  region: 'eu-central-1',
  accountId: '111122223333',
  world: WORLD,
  loadBalancers: [BALANCER],
  connectEndpoints: [ENDPOINT],
  gaps: [],
  ...rest,
});
const FRONT: LockDownRequest = { pattern: 'load-balancer', loadBalancer: 'front' };

function drafted(request: LockDownRequest, read = reading()) {
  const made = draftLockDown(read, request);
  if (made.kind === 'refused') throw new Error(JSON.stringify(made.problems));
  return made;
}
const added = ({ plan }: LockDownDraft) => plan.add.map((one) => [one.groupId, formatRule(one.rule)]);
const codes = (request: LockDownRequest, read = reading()) => {
  const made = draftLockDown(read, request);
  return made.kind === 'refused' ? made.problems.map(({ code, given }) => [code, given]) : [];
};

describe('a load balancer in what was read', () => {
  it('is locked down by the group that all of its targets hold, on their ports and on the health check', () => {
    const { draft } = drafted(FRONT);

    expect(added(draft)).toEqual(
      ['tcp 80', 'tcp 81', 'tcp 8080'].map((traffic) => [groupId('back'), `${traffic} from ${groupId('balancer')}`]),
    );
    expect(draft.targets.map(({ targetId, health }) => [targetId, health])).toEqual([
      ['i-one', 'healthy'],
      ['10.0.2.6', 'unhealthy'],
      ['i-elsewhere', 'unused'],
    ]);
    expect(draft.notes).toEqual(['Left out, because nobody in this VPC holds them: i-elsewhere.']);
  });

  it('offers the wider rules of every group that its targets hold', () => {
    expect(suggestedRuleIds(drafted(FRONT).draft.plan)).toEqual(['sgr-back-0', 'sgr-extra-0']);
  });

  it.each([BALANCER.loadBalancerId, BALANCER.dnsName.toUpperCase()])('is found by %s, too', (loadBalancer) => {
    expect(drafted({ pattern: 'load-balancer', loadBalancer }).draft.subject).toBe('load balancer front');
  });

  it.each([
    ['no such name', 'lock-down.balancer-not-found', {}],
    ['', 'lock-down.balancer-not-found', {}],
    ['front', 'lock-down.balancer-ambiguous', { loadBalancers: [BALANCER, { ...BALANCER, loadBalancerId: 'front' }] }],
    ['front', 'lock-down.not-read', { loadBalancers: NOT_READ }],
    ['front', 'lock-down.no-targets', { loadBalancers: [{ ...BALANCER, targetGroups: [] }] }],
  ] as const)('called %j is refused as %s', (loadBalancer, code, rest) => {
    expect(codes({ pattern: 'load-balancer', loadBalancer }, reading(rest))).toEqual([[code, loadBalancer]]);
  });

  it('of the gateway kind is refused', () => {
    const loadBalancers = [{ ...BALANCER, kind: 'gateway' as const }];

    expect(codes(FRONT, reading({ loadBalancers }))).toEqual([
      ['lock-down.balancer-kind', 'front, a gateway load balancer'],
    ]);
  });

  it('of the network kind without a group is admitted by its addresses, and the draft says why', () => {
    const loadBalancers = [{ ...BALANCER, kind: 'network' as const, groupIds: [] }];

    const { draft } = drafted(FRONT, reading({ loadBalancers }));

    expect(added(draft)).toContainEqual([groupId('back'), 'tcp 80 from 10.0.1.4/32']);
    expect(draft.notes.join(' ')).toContain('can never get one');
  });
});

describe('a Connect Endpoint in what was read', () => {
  const toBack = (rest: object = {}): LockDownRequest => ({
    pattern: 'connect-endpoint',
    endpoint: 'door',
    targets: [groupId('back')],
    ports: [22],
    admitBy: { kind: 'endpoint-group' },
    ...rest,
  });

  it('gets its outbound rule, and the targets theirs', () => {
    expect(added(drafted(toBack()).draft)).toEqual([
      [groupId('endpoint'), `tcp 22 to ${groupId('back')}`],
      [groupId('back'), `tcp 22 from ${groupId('endpoint')}`],
    ]);
  });

  it('takes an instance for a target', () => {
    expect(added(drafted(toBack({ targets: ['i-two'] })).draft)).toHaveLength(2);
  });

  it.each([
    [{ endpoint: 'eice-2' }, 'lock-down.endpoint-not-found', 'eice-2'],
    [{ targets: [] }, 'lock-down.no-targets', 'door'],
    [{ ports: [] }, 'lock-down.no-ports', 'door'],
    [{ targets: ['sg-0123456789abcdef0'] }, 'lock-down.target-not-found', 'sg-0123456789abcdef0'],
    [{ targets: [groupId('endpoint')] }, 'lock-down.target-not-found', groupId('endpoint')],
  ])('is refused with %j as %s', (rest, code, given) => {
    expect(codes(toBack(rest))).toEqual([[code, given]]);
  });
});

describe('tiers and default groups', () => {
  const tier = (name: string, port = 80) => ({ groupId: groupId(name), ports: [port] });
  const tiers = (...names: string[]): LockDownRequest => ({
    pattern: 'three-tiers',
    tiers: names.map((name) => tier(name)),
    officeCidrs: [],
    administrationPorts: [22],
  });

  it('refuses tiers that call each other in a circle', () => {
    expect(codes(tiers('balancer', 'back', 'balancer'))).toEqual([['lock-down.tier-twice', groupId('balancer')]]);
  });

  it('refuses groups of another VPC, which rules cannot name, and of another account, which were not read', () => {
    const far = { groupId: groupId('far'), name: 'far', vpcId: 'vpc-2', rules: [] };
    const world: World = { ...WORLD, groups: [...WORLD.groups, far] };

    expect(codes(tiers('back', 'far'), reading({ world }))).toEqual([
      ['lock-down.vpcs-differ', `${groupId('far')} in vpc-2`],
    ]);
    expect(codes(tiers('back', 'far'))).toEqual([['lock-down.group-not-found', groupId('far')]]);
  });

  it('finds the group default by its VPC', () => {
    const { draft } = drafted({ pattern: 'default-group', group: 'vpc-1' });

    expect(draft.plan.madeFor.map((state) => state.groupId)).toEqual([groupId('default')]);
  });
});

describe('rules of leases', () => {
  const leased = (world: World): World => ({
    ...world,
    groups: world.groups.map((group) => ({
      ...group,
      rules: group.rules.map((entry) => (entry.ruleId === 'sgr-extra-0' ? { ...entry, isLeased: true } : entry)),
    })),
  });

  it('are not up for choice, and their coming and going makes no plan stale', () => {
    const { draft } = drafted(FRONT);
    const later = drafted(FRONT, reading({ world: leased(WORLD) }));

    expect(suggestedRuleIds(later.draft.plan)).toEqual(['sgr-back-0']);
    expect(later.draft.plan.madeFor.find((state) => state.groupId === groupId('extra'))?.rules).toEqual([]);
    expect(draft.plan.madeFor.find((state) => state.groupId === groupId('extra'))?.rules).toHaveLength(1);
  });
});

describe('a reviewed plan', () => {
  it('is the one that would be made now, after a trip through a file', () => {
    const { draft, model } = drafted(FRONT);
    const reviewed = JSON.parse(JSON.stringify(draft.plan)) as typeof draft.plan;

    expect(checkReviewedPlan(model, reviewed, draft.plan)).toEqual({ kind: 'same' });
  });

  it('that was forged to take away or add other rules is refused', () => {
    const { draft, model } = drafted(FRONT);
    const [wanted] = draft.plan.add;
    const [removable] = draft.plan.removable;
    if (wanted === undefined || removable === undefined) throw new Error('The draft has both.');
    const anywhere = { ...wanted.rule, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } } as const;

    expect(checkReviewedPlan(model, { ...draft.plan, add: [{ ...wanted, rule: anywhere }] }, draft.plan)).toEqual({
      kind: 'differs',
    });
    expect(
      checkReviewedPlan(model, { ...draft.plan, removable: [{ ...removable, ruleId: 'sgr-back-1' }] }, draft.plan),
    ).toEqual({ kind: 'differs' });
  });

  it('is stale when a rule came', () => {
    const { draft } = drafted(FRONT);
    const more = {
      rule: { direction: 'ingress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: '9.9.9.9/32' } },
    } as const;
    const world: World = {
      ...WORLD,
      groups: WORLD.groups.map((group) =>
        group.name === 'back' ? { ...group, rules: [...group.rules, more] } : group,
      ),
    };
    const now = drafted(FRONT, reading({ world }));

    expect(checkReviewedPlan(now.model, draft.plan, now.draft.plan)).toEqual({
      kind: 'stale',
      groups: [{ groupId: groupId('back'), came: ['all from 9.9.9.9/32'], gone: [] }],
    });
  });

  it('gives up only what it offers', () => {
    const { plan } = drafted(FRONT).draft;

    expect(chooseRules(plan, ['sgr-back-0'])).toMatchObject({ kind: 'chosen', rules: [{ ruleId: 'sgr-back-0' }] });
    expect(chooseRules(plan, ['sgr-back-0', 'sgr-back-1'])).toEqual({ kind: 'not-offered', ruleIds: ['sgr-back-1'] });
  });
});

describe('the text and the picture of a draft', () => {
  it('show before and after, group by group', () => {
    const { draft } = drafted(FRONT);

    const text = lockDownText(draft, suggestedRuleIds(draft.plan)).join('\n');
    const back = lockDownPicture(draft, ['sgr-back-0']).groups.find((group) => group.groupId === groupId('back'));

    expect(text).toMatchInlineSnapshot(`
      "Lock-down of load balancer front in eu-central-1, account 111122223333

      Before
        back (sg-6261636b000000000)
          ◀── tcp 80 ── anywhere (0.0.0.0/0)
          (and 2 that the plan does not touch)
        balancer (sg-62616c616e6365720)
          (and 2 that the plan does not touch)
        extra (sg-65787472610000000)
          ◀── tcp 80 ── anywhere (0.0.0.0/0)

      After
        back (sg-6261636b000000000)
          ◀── tcp 80   ── members of balancer (sg-62616c616e6365720)  (new)
          ◀── tcp 81   ── members of balancer (sg-62616c616e6365720)  (new)
          ◀── tcp 8080 ── members of balancer (sg-62616c616e6365720)  (new)
          (and 2 that the plan does not touch)
        balancer (sg-62616c616e6365720)
          (and 2 that the plan does not touch)
        extra (sg-65787472610000000)

      Adds 3 rules:
        + back (sg-6261636b000000000): tcp 80 from members of balancer (sg-62616c616e6365720), for the traffic
        + back (sg-6261636b000000000): tcp 81 from members of balancer (sg-62616c616e6365720), for the traffic
        + back (sg-6261636b000000000): tcp 8080 from members of balancer (sg-62616c616e6365720), for health checks
      Wider rules:
        - sgr-back-0 back (sg-6261636b000000000): tcp 80 from anywhere (0.0.0.0/0), goes
        - sgr-extra-0 extra (sg-65787472610000000): tcp 80 from anywhere (0.0.0.0/0), goes
      Verified: 6 of 6 ways that have to work do, by the security groups.
      Targets: 1 of 3 are healthy.
        10.0.2.6:81 is unhealthy.
        i-elsewhere:80 is unused.
      Note: Left out, because nobody in this VPC holds them: i-elsewhere."
    `);
    expect(back?.arrows.map(({ traffic, change }) => `${traffic} ${change}`)).toEqual([
      'tcp 80 removed',
      'tcp 80 added',
      'tcp 81 added',
      'tcp 8080 added',
    ]);
  });
});

describe('lostTargets', () => {
  const target = (targetId: string, health: string) => ({ targetGroup: 'web', targetId, port: 80, health });

  it('names those that were healthy and are there and ill, and no others', () => {
    const before = [target('a', 'healthy'), target('b', 'unhealthy'), target('c', 'InService'), target('d', 'healthy')];
    const after = [target('a', 'unhealthy'), target('b', 'unhealthy'), target('c', 'InService')];

    expect(lostTargets(before, after)).toEqual([target('a', 'healthy')]);
  });
});
