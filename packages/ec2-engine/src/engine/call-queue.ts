import type { Change } from '../model/change.ts';
import { refuse } from '../model/decision.ts';
import type { DecisionContext } from '../model/decision.ts';
import { ec2Error } from '../model/ec2-error.ts';
import type { World } from '../model/world.ts';
import type { Decide, Executed } from '../wire/operation.ts';
import type { EngineLog } from './engine-log.ts';

/** Where changes go before anybody hears of them. */
export interface ChangeLog {
  /**
   * Keeps changes that are in the world already. Resolves once they would survive a power cut, and rejects when they
   * would not: then they never were.
   */
  append(changes: readonly Change[]): Promise<void>;
}

/** What a call queue is made of. */
export interface CallQueueParts {
  readonly world: World;
  readonly changeLog: ChangeLog;
  readonly context: () => DecisionContext;
  readonly log: EngineLog;
}

/** Hears of changes once they are on disk. */
export type ChangeListener = (changes: readonly Change[]) => void;

interface Call {
  readonly decide: Decide;
  readonly answer: (executed: Executed) => void;
}

interface Decided extends Call {
  readonly executed: Executed;
  readonly inverse: readonly Change[];
}

const INTERNAL_ERROR = refuse(ec2Error('InternalError', 'An internal error has occurred'));

/**
 * Decides calls one after the other and answers them when their changes are on disk.
 *
 * While the disk writes, calls wait; those that waited are decided together and written with one flush. So nobody is
 * ever told of a change that could still be lost, not even by a call that only reads, and a slow disk costs one flush
 * a batch, not one a call. When a batch cannot be written, its changes are taken back: the calls that made them get
 * an internal error, the others are decided again.
 */
export class CallQueue {
  readonly #parts: CallQueueParts;
  readonly #listeners = new Set<ChangeListener>();
  #waiting: Call[] = [];
  #isRunning = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: CallQueueParts) {
    this.#parts = parts;
  }

  submit(decide: Decide): Promise<Executed> {
    return new Promise((answer) => {
      this.#waiting.push({ decide, answer });
      if (!this.#isRunning) this.#running = this.#run();
    });
  }

  /** Calls `listener` with every change from now on; the returned function ends it. */
  onChange(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when nothing waits any more. */
  async drain(): Promise<void> {
    await this.#running;
  }

  /** Nothing is awaited between the last look at what waits and the end, so no call can come in between. */
  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#runBatch(batch);
    }
    this.#isRunning = false;
  }

  async #runBatch(batch: readonly Call[]): Promise<void> {
    const decided = batch.map((call) => this.#decide(call));
    const changes = decided.flatMap(({ executed }) => changesOf(executed));
    if (changes.length > 0) {
      try {
        await this.#parts.changeLog.append(changes);
      } catch (error) {
        this.#parts.log.error({ error, changes: changes.length }, 'changes could not be written and were taken back');
        this.#takeBack(decided);
        return;
      }
      this.#tell(changes);
    }
    for (const { answer, executed } of decided) answer(executed);
  }

  #decide(call: Call): Decided {
    const { world, context, log } = this.#parts;
    try {
      const executed = call.decide(world, context());
      return { ...call, executed, inverse: world.apply(changesOf(executed)) };
    } catch (error) {
      log.error({ error }, 'a call could not be decided');
      return { ...call, executed: INTERNAL_ERROR, inverse: [] };
    }
  }

  #takeBack(decided: readonly Decided[]): void {
    const innocent: Call[] = [];
    for (const call of [...decided].reverse()) {
      this.#parts.world.apply(call.inverse);
      if (changesOf(call.executed).length > 0) call.answer(INTERNAL_ERROR);
      else innocent.unshift(call);
    }
    this.#waiting.unshift(...innocent);
  }

  #tell(changes: readonly Change[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(changes);
      } catch (error) {
        this.#parts.log.error({ error }, 'a listener to changes failed');
      }
    }
  }
}

function changesOf(executed: Executed): readonly Change[] {
  return executed.kind === 'accepted' ? executed.changes : [];
}
