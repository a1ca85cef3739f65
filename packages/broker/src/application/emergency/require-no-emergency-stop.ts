import { isHolding } from '../../domain/emergency-stop.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Goes on only when no emergency stop suspends openings of the resource. Holds the resource until the end of the
 * transaction, as a stop does that begins: whichever comes second sees the first.
 *
 * @throws `access.emergency-stop`
 */
export async function requireNoEmergencyStop(
  tx: Repositories,
  organizationId: string,
  resourceId: string,
): Promise<void> {
  await tx.resources.hold(organizationId, resourceId);
  const stops = await tx.emergencyStops.listHolding(organizationId);
  const holding = stops.find((stop) => isHolding(stop, resourceId));
  if (holding !== undefined) throw emergencyStopProblem(holding);
}

/** What an opening is refused with while the stop holds. */
export function emergencyStopProblem({ reason }: Pick<EmergencyStop, 'reason'>): ProblemError {
  return new ProblemError(
    'access.emergency-stop',
    `Nothing can be opened here until an administrator lifts the emergency stop: ${reason}`,
  );
}
