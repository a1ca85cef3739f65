import { remove } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { WorldView } from '../world-view.ts';
import { listenerNotFound } from './not-found.ts';

/** Removes a listener. What it forwarded to stays. */
export function deleteListener(world: WorldView, { arn }: { readonly arn: string }): Decision<true> {
  const listener = world.listeners.get(arn);
  return listener === undefined ? refuse(listenerNotFound(arn)) : accept([remove(listener)], true);
}
