import { remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';

/** Removes an interface that hangs on nothing and that no AWS service made for itself. */
export function deleteNetworkInterface(
  world: WorldView,
  { interfaceId }: { readonly interfaceId: string },
): Decision<true> {
  const entry = found('network-interface', interfaceId, world.interfaces.get(interfaceId));
  if (!entry.ok) return refuse(entry.error);
  if (entry.value.attachment !== undefined || entry.value.requesterId !== undefined) {
    return refuse(ec2Error('InvalidParameterValue', `Network interface '${interfaceId}' is currently in use.`));
  }
  return accept([remove(entry.value)], true);
}
