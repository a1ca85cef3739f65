import type { ApplicationContext } from '../application-context.ts';
import { makeLiftEmergencyStop } from './lift-emergency-stop.ts';
import { makeListEmergencyStops } from './read-emergency-stops.ts';
import { makeStartEmergencyStop } from './start-emergency-stop.ts';

/** What can be asked about emergency stops. */
export type EmergencyUseCases = ReturnType<typeof composeEmergency>;

export function composeEmergency(context: ApplicationContext) {
  return {
    startEmergencyStop: makeStartEmergencyStop(context),
    liftEmergencyStop: makeLiftEmergencyStop(context),
    listEmergencyStops: makeListEmergencyStops(context),
  };
}
