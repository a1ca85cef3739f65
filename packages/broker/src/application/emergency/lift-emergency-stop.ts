import { liftStop } from '../../domain/emergency-stop.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/**
 * Lets people open access again. Lifting twice changes nothing.
 *
 * @throws `permission.denied`, `emergency-stop.not-found`
 */
export type LiftEmergencyStop = (principal: Principal, input: { readonly stopId: string }) => Promise<EmergencyStop>;

export function makeLiftEmergencyStop(context: UseCaseContext): LiftEmergencyStop {
  return async (principal, { stopId }) => {
    requirePermission(principal, 'emergency.lift');
    const { organizationId, personId } = principal;
    const lifted = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const stop = await tx.emergencyStops.find(organizationId, stopId);
      if (stop === null) {
        throw new ProblemError('emergency-stop.not-found', `There is no emergency stop with the id "${stopId}".`);
      }
      const decision = liftStop(stop, personId, made.at);
      if (decision.kind === 'unchanged') return stop;
      await tx.events.append([
        newEvent(made, 'emergency-stop.lifted', {
          personId,
          resourceId: stop.resourceId,
          detail: { reason: stop.reason },
        }),
      ]);
      return tx.emergencyStops.update(decision.stop);
    });
    context.changes.publish({ organizationId, topic: 'organization' });
    return lifted;
  };
}
