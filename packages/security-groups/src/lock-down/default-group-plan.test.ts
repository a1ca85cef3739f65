import { describe, expect, it } from 'vitest';
import { groupId, model, sketch, sketchWorld } from '../../test/world-sketch.ts';
import type { Member } from '../../test/world-sketch.ts';
import { NOT_READ } from '../world/world.ts';
import { planForDefaultGroup } from './default-group-plan.ts';
import { staleGroups } from './group-state.ts';
import { provePlan } from './prove-plan.ts';

const DEFAULT = groupId('default');
const RULES = ['all from default', 'all to 0.0.0.0/0'];
const world = (members: Readonly<Record<string, Member>> = {}, rules = RULES) => ({
  groups: { default: rules },
  members,
});

const planned = (known: ReturnType<typeof sketch>) => {
  const answer = planForDefaultGroup(known, DEFAULT);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.plan;
};

describe('planForDefaultGroup', () => {
  it('suggests to take every rule away while nobody holds the group', () => {
    expect(planned(sketch(world())).removable.map(({ isSuggested, reason }) => [isSuggested, reason])).toEqual([
      [true, 'not-needed'],
      [true, 'not-needed'],
    ]);
  });

  it('suggests nothing while somebody holds it, or when nobody looked', () => {
    const held = sketch(world({ one: { groups: ['default'], at: '10.0.0.5' } }));
    const unseen = model({ ...sketchWorld(world()), interfaces: NOT_READ });

    for (const known of [held, unseen]) {
      expect(planned(known).removable.every(({ isSuggested, reason }) => !isSuggested && reason === 'in-use')).toBe(
        true,
      );
    }
  });

  it('is for groups named default only', () => {
    const known = sketch({ groups: { web: [] } });

    expect(planForDefaultGroup(known, groupId('web'))).toMatchObject({ problems: [{ code: 'lock-down.not-default' }] });
    expect(planForDefaultGroup(known, DEFAULT)).toMatchObject({ problems: [{ code: 'lock-down.group-not-found' }] });
  });
});

describe('a saved plan', () => {
  const plan = JSON.parse(JSON.stringify(planned(sketch(world())))) as ReturnType<typeof planned>;

  it('survives JSON and is good for the groups that it was made for, in any order of their rules', () => {
    expect(plan).toEqual(planned(sketch(world())));
    expect(staleGroups(sketch(world({}, [...RULES].reverse())), plan)).toEqual([]);
  });

  it('is stale when a rule came or went, and says which', () => {
    const later = sketch(world({}, ['all to 0.0.0.0/0', 'tcp 22 from 0.0.0.0/0']));

    expect(staleGroups(later, plan)).toEqual([
      { groupId: DEFAULT, came: ['tcp 22 from 0.0.0.0/0'], gone: [`all from ${DEFAULT}`] },
    ]);
  });

  it('is stale when the group is gone, even one without rules', () => {
    const empty = planned(sketch(world({}, [])));

    expect(staleGroups(sketch({ groups: {} }), empty)).toEqual([{ groupId: DEFAULT, came: [], gone: [] }]);
  });
});

describe('provePlan', () => {
  const known = sketch(world());
  const plan = planned(known);

  it('proves what the chosen rules take away, and leaves the others', () => {
    const proof = provePlan(known, plan, plan.removable.slice(1));

    expect(proof).toMatchObject({
      kind: 'proved',
      changes: [{ groupId: DEFAULT, add: [], remove: [{ direction: 'egress' }] }],
      difference: { holders: [{ ingress: { cut: [] }, egress: { cut: [{ ranges: ['0.0.0.0/0'] }] } }] },
    });
  });

  it('refuses a plan for groups that changed', () => {
    expect(provePlan(sketch(world({}, [])), plan, [])).toMatchObject({ kind: 'stale', groups: [{ groupId: DEFAULT }] });
  });

  it('refuses rules that the plan does not offer, even when the group has them', () => {
    const empty = { ...plan, removable: [] };

    expect(provePlan(known, empty, plan.removable)).toEqual({
      kind: 'not-offered',
      rules: [`all from ${DEFAULT}`, 'all to 0.0.0.0/0'],
    });
  });
});
