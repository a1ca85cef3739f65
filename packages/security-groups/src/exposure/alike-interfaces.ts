import type { WorldInterface } from '../world/world.ts';

/** Interfaces with the same groups in the same VPC, together: whatever groups decide about one, they decide about all. */
export function alikeInterfaces(interfaces: readonly WorldInterface[]): readonly (readonly WorldInterface[])[] {
  const alike = new Map<string, WorldInterface[]>();
  for (const entry of interfaces) {
    const key = `${entry.vpcId} ${entry.groupIds.join(' ')}`;
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [entry]);
    else others.push(entry);
  }
  return [...alike.values()];
}
