import { compileRules } from '../world/compiled-rule.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldRule } from '../world/world.ts';

/** The rules in front of an interface, of all its groups, before and after a change. */
export interface HolderSides {
  readonly before: readonly CompiledRule[];
  readonly after: readonly CompiledRule[];
  /** Whether all of its groups were read. */
  readonly isReadWhole: boolean;
}

/** Looks up both; `changed` holds the rules of the groups that the change is about. */
export function sidesOf(
  model: WorldModel,
  changed: ReadonlyMap<string, readonly WorldRule[]>,
  { groupIds, vpcId: inVpcId }: { readonly groupIds: readonly string[]; readonly vpcId: string },
): HolderSides {
  const before = groupIds.map((groupId) => model.rulesOf(groupId, inVpcId));
  const after = groupIds.map((groupId, index) => {
    const entries = changed.get(groupId);
    return entries === undefined ? before[index] : compileRules(model, entries, { groupId, inVpcId });
  });
  return {
    before: before.flatMap((rules) => rules ?? []),
    after: after.flatMap((rules) => rules ?? []),
    isReadWhole: !before.includes(undefined),
  };
}
