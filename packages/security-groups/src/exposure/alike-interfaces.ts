import { grouped } from '../sets/grouped.ts';
import type { WorldInterface } from '../world/world.ts';

/** Interfaces with the same groups in the same VPC, together: whatever groups decide about one, they decide about all. */
export function alikeInterfaces(interfaces: readonly WorldInterface[]): readonly (readonly WorldInterface[])[] {
  return [...grouped(interfaces, ({ vpcId, groupIds }) => `${vpcId} ${groupIds.join(' ')}`).values()];
}
