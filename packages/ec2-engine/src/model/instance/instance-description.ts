import type { Instance, NetworkInterface } from '../entity.ts';
import { heldGroups } from '../interface/interface-groups.ts';
import type { InterfaceDescription } from '../interface/interface-groups.ts';
import type { WorldView } from '../world-view.ts';

/** The states that EC2 knows, as far as instances here are ever in them, with EC2's numbers. */
export const INSTANCE_STATE_CODES = { pending: 0, running: 16, 'shutting-down': 32, terminated: 48 } as const;

/** A state that an instance here can be seen in. */
export type InstanceState = keyof typeof INSTANCE_STATE_CODES;

/** An instance with what EC2 shows beside it. */
export interface InstanceDescription {
  readonly instance: Instance;
  readonly state: InstanceState;
  readonly availabilityZone: string;
  /** The first is the primary one, whose groups are shown as the instance's. */
  readonly interfaces: readonly InterfaceDescription[];
}

/** What was launched together. */
export interface Reservation {
  readonly reservationId: string;
  readonly instances: readonly InstanceDescription[];
}

/** How long a terminated instance can still be seen. */
const VISIBLE_MILLISECONDS = 60 * 60_000;

/** An instance with what EC2 shows beside it, its interfaces in the order of their device numbers. */
export function describeInstance(
  world: WorldView,
  instance: Instance,
  interfaces: readonly NetworkInterface[],
): InstanceDescription {
  return {
    instance,
    state: instanceState(instance),
    availabilityZone: world.subnets.get(instance.subnetId)?.availabilityZone ?? '',
    interfaces: [...interfaces]
      .sort((a, b) => (a.attachment?.deviceIndex ?? 0) - (b.attachment?.deviceIndex ?? 0))
      .map((entry) => ({ entry, groups: heldGroups(world, entry) })),
  };
}

/** The state that an instance is in. The states between are only ever told by the call that causes them. */
export function instanceState({ terminatedAt }: Instance): InstanceState {
  return terminatedAt === undefined ? 'running' : 'terminated';
}

/** Whether EC2 still shows the instance. */
export function isVisible({ terminatedAt }: Instance, now: Date): boolean {
  return terminatedAt === undefined || now.getTime() - Date.parse(terminatedAt) < VISIBLE_MILLISECONDS;
}
