import { put } from '../change.ts';
import { accept, pass, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { chooseGroups } from '../interface/interface-groups.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import type { InstanceConnectEndpoint } from './instance-connect-endpoint.ts';

/** What shall be different about an endpoint; what is absent stays. */
export interface ModifyEndpointInput {
  readonly endpointId: string;
  /** The groups it shall hold in place of those it holds; none sent leaves them. */
  readonly groupIds: readonly string[];
  readonly preservesClientIp?: boolean;
}

/** Changes the groups of an endpoint, and whether targets see the addresses of its clients. */
export function modifyInstanceConnectEndpoint(
  world: WorldView,
  { endpointId, groupIds, preservesClientIp }: ModifyEndpointInput,
  { settings }: DecisionContext,
): Decision<true> {
  const endpoint = found('instance-connect-endpoint', endpointId, world.endpoints.get(endpointId));
  if (!endpoint.ok) return refuse(endpoint.error);
  const before = endpoint.value;
  const chosen =
    groupIds.length === 0 ? pass(before.groupIds) : chooseGroups({ world, settings }, before.vpcId, groupIds);
  if (!chosen.ok) return refuse(chosen.error);

  const after: InstanceConnectEndpoint = {
    ...before,
    groupIds: chosen.value,
    preservesClientIp: preservesClientIp ?? before.preservesClientIp,
    wasModified: true,
  };
  const interfaces = world.interfacesByServiceResource.all(endpointId);
  return accept([put(after), ...interfaces.map((entry) => put({ ...entry, groupIds: chosen.value }))], true);
}
