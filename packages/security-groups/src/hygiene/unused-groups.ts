import { NOT_READ } from '../world/world.ts';
import type { World, WorldGroup } from '../world/world.ts';

/** A group that nothing in the world uses. */
export interface UnusedGroup {
  readonly groupId: string;
  readonly name: string;
  /** Whether EC2 would let anybody delete it: every VPC keeps its group `default`. */
  readonly isDeletable: boolean;
}

/** The groups that nobody uses, as far as was read, and what could not be looked at. */
export interface UnusedGroups {
  /** Empty when interfaces were not read: then nobody knows. */
  readonly groups: readonly UnusedGroup[];
  readonly notChecked: readonly UncheckedUse[];
}

/** Where else a group may be in use, which no reading of this region shows. */
export type UncheckedUse =
  /** Interfaces were not read, so nothing is known about members. */
  | 'interfaces'
  /** Launch templates and Auto Scaling groups that have no instance at the moment. */
  | 'launch-templates'
  /** Services that make interfaces when they need them: databases, functions, tasks, load balancers that are stopped. */
  | 'services-at-rest'
  /** Rules in peered VPCs of other accounts. */
  | 'groups-of-other-accounts'
  /** VPCs that the group was shared with or associated to, of other accounts. */
  | 'shared-vpcs';

const NEVER_CHECKED: readonly UncheckedUse[] = [
  'launch-templates',
  'services-at-rest',
  'groups-of-other-accounts',
  'shared-vpcs',
];

/**
 * The groups that no interface holds and no rule of another group names, in the order of the world.
 *
 * A rule that names its own group does not count as a use. A group that is named by unused groups only is
 * in use until they are gone, because EC2 does not delete it before.
 */
export function unusedGroups({ groups, interfaces }: World): UnusedGroups {
  if (interfaces === NOT_READ) return { groups: [], notChecked: ['interfaces', ...NEVER_CHECKED] };

  const used = new Set([...interfaces.flatMap(({ groupIds }) => groupIds), ...groups.flatMap(namedByOthers)]);
  return {
    groups: groups
      .filter(({ groupId }) => !used.has(groupId))
      .map(({ groupId, name }) => ({ groupId, name, isDeletable: name !== 'default' })),
    notChecked: NEVER_CHECKED,
  };
}

function namedByOthers({ groupId, rules }: WorldGroup): readonly string[] {
  return rules.flatMap(({ rule: { peer } }) =>
    peer.kind === 'security-group' && peer.groupId !== groupId ? [peer.groupId] : [],
  );
}
