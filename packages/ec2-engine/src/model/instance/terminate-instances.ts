import { put, remove } from '../change.ts';
import type { Change } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { missingParameter } from '../ec2-error.ts';
import type { NetworkInterface } from '../entity.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { instanceState } from './instance-description.ts';
import type { InstanceState } from './instance-description.ts';

/** How the state of one instance changed. */
export interface StateChange {
  readonly instanceId: string;
  readonly before: InstanceState;
  readonly after: InstanceState;
}

/** Ends instances, all or none. Their interfaces go, or come loose when they were made apart. */
export function terminateInstances(
  world: WorldView,
  { instanceIds }: { readonly instanceIds: readonly string[] },
  { now }: DecisionContext,
): Decision<readonly StateChange[]> {
  if (instanceIds.length === 0) return refuse(missingParameter('InstanceId'));

  const changes: Change[] = [];
  const states: StateChange[] = [];
  for (const id of new Set(instanceIds)) {
    const instance = found('instance', id, world.instances.get(id));
    if (!instance.ok) return refuse(instance.error);
    const before = instanceState(instance.value);
    states.push({ instanceId: id, before, after: before === 'terminated' ? 'terminated' : 'shutting-down' });
    if (before === 'terminated') continue;

    changes.push(put({ ...instance.value, terminatedAt: now.toISOString() }));
    changes.push(...world.interfacesByInstance.all(id).map(detach));
  }
  return accept(changes, states);
}

function detach(entry: NetworkInterface): Change {
  const { attachment, ...loose } = entry;
  return attachment?.isDeletedOnTermination === false ? put(loose) : remove(entry);
}
