import type { Principal } from '../principal.ts';

/** Whether the key that asks, if it is one, may have to do with a resource. People may with every one. */
export function reaches({ apiKey }: Pick<Principal, 'apiKey'>, resourceId: string): boolean {
  const bound = apiKey?.resourceIds ?? null;
  return bound === null || bound.includes(resourceId);
}

/** Whether who asks is a key that is bound to some resources: lists have to leave out the others then. */
export function isBound({ apiKey }: Pick<Principal, 'apiKey'>): boolean {
  return (apiKey?.resourceIds ?? null) !== null;
}
