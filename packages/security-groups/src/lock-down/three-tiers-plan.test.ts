import { describe, expect, it } from 'vitest';
import { ask } from '../../test/asking.ts';
import { groupId, model, sketch } from '../../test/world-sketch.ts';
import { applyChanges } from '../change/group-change.ts';
import { formatRule } from '../rule-text.ts';
import { planChanges } from './lock-down-plan.ts';
import type { LockDownPlan } from './lock-down-plan.ts';
import { planForTiers } from './three-tiers-plan.ts';
import type { TiersSetting } from './three-tiers-plan.ts';

const OUT = 'all to 0.0.0.0/0';
const WORLD = sketch({
  groups: {
    web: ['tcp 80 from 0.0.0.0/0', 'tcp 22 from 0.0.0.0/0', OUT],
    app: ['tcp 8000 from 0.0.0.0/0', 'tcp 22 from 192.0.2.0/24', OUT],
    db: ['all from 0.0.0.0/0', OUT],
  },
  members: {
    web: { groups: ['web'], at: '10.0.1.4', publicly: '198.51.100.4' },
    app: { groups: ['app'], at: '10.0.2.4', publicly: '198.51.100.5' },
    db: { groups: ['db'], at: '10.0.3.4' },
  },
});
const SETTING: TiersSetting = {
  tiers: [
    { groupId: groupId('web'), ports: [80] },
    { groupId: groupId('app'), ports: [8000] },
    { groupId: groupId('db'), ports: [3306] },
  ],
  officeCidrs: ['192.0.2.0/24'],
  administrationPorts: [22],
};

const planned = (): LockDownPlan => {
  const answer = planForTiers(WORLD, SETTING);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.plan;
};

describe('planForTiers', () => {
  it('adds what is missing of: world to web, web to application, application to database, office to all', () => {
    expect(planned().add.map(({ rule }) => formatRule(rule))).toEqual([
      'tcp 80 from ::/0',
      'tcp 22 from 192.0.2.0/24',
      `tcp 8000 from ${groupId('web')}`,
      `tcp 3306 from ${groupId('app')}`,
      'tcp 22 from 192.0.2.0/24',
    ]);
  });

  it('suggests the wide rules that are no part of it', () => {
    expect(planned().removable.map(({ rule, isSuggested }) => [formatRule(rule), isSuggested])).toEqual([
      ['all from 0.0.0.0/0', false],
      ['tcp 22 from 0.0.0.0/0', true],
      ['tcp 8000 from 0.0.0.0/0', true],
    ]);
  });

  it('leaves each tier reachable by the one before and by the office alone, when all of it is applied', () => {
    const plan = planned();
    const applied = applyChanges(WORLD, planChanges(plan, plan.removable));
    const rules = applied.kind === 'applied' ? applied.rules : new Map<string, never>();
    const groups = WORLD.world.groups.map((group) => ({ ...group, rules: rules.get(group.groupId) ?? group.rules }));
    const after = model({ ...WORLD.world, groups });

    const says = (from: string, to: string, port: number) => ask(after, from, to, `tcp ${String(port)}`).groups;
    expect([says('8.8.8.8', 'web', 80), says('8.8.8.8', 'app', 8000), says('8.8.8.8', 'db', 3306)]).toEqual([
      'yes',
      'no',
      'no',
    ]);
    expect([says('web', 'app', 8000), says('app', 'db', 3306), says('web', 'db', 3306)]).toEqual(['yes', 'yes', 'no']);
    for (const tier of ['web', 'app', 'db'])
      expect([says('192.0.2.9', tier, 22), says('8.8.8.8', tier, 22)]).toEqual(['yes', 'no']);
    expect(plan.verifications.every(({ added, lockedDown }) => added === 'yes' && lockedDown === 'yes')).toBe(true);
  });

  it('keeps the world on 22 when there is no office to administer from', () => {
    const answer = planForTiers(WORLD, { ...SETTING, officeCidrs: [] });
    const removable = answer.kind === 'planned' ? answer.plan.removable : [];

    expect(removable.find(({ rule }) => formatRule(rule) === 'tcp 22 from 0.0.0.0/0')).toMatchObject({
      isSuggested: false,
      reason: 'administration',
    });
  });

  it.each([
    [{ ...SETTING, tiers: [] }, 'lock-down.no-tiers'],
    [{ ...SETTING, officeCidrs: ['office'] }, 'lock-down.range-malformed'],
    [{ ...SETTING, administrationPorts: [-1] }, 'lock-down.port-out-of-range'],
  ])('refuses %j', (setting, code) => {
    expect(planForTiers(WORLD, setting)).toMatchObject({ kind: 'refused', problems: [{ code }] });
  });
});
