import type { EmergencyStopView } from '@gatelease/contract';

/** An emergency stop in its first seconds. */
export function ordinaryStop(now: number): EmergencyStopView {
  return {
    stopId: 'stop-1',
    resourceId: null,
    resourceName: null,
    reason: 'A laptop was stolen at the airport. Ask Mara before you open anything.',
    startedByName: 'Mara Lindqvist',
    startedAt: new Date(now - 4000).toISOString(),
    suspendsOpenings: true,
    liftedByName: null,
    liftedAt: null,
    leasesClosed: 4,
    requestsCancelled: 1,
    rulesOpen: 6,
    rulesLeft: 2,
  };
}
