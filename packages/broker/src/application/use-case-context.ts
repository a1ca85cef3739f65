import type { Changes } from './ports/changes.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { Store } from './ports/store.ts';
import type { WorkSignal } from './ports/work-signal.ts';

/** What every use case stands on. A use case is made once, in the composition root: `makeCloseLease(context)`. */
export interface UseCaseContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly changes: Changes;
  readonly signal: WorkSignal;
  /** The name under which this process claims work; `null` when it has no worker, and others have to do it. */
  readonly worker: string | null;
}
