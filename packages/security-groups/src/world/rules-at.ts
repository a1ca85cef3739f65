import type { CompiledRule } from './compiled-rule.ts';
import type { WorldModel } from './world-model.ts';
import type { WorldInterface } from './world.ts';

/** All rules in front of an interface, of all its groups that were read. */
export function rulesAt(model: WorldModel, { groupIds, vpcId }: WorldInterface): readonly CompiledRule[] {
  const lists = groupIds.map((groupId) => model.rulesOf(groupId, vpcId) ?? []);
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : first.concat(...others);
}
