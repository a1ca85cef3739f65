import type { Ahead } from '../../../application/ports/store.ts';
import type { SqliteConnection } from './sqlite-connection.ts';

/** More jobs than this do not share a commit, so that the first of them need not wait for ever. */
const MOST_JOBS = 64;

interface Job {
  readonly run: () => Promise<Settle>;
  readonly fail: (error: unknown) => void;
}

/** Tells the one who asked, once it is committed; `kept` resolves once that is on the disk. */
type Settle = (kept: Promise<void>) => void;

/** What a transaction queue is made of. */
export interface TransactionQueueParts {
  readonly connection: Pick<SqliteConnection, 'exec' | 'isInTransaction'>;
  /** Begins to bring to the disk what has been committed. @throws when no more can be kept, so nothing is begun. */
  readonly log: { keep(): Promise<void>; requireSound(): void };
}

/**
 * Runs jobs one after the other, in the order they came, and commits together what came together.
 *
 * A commit writes every page that it touched, so under load it is shared: after a commit that was, the next one stays
 * open for one turn of the event loop, in which the work that waited hands in its jobs. A job that stands alone is
 * committed at once. A job that fails is taken back to its savepoint and fails alone; when the commit fails, all of its
 * jobs do. Nobody hears of success before the commit, and with it they get what tells them when it is kept: the next
 * transaction does not wait for that.
 */
export class TransactionQueue {
  readonly #connection: TransactionQueueParts['connection'];
  readonly #log: TransactionQueueParts['log'];
  #waiting: Job[] = [];
  #running: Promise<void> | undefined;
  #isBusy = false;

  constructor({ connection, log }: TransactionQueueParts) {
    this.#connection = connection;
    this.#log = log;
  }

  run<T>(job: () => Promise<T>): Promise<Ahead<T>> {
    return new Promise((resolve, reject) => {
      const run = async (): Promise<Settle> => {
        const value = await job();
        return (kept) => resolve({ value, kept });
      };
      this.#waiting.push({ run, fail: reject });
      this.#running ??= this.#runAll();
    });
  }

  /** When everything that is in the queue by now is over. */
  async drain(): Promise<void> {
    await this.#running;
  }

  async #runAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commitTogether();
    // Not a moment later: a job that came in between would wait for the next one.
    this.#running = undefined;
  }

  async #commitTogether(): Promise<void> {
    const taken: Job[] = [];
    const settled: Settle[] = [];
    try {
      this.#log.requireSound();
      this.#connection.exec('begin immediate');
      await this.#runWaiting(taken, settled);
      if (this.#isBusy) {
        await new Promise((turn) => setImmediate(turn));
        await this.#runWaiting(taken, settled);
      }
      this.#connection.exec('commit');
    } catch (error) {
      if (this.#connection.isInTransaction) this.#connection.exec('rollback');
      // `begin` itself failed: the job that asked for it has not run.
      if (taken.length === 0) taken.push(...this.#waiting.splice(0, 1));
      for (const { fail } of taken) fail(error);
      return;
    } finally {
      this.#isBusy = taken.length > 1;
    }
    const kept = this.#log.keep();
    for (const settle of settled) settle(kept);
  }

  async #runWaiting(taken: Job[], settled: Settle[]): Promise<void> {
    while (taken.length < MOST_JOBS) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      taken.push(job);
      settled.push(await (taken.length === 1 ? this.#runFirst(job) : this.#runAtSavepoint(job)));
    }
  }

  /** Nothing comes before it that it could take back: the transaction is its savepoint. */
  async #runFirst({ run, fail }: Job): Promise<Settle> {
    try {
      return await run();
    } catch (error) {
      // A full disk ends the whole transaction.
      if (!this.#connection.isInTransaction) throw error;
      this.#connection.exec('rollback');
      this.#connection.exec('begin immediate');
      return () => fail(error);
    }
  }

  async #runAtSavepoint({ run, fail }: Job): Promise<Settle> {
    this.#connection.exec('savepoint job');
    try {
      const settle = await run();
      this.#connection.exec('release job');
      return settle;
    } catch (error) {
      // A full disk ends the whole transaction.
      if (!this.#connection.isInTransaction) throw error;
      this.#connection.exec('rollback to job');
      this.#connection.exec('release job');
      return () => fail(error);
    }
  }
}
