import type { Application } from '../../../application/application.ts';
import type { EmergencyStopDetails } from '../../../application/emergency/read-emergency-stops.ts';
import type { Handlers, OperationOutput } from '../operation.ts';

export function emergencyOperations(
  application: Application,
): Handlers<'listEmergencyStops' | 'startEmergencyStop' | 'liftEmergencyStop'> {
  return {
    listEmergencyStops: async (_, { caller }) => {
      const stops = await application.listEmergencyStops(caller.principal);
      return { items: stops.map(presentStop), next: null };
    },

    startEmergencyStop: async ({ body }, { caller }) => application.startEmergencyStop(caller.principal, body),

    liftEmergencyStop: async ({ params }, { caller }) => {
      await application.liftEmergencyStop(caller.principal, params);
      return null;
    },
  };
}

function presentStop(details: EmergencyStopDetails): OperationOutput<'listEmergencyStops'>['items'][number] {
  const { stop, startedByName, liftedByName, resourceName, rulesLeft } = details;
  return {
    ...stop,
    startedByName,
    liftedByName,
    resourceName,
    rulesLeft,
    startedAt: stop.startedAt.toISOString(),
    liftedAt: stop.liftedAt?.toISOString() ?? null,
  };
}
