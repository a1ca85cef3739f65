import { formatRule } from '../rule-text.ts';
import type { Rule } from '../rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { GroupState, LockDownPlan } from './lock-down-plan.ts';

/** What became of a group since a plan was made for it. */
export interface StaleGroup {
  readonly groupId: string;
  /** Rules that came since, in canonical text. */
  readonly came: readonly string[];
  /** Rules that were there and are gone; all of them when the group is. */
  readonly gone: readonly string[];
}

/**
 * The state of groups, each once. Groups that were not read have none.
 *
 * Without the rules of leases: they come and go by themselves, and no plan is about them.
 */
export function groupStates(model: WorldModel, groupIds: readonly string[]): readonly GroupState[] {
  return [...new Set(groupIds)].sort().flatMap((groupId) => {
    const group = model.group(groupId);
    if (group === undefined) return [];
    const rules = group.rules.filter(({ isLeased }) => isLeased !== true);
    return [{ groupId, rules: rules.map(({ rule }) => stateText(rule)).sort() }];
  });
}

/** The groups that are no longer as the plan found them. None: it may be applied. */
export function staleGroups(model: WorldModel, { madeFor }: Pick<LockDownPlan, 'madeFor'>): readonly StaleGroup[] {
  const now = new Map(
    groupStates(
      model,
      madeFor.map(({ groupId }) => groupId),
    ).map((state) => [state.groupId, state.rules]),
  );
  return madeFor.flatMap(({ groupId, rules }) => {
    const found = now.get(groupId) ?? [];
    const came = found.filter((rule) => !rules.includes(rule));
    const gone = rules.filter((rule) => !found.includes(rule));
    return came.length + gone.length > 0 || !now.has(groupId) ? [{ groupId, came, gone }] : [];
  });
}

/** Without the account of a peer, which one page of EC2 names and another one leaves out. */
function stateText({ peer, ...rest }: Rule): string {
  return formatRule({
    ...rest,
    peer: peer.kind === 'security-group' ? { kind: peer.kind, groupId: peer.groupId } : peer,
  });
}
