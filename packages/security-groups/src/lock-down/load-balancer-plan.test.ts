import { describe, expect, it } from 'vitest';
import { groupId, sketch } from '../../test/world-sketch.ts';
import { reachDifference } from '../change/reach-difference.ts';
import { formatRule } from '../rule-text.ts';
import type { WorldModel } from '../world/world-model.ts';
import { planChanges } from './lock-down-plan.ts';
import type { LockDown, LockDownPlan } from './lock-down-plan.ts';
import { planForLoadBalancer } from './load-balancer-plan.ts';
import type { BalancerSetting } from './load-balancer-plan.ts';

const OUT = 'all to 0.0.0.0/0';
const WIDE = ['tcp 80 from 0.0.0.0/0', 'tcp 22 from 0.0.0.0/0', 'tcp 3389 from 203.0.113.0/24'];

const world = (back: readonly string[] = WIDE, balancer: readonly string[] = ['tcp 80 from 0.0.0.0/0', OUT]) =>
  sketch({
    groups: { balancer, back: [...back, OUT] },
    members: {
      balancer: { groups: ['balancer'], at: '10.0.1.4', publicly: '198.51.100.4', kind: 'application-load-balancer' },
      one: { groups: ['back'], at: '10.0.2.5', subnet: 'subnet-2' },
    },
  });

const setting = (rest: Partial<BalancerSetting> = {}): BalancerSetting => ({
  kind: 'application',
  groupIds: [groupId('balancer')],
  interfaceIds: ['eni-balancer'],
  preservesClientAddress: false,
  backEnds: [
    {
      groupId: groupId('back'),
      interfaceIds: ['eni-one'],
      traffic: [{ protocol: 'tcp', port: 80 }],
      healthChecks: [{ protocol: 'tcp', port: 8080 }],
    },
  ],
  ...rest,
});

const planOf = (planned: LockDown): LockDownPlan => {
  if (planned.kind === 'refused') throw new Error(JSON.stringify(planned.problems));
  return planned.plan;
};
const plan = (model: WorldModel, rest: Partial<BalancerSetting> = {}) =>
  planOf(planForLoadBalancer(model, setting(rest)));
const told = (entries: LockDownPlan['add']) => entries.map(({ rule, purpose }) => `${purpose}: ${formatRule(rule)}`);

describe('planForLoadBalancer', () => {
  it('admits the source group on traffic and health-check ports', () => {
    expect(told(plan(world()).add)).toEqual([
      `traffic: tcp 80 from ${groupId('balancer')}`,
      `health-check: tcp 8080 from ${groupId('balancer')}`,
    ]);
  });

  it('suggests 0.0.0.0/0 on 80 for removal, and keeps 22 and 3389 and what is not its business', () => {
    const { removable } = plan(
      world([...WIDE, 'tcp 0-65535 from 0.0.0.0/0', 'tcp 79-81 from ::/0', 'tcp 9 from 0.0.0.0/0']),
    );

    expect(removable.map(({ rule, isSuggested, reason }) => [formatRule(rule), isSuggested, reason])).toEqual([
      ['tcp 0-65535 from 0.0.0.0/0', false, 'administration'],
      ['tcp 79-81 from ::/0', false, 'lets-more-through'],
      ['tcp 80 from 0.0.0.0/0', true, 'wider-than-needed'],
    ]);
  });

  it('shows that the balancer reaches its back ends before, between and after', () => {
    const { verifications } = plan(world());

    expect(
      verifications.map(({ question, now, added, lockedDown }) => [question.traffic, now, added, lockedDown]),
    ).toEqual([
      [{ kind: 'ports', protocol: 'tcp', port: 80 }, 'yes', 'yes', 'yes'],
      [{ kind: 'ports', protocol: 'tcp', port: 8080 }, 'no', 'yes', 'yes'],
    ]);
  });

  it('is proved by its difference: the balancer opens, the world is cut, nothing else', () => {
    const model = world();
    const { add, removable } = plan(model);

    const differed = reachDifference(model, planChanges({ add }, removable));

    const ingress = differed.kind === 'differed' ? differed.difference.holders[0]?.ingress : undefined;
    expect(ingress?.opened.flatMap(({ ranges }) => ranges)).toEqual(['10.0.1.4/32']);
    expect(ingress?.cut.flatMap(({ ranges }) => ranges)).toEqual(['0.0.0.0-10.0.1.3', '10.0.1.5-255.255.255.255']);
    expect(
      differed.kind === 'differed' &&
        differed.difference.holders.flatMap(({ egress }) => [...egress.opened, ...egress.cut]),
    ).toEqual([]);
  });

  it('adds nothing that is there, and is empty once applied', () => {
    const done = world(['tcp 80 from balancer', 'tcp 8080 from balancer']);

    expect(plan(done)).toMatchObject({
      add: [],
      removable: [],
      present: [{ purpose: 'traffic' }, { purpose: 'health-check' }],
    });
  });

  it("adds the balancer's outbound rules when its groups let it out to nobody", () => {
    const model = world(WIDE, ['tcp 80 from 0.0.0.0/0', `tcp 80 to 10.0.0.0/16`]);

    expect(told(plan(model).add)[0]).toBe(`outbound: tcp 8080 to ${groupId('back')}`);
    expect(plan(model).verifications.map(({ added }) => added)).toEqual(['yes', 'yes']);
  });

  it('admits a network load balancer without a group by its private addresses', () => {
    expect(told(plan(world(), { kind: 'network', groupIds: [] }).add)).toEqual([
      'traffic: tcp 80 from 10.0.1.4/32',
      'health-check: tcp 8080 from 10.0.1.4/32',
    ]);
  });

  it('leaves the clients their rules when they arrive themselves, and narrows health checks only', () => {
    const { add, removable } = plan(world(), { kind: 'network', groupIds: [], preservesClientAddress: true });

    expect(told(add)).toEqual(['health-check: tcp 8080 from 10.0.1.4/32']);
    expect(removable).toEqual([]);
  });

  it('admits a network load balancer with a group by it, whether clients arrive themselves or not', () => {
    expect(told(plan(world(), { kind: 'network', preservesClientAddress: true }).add)[0]).toBe(
      `traffic: tcp 80 from ${groupId('balancer')}`,
    );
  });

  it('suggests nothing while it is not certain that the balancer gets through without', () => {
    const model = world();
    const wrongGroup = [
      { ...setting().backEnds[0]!, groupId: groupId('back'), interfaceIds: ['eni-balancer', 'eni-one'] },
    ];

    const { removable, verifications } = plan(model, { interfaceIds: ['eni-one'], backEnds: wrongGroup });

    expect(verifications.some(({ lockedDown }) => lockedDown !== 'yes')).toBe(true);
    expect(removable.map(({ isSuggested, reason }) => [isSuggested, reason])).toEqual([[false, 'not-verified']]);
  });

  it('refuses a balancer without a group that is not a network one', () => {
    const refused = planForLoadBalancer(world(), setting({ kind: 'classic', groupIds: [] }));

    expect(refused.kind === 'refused' && refused.problems[0]?.code).toBe('lock-down.balancer-without-group');
  });

  it.each([
    [{ kind: 'network', groupIds: [], interfaceIds: ['eni-lost'] } as const, 'lock-down.nobody-admitted'],
    [
      { backEnds: [{ ...setting().backEnds[0]!, traffic: [{ protocol: 'tcp', port: 0.5 }] }] } as const,
      'lock-down.port-out-of-range',
    ],
    [{ backEnds: [{ ...setting().backEnds[0]!, groupId: groupId('lost') }] }, 'lock-down.group-not-found'],
  ])('refuses %j', (rest, code) => {
    expect(planForLoadBalancer(world(), setting(rest))).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});
