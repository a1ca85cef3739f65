import type { AccountSettings } from '../account/account-settings.ts';
import { isClassic } from '../classic/classic-network.ts';
import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { NetworkInterface } from '../entity.ts';
import { notFound } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** A group as EC2 shows it beside an interface. */
export interface HeldGroup {
  readonly id: string;
  readonly name: string;
}

/** An interface with the names of its groups. */
export interface InterfaceDescription {
  readonly entry: NetworkInterface;
  readonly groups: readonly HeldGroup[];
}

/**
 * The groups that an interface in a network shall hold: those named, or the network's `default` when none is. In
 * EC2-Classic there may be any number of them.
 */
export function chooseGroups(
  { world, settings }: { readonly world: WorldView; readonly settings: AccountSettings },
  vpcId: string,
  groupIds: readonly string[],
): Checked<readonly string[]> {
  const unique = [...new Set(groupIds)];
  if (unique.length === 0) {
    const fallback = world.groupNamed(vpcId, 'default');
    return pass(fallback === undefined ? [] : [fallback.id]);
  }
  if (unique.length > settings.groupsPerInterface && !isClassic(vpcId)) {
    return fail(
      ec2Error(
        'SecurityGroupsPerInterfaceLimitExceeded',
        'The maximum number of security groups per interface has been reached.',
      ),
    );
  }
  for (const id of unique) {
    const group = world.groups.get(id);
    if (group === undefined) return fail(notFound('security-group', id));
    if (group.vpcId !== vpcId) {
      return fail(
        ec2Error('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.'),
      );
    }
  }
  return pass(unique);
}

/** What EC2 shows of the groups of an interface. */
export function heldGroups(world: WorldView, entry: NetworkInterface): readonly HeldGroup[] {
  return entry.groupIds.map((id) => ({ id, name: world.groups.get(id)?.name ?? '' }));
}
