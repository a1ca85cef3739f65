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
