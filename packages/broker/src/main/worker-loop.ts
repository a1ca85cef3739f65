import type { Clock } from '../application/ports/clock.ts';
import type { Store } from '../application/ports/store.ts';
import type { Claim } from '../application/ports/work-repository.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { claimNow } from '../application/reconcile/claim-terms.ts';
import type { ReconcileResource } from '../application/reconcile/reconcile-resource.ts';

export interface WorkerLoopOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly worker: string;
  readonly reconcile: ReconcileResource;
  readonly log: WorkerLog;
  /** How many resources are worked on at once. */
  readonly concurrency?: number;
  /** The longest sleep: another node may have made work without our hearing of it. */
  readonly pollMs?: number;
}

export interface WorkerLog {
  error(facts: Record<string, unknown>, message: string): void;
  warn(facts: Record<string, unknown>, message: string): void;
}

const CONCURRENCY = 16;
const POLL_MS = 5_000;
const RETRY_AFTER_FAILURE_MS = 1_000;

/**
 * Works off what is due, and sleeps until the next moment that something will be.
 *
 * It is woken for work that is due now, with the claims that the waker made; the queue in the database is what
 * counts, so a lost wake-up costs at most one poll interval.
 */
export class WorkerLoop implements WorkSignal {
  readonly #options: Required<WorkerLoopOptions>;
  readonly #running = new Set<Promise<void>>();
  readonly #handedOver: Claim[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isLooking = false;
  #lookAgain = false;
  #isStopped = true;
  #lastLookAt = 0;

  constructor(options: WorkerLoopOptions) {
    this.#options = { concurrency: CONCURRENCY, pollMs: POLL_MS, ...options };
  }

  start(): void {
    this.#isStopped = false;
    void this.wake([]);
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await Promise.all(this.#running);
    await this.#giveBackAll(this.#handedOver.splice(0));
  }

  /** Whether it has looked at the queue lately; for readiness. */
  isAlive(nowMs: number): boolean {
    return !this.#isStopped && nowMs - this.#lastLookAt < 3 * this.#options.pollMs + 30_000;
  }

  async wake(claims: readonly Claim[], kept?: Promise<void>): Promise<void> {
    if (this.#isStopped) {
      await this.#giveBackAll(claims);
      return kept;
    }
    this.#handedOver.push(...claims);
    this.#startHandedOver();
    // What was handed over is claimed: the queue has nothing to say about it, and is looked at after the run.
    if (claims.length === 0) void this.#look();
    await kept;
    // One turn of the event loop is enough for a run to get its first call to AWS onto the wire.
    if (claims.length > 0) await new Promise((turn) => setImmediate(turn));
  }

  #startHandedOver(): void {
    while (this.#running.size < this.#options.concurrency) {
      const claim = this.#handedOver.shift();
      if (claim === undefined) return;
      this.#run(claim);
    }
  }

  #run(claim: Claim): void {
    const run = this.#reconcile(claim).finally(() => {
      this.#running.delete(run);
      this.#startHandedOver();
      void this.#look();
    });
    this.#running.add(run);
  }

  async #reconcile(claim: Claim): Promise<void> {
    try {
      await this.#options.reconcile(claim);
    } catch (error) {
      this.#options.log.error({ err: error, resourceId: claim.resourceId }, 'A resource could not be reconciled');
      await this.#giveBack(claim);
    }
  }

  async #giveBackAll(claims: readonly Claim[]): Promise<void> {
    for (const claim of claims) await this.#giveBack(claim);
  }

  /** So that the next try need not wait for the claim to lapse. What AWS holds now is not known for certain. */
  async #giveBack(claim: Claim): Promise<void> {
    const dueAt = new Date(this.#options.clock.now().getTime() + RETRY_AFTER_FAILURE_MS);
    try {
      await this.#options.store.write((tx) =>
        tx.work.release(claim, { dueAt, attempts: claim.attempts + 1, pictureIsStale: true }),
      );
    } catch (error) {
      this.#options.log.warn({ err: error, resourceId: claim.resourceId }, 'A claim was left to lapse');
    }
  }

  /** One look at a time; a wake-up during a look causes another one. */
  async #look(): Promise<void> {
    if (this.#isLooking) {
      this.#lookAgain = true;
      return;
    }
    this.#isLooking = true;
    try {
      do {
        this.#lookAgain = false;
        await this.#claimDue();
      } while (this.#lookAgain && !this.#isStopped);
    } finally {
      this.#isLooking = false;
    }
  }

  async #claimDue(): Promise<void> {
    const { store, clock, worker, concurrency, log } = this.#options;
    let sleepMs = this.#options.pollMs;
    try {
      const free = concurrency - this.#running.size - this.#handedOver.length;
      const now = clock.now();
      const nextDueAt = await store.read((tx) => tx.work.nextDueAt());
      if (nextDueAt !== null && nextDueAt <= now && free > 0 && !this.#isStopped) {
        // What a run does with a claim waits for the disk by itself.
        const { value: claims } = await store.writeAhead((tx) => tx.work.claimDue(claimNow(worker, now), free));
        for (const claim of claims) this.#run(claim);
        if (claims.length > 0) this.#lookAgain = true;
      } else if (nextDueAt !== null && nextDueAt > now) {
        sleepMs = Math.min(sleepMs, nextDueAt.getTime() - now.getTime());
      }
      this.#lastLookAt = clock.now().getTime();
    } catch (error) {
      log.error({ err: error }, 'The work queue could not be read');
      sleepMs = RETRY_AFTER_FAILURE_MS;
    }
    this.#sleep(sleepMs);
  }

  #sleep(ms: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.#look(), Math.max(1, ms));
  }
}
