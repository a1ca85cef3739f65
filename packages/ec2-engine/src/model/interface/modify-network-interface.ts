import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { NetworkInterface } from '../entity.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { chooseGroups } from './interface-groups.ts';

/** What shall be different about an interface; what is absent stays. */
export interface ModifyNetworkInterfaceInput {
  readonly interfaceId: string;
  /** The groups it shall hold in place of those it holds; none sent leaves them. */
  readonly groupIds: readonly string[];
  readonly description?: string;
  readonly hasSourceDestCheck?: boolean;
}

/** Changes what an interface is set to, above all its groups. One that an AWS service made is changed by the service. */
export function modifyNetworkInterface(
  world: WorldView,
  input: ModifyNetworkInterfaceInput,
  { settings }: DecisionContext,
): Decision<true> {
  const entry = found('network-interface', input.interfaceId, world.interfaces.get(input.interfaceId));
  if (!entry.ok) return refuse(entry.error);

  if (entry.value.requesterId !== undefined) {
    return refuse(ec2Error('AuthFailure', 'You do not have permission to access the specified resource.'));
  }
  const { description = entry.value.description, hasSourceDestCheck = entry.value.hasSourceDestCheck } = input;
  const after: NetworkInterface = { ...entry.value, description, hasSourceDestCheck };
  if (input.groupIds.length === 0) return accept([put(after)], true);

  const groupIds = chooseGroups({ world, settings }, entry.value.vpcId, input.groupIds);
  return groupIds.ok ? accept([put({ ...after, groupIds: groupIds.value })], true) : refuse(groupIds.error);
}
