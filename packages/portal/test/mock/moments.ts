import { inSeconds } from './state.ts';
import type { MockState } from './state.ts';

/** Somebody left with an open door: the server sees them at another address. */
export function moveAway(state: MockState): void {
  state.address = '198.51.100.77';
  state.world.doors = state.world.doors.map((door) =>
    door.lease === null ? door : { ...door, moveTo: ['198.51.100.77/32'] },
  );
}

/** The last request for the database was denied, with a word why. */
export function denyLast(state: MockState): void {
  const denied = state.world.requests.find((request) => request.state === 'denied') ?? null;
  state.world.doors = state.world.doors.map((door) =>
    door.state === 'waiting' ? { ...door, state: 'closed', request: null, refusedRequest: denied } : door,
  );
}

/** The first door ends in four minutes, which is time to say so. */
export function endSoon({ world }: MockState): void {
  const [door, ...others] = world.doors;
  const lease = { ...door!.lease!, endsAt: inSeconds(234) };
  world.doors = [{ ...door!, endWarningAt: inSeconds(-60), lease }, ...others];
}

/** An emergency stop keeps the door of this policy closed. @returns what the door says */
export function stopOpenings({ world }: MockState, policyId: string): string {
  const reason = 'Nothing can be opened here until an administrator lifts the emergency stop: A laptop is gone.';
  world.doors = world.doors.map((door) =>
    door.policyId === policyId
      ? { ...door, state: 'unavailable', reason, reasonCode: 'access.emergency-stop', lease: null, request: null }
      : door,
  );
  return reason;
}
