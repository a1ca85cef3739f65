import { CHANGE_TOPICS } from '../../application/ports/changes.ts';
import type { Change, Changes } from '../../application/ports/changes.ts';
import type { LiveChanges } from './live-changes.ts';

/**
 * Changes for several nodes: what happens on one is heard by whoever looks at another.
 *
 * Telling the others may fail, and then their browsers learn of it at their next look; nothing else depends on it.
 */
export class SharedChanges implements Changes {
  readonly #node: string;
  readonly #here: LiveChanges;
  readonly #tell: (payload: string) => Promise<void>;

  constructor(node: string, here: LiveChanges, tell: (payload: string) => Promise<void>) {
    this.#node = node;
    this.#here = here;
    this.#tell = tell;
  }

  publish(change: Change): void {
    this.#here.publish(change);
    this.#tell(JSON.stringify({ node: this.#node, ...change })).catch(() => undefined);
  }

  /** Passes on what another node told; what this one told itself, and what nobody here understands, is left out. */
  hear(payload: string): void {
    const told = parse(payload);
    const topic = CHANGE_TOPICS.find((known) => known === told['topic']);
    const organizationId = told['organizationId'];
    if (told['node'] === this.#node || topic === undefined || typeof organizationId !== 'string') return;
    this.#here.publish({ organizationId, topic });
  }
}

function parse(payload: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(payload);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
