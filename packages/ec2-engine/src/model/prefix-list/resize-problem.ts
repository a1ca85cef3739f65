import { fitsQuota, quotaUse } from '@gatelease/security-groups';

import type { DecisionContext } from '../decision.ts';
import type { WorldView } from '../world-view.ts';
import { groupsNaming } from './prefix-list-references.ts';
import { sizesOfNamedLists } from './prefix-list-sizes.ts';
import type { PrefixList } from './prefix-list.ts';

const MOST_NAMED = 10;

/** Why a list cannot grow: the groups that name it and would have more rules than they may. */
export function resizeProblem(
  world: WorldView,
  list: PrefixList,
  maxEntries: number,
  { now, settings }: DecisionContext,
): string | undefined {
  const tooSmall = groupsNaming(world, list.id).filter((groupId) => {
    const rules = world.rulesByGroup.all(groupId).map(({ rule }) => rule);
    const sizes = new Map(sizesOfNamedLists(world, rules, now)).set(list.id, { family: list.family, maxEntries });
    return fitsQuota(quotaUse(rules, sizes), settings.rulesPerGroup).kind === 'no';
  });
  if (tooSmall.length === 0) return undefined;
  return (
    'The following VPC resources do not have sufficient capacity to handle the updated size of the prefix list: ' +
    tooSmall.slice(0, MOST_NAMED).join(', ')
  );
}
