import { put } from '../change.ts';
import { isClassic } from '../classic/classic-network.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error, missingParameter } from '../ec2-error.ts';
import { chooseGroups } from '../interface/interface-groups.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** Which instance shall hold which groups. */
export interface ModifyInstanceGroupsInput {
  readonly instanceId: string;
  readonly groupIds: readonly string[];
}

/** Gives an instance other groups, in place of those it holds. One with several interfaces has no groups of its own. */
export function modifyInstanceGroups(
  world: WorldView,
  input: ModifyInstanceGroupsInput,
  { settings }: DecisionContext,
): Decision<true> {
  const instance = found('instance', input.instanceId, world.instances.get(input.instanceId));
  if (!instance.ok) return refuse(instance.error);
  if (input.groupIds.length === 0) return refuse(missingParameter('groupId'));

  if (isClassic(instance.value.vpcId)) {
    return refuse(
      ec2Error(
        'InvalidParameterCombination',
        `The security groups of instance '${input.instanceId}' were set at launch and cannot be changed: it is not in a VPC.`,
      ),
    );
  }
  const [entry, ...more] = world.interfacesByInstance.all(input.instanceId);
  if (entry === undefined) {
    return refuse(
      ec2Error('IncorrectState', `The instance '${input.instanceId}' is not in a valid state for this operation.`),
    );
  }
  if (more.length > 0) {
    return refuse(
      ec2Error(
        'InvalidInstanceID',
        `There are multiple interfaces attached to instance '${input.instanceId}'. Please specify an interface ID for the operation instead.`,
      ),
    );
  }
  const groupIds = chooseGroups({ world, settings }, entry.vpcId, input.groupIds);
  return groupIds.ok ? accept([put({ ...entry, groupIds: groupIds.value })], true) : refuse(groupIds.error);
}
