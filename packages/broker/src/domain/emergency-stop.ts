import type { Lease } from './lease.ts';

/** Somebody closed everything at once: all live access of one resource, or of the whole organization. */
export interface EmergencyStop {
  readonly stopId: string;
  readonly organizationId: string;
  /** `null` for every resource. */
  readonly resourceId: string | null;
  readonly reason: string;
  readonly startedBy: string;
  readonly startedAt: Date;
  /** Whether nothing may be opened until it is lifted. */
  readonly suspendsOpenings: boolean;
  /** Without suspension there is nothing to lift: the stop is over when its rules are gone. */
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly leasesClosed: number;
  readonly requestsCancelled: number;
  /** How many rules were open, and had to go. */
  readonly rulesOpen: number;
  readonly version: number;
}

/** Whether openings of this resource are suspended by it. */
export function isHolding(stop: EmergencyStop, resourceId: string): boolean {
  return (
    stop.suspendsOpenings && stop.liftedAt === null && (stop.resourceId === null || stop.resourceId === resourceId)
  );
}

/** The rules of these leases that a group may still show: ours, seen or on their way. */
export function openRules(leases: readonly Lease[]): number {
  return leases.flatMap(({ rules }) => rules).filter(({ state }) => state === 'wanted' || state === 'present').length;
}

export type LiftDecision =
  | { readonly kind: 'lifted'; readonly stop: EmergencyStop }
  /** It is lifted already, or never suspended anything. */
  | { readonly kind: 'unchanged'; readonly stop: EmergencyStop };

/** Lets people open access again. What was closed stays closed. */
export function liftStop(stop: EmergencyStop, personId: string, now: Date): LiftDecision {
  if (!stop.suspendsOpenings || stop.liftedAt !== null) return { kind: 'unchanged', stop };
  return { kind: 'lifted', stop: { ...stop, liftedBy: personId, liftedAt: now } };
}
