import { openRules } from '../../domain/emergency-stop.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import type { Lease } from '../../domain/lease.ts';
import { personName, readNames } from '../leases/lease-details.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A stop with names, and how far the closing has come. */
export interface EmergencyStopDetails {
  readonly stop: EmergencyStop;
  readonly startedByName: string;
  readonly liftedByName: string | null;
  /** `null` for everything. */
  readonly resourceName: string | null;
  /** Rules that a read of their group has not shown to be gone yet. */
  readonly rulesLeft: number;
}

/** The newest stops of the organization, newest first. Everybody may know: it is about what they can open. */
export type ListEmergencyStops = (principal: Principal) => Promise<readonly EmergencyStopDetails[]>;

const NEWEST = 20;

export function makeListEmergencyStops({ store }: Pick<UseCaseContext, 'store'>): ListEmergencyStops {
  return ({ organizationId }) =>
    store.read(async (tx) => {
      const stops = await tx.emergencyStops.listNewest(organizationId, NEWEST);
      if (stops.length === 0) return [];
      const names = await readNames(tx, organizationId);
      const closing = (await tx.leases.listLive({ organizationId })).filter(isClosingByStop);
      return stops.map((stop) => ({
        stop,
        startedByName: personName(names, stop.startedBy),
        liftedByName: stop.liftedBy === null ? null : personName(names, stop.liftedBy),
        resourceName:
          stop.resourceId === null ? null : (names.resources.get(stop.resourceId)?.name ?? '(removed resource)'),
        rulesLeft: openRules(closing.filter((lease) => wasClosedBy(stop, lease))),
      }));
    });
}

function isClosingByStop({ state, endReason }: Lease): boolean {
  return state === 'closing' && endReason === 'emergency-stop';
}

/** Leases made after it are not of this stop. */
function wasClosedBy(stop: EmergencyStop, { resourceId, createdAt }: Lease): boolean {
  return createdAt <= stop.startedAt && (stop.resourceId === null || stop.resourceId === resourceId);
}
