import type { Change, Changes } from '../../application/ports/changes.ts';

export type ChangeListener = (change: Change) => void;

/** Passes changes on inside this process: from the use cases and the worker to whoever looks. */
export class LiveChanges implements Changes {
  readonly #listeners = new Map<string, Set<ChangeListener>>();

  publish(change: Change): void {
    for (const listener of this.#listeners.get(change.organizationId) ?? []) listener(change);
  }

  /** Hears the changes of one organization until the returned function is called. */
  subscribe(organizationId: string, listener: ChangeListener): () => void {
    const listeners = this.#listeners.get(organizationId) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(organizationId, listeners);

    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(organizationId) === listeners) {
        this.#listeners.delete(organizationId);
      }
    };
  }
}
