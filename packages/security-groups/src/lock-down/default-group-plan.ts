import type { RemovableRule } from './lock-down-plan.ts';
import type { LockDown } from './lock-down-plan.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import { makePlan, missingGroupProblems } from './make-plan.ts';

/**
 * Empties a VPC's group `default`, which whatever is launched without a group gets: with no rules, what was
 * forgotten is closed, instead of open to everything else that was forgotten.
 *
 * All of its rules may go. They are suggested only while nobody holds the group, which is certain only when
 * interfaces were read.
 */
export function planForDefaultGroup(model: WorldModel, groupId: string): LockDown {
  const group = model.group(groupId);
  if (group === undefined) return { kind: 'refused', problems: missingGroupProblems(model, [groupId]) };
  if (group.name !== 'default') {
    const expected = 'The group named "default" that every VPC has.';
    return { kind: 'refused', problems: [{ code: 'lock-down.not-default', given: group.name, expected }] };
  }

  const isIdle = model.world.interfaces !== NOT_READ && model.interfacesOfGroup(groupId).length === 0;
  const removable = group.rules.map(({ rule, ruleId }): RemovableRule => ({
    groupId,
    rule,
    ...(ruleId === undefined ? {} : { ruleId }),
    isSuggested: isIdle,
    reason: isIdle ? 'not-needed' : 'in-use',
  }));
  return makePlan(model, { pattern: 'default-group', groupIds: [groupId], wanted: [], questions: [], removable });
}
