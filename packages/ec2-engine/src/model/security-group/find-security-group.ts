import { fail } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error, exclusiveParameters } from '../ec2-error.ts';
import type { SecurityGroup } from '../entity.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** How a call names a group: by id, or by name, which means the default VPC. */
export interface GroupSelector {
  readonly groupId?: string;
  readonly groupName?: string;
}

/** The group that a call is about. */
export function findSecurityGroup(world: WorldView, { groupId, groupName }: GroupSelector): Checked<SecurityGroup> {
  if (groupId !== undefined && groupName !== undefined) return fail(exclusiveParameters('groupName', 'groupId'));
  if (groupId !== undefined) return found('security-group', groupId, world.groups.get(groupId));
  if (groupName !== undefined) return findInDefaultVpc(world, groupName);

  return fail(ec2Error('MissingParameter', 'The request must contain the parameter groupName or groupId'));
}

/** The group with this name in the default VPC, the only one in which EC2 goes by names. */
export function findInDefaultVpc(world: WorldView, groupName: string): Checked<SecurityGroup> {
  const vpc = world.defaultVpc();
  const group = vpc === undefined ? undefined : world.groupNamed(vpc.id, groupName);
  if (group !== undefined) return { ok: true, value: group };

  const where = vpc?.id ?? 'none';
  return fail(
    ec2Error('InvalidGroup.NotFound', `The security group '${groupName}' does not exist in default VPC '${where}'`),
  );
}
