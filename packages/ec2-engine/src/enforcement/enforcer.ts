import type { Clock } from '../engine/clock.ts';
import type { EngineLog } from '../engine/engine-log.ts';
import type { Change } from '../model/change.ts';
import type { WorldView } from '../model/world-view.ts';
import type { TableChange } from './compile/compilation.ts';
import { changeScript, replaceScript } from './compile/script.ts';
import { WorldCompiler } from './compile/world-compiler.ts';
import { elementRepair } from './compare-tables.ts';
import type { Firewall } from './firewall.ts';

/** What an enforcer is made of. */
export interface EnforcerParts {
  readonly world: WorldView;
  readonly firewall: Firewall;
  readonly clock: Clock;
  readonly log: EngineLog;
  /** How often the table is looked at: 10 seconds. */
  readonly lookEveryMilliseconds?: number;
}

const LOOK_EVERY_MILLISECONDS = 10_000;
/** Reading every element may take this share of the time at most. */
const READING_SHARE = 0.01;
const FIRST_RETRY_MILLISECONDS = 100;
const LAST_RETRY_MILLISECONDS = 30_000;

/**
 * Keeps a packet filter at what the groups of a world say.
 *
 * Each change of the world is one change of the table, in the order of the world. Whatever does not go as it should
 * (a change that is refused, a table that somebody changed or took away) ends in the same way: the whole table is put
 * in place anew, at once, until that works. Meanwhile the kernel goes on with what it has: nothing opens because
 * something failed, and what was to be closed is tried again until it is.
 */
export class Enforcer {
  readonly #parts: EnforcerParts;
  readonly #compiler: WorldCompiler;
  readonly #busyLists = new Set<string>();
  #queue: Promise<void> = Promise.resolve();
  #structure: string | undefined;
  #isBroken = false;
  #retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  #readAgainAt = 0;
  #isClosed = false;
  readonly #timers = new Set<NodeJS.Timeout>();

  private constructor(parts: EnforcerParts) {
    this.#parts = parts;
    this.#compiler = new WorldCompiler(parts.world, parts.clock.now());
  }

  /** Puts the table in place and keeps it there. @throws EnforcementError when that cannot be done. */
  static async start(parts: EnforcerParts): Promise<Enforcer> {
    const enforcer = new Enforcer(parts);
    try {
      await enforcer.#replace();
    } catch (error) {
      await parts.firewall.close();
      throw error;
    }
    enforcer.#tellOfSharedAddresses();
    enforcer.#awaitPrefixLists();
    enforcer.#lookLater();
    return enforcer;
  }

  /** How many elements the table has. */
  get size(): number {
    return this.#compiler.size;
  }

  /** Brings changes that the world has seen into the table. Resolves when that is done, or has failed and been noted. */
  apply(changes: readonly Change[]): Promise<void> {
    return this.#inTurn(async () => {
      await this.#change(this.#compiler.compile(changes, this.#parts.clock.now()));
      this.#awaitPrefixLists();
    });
  }

  /** Compares the table with what is wanted, and mends it. */
  look(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#isBroken) return;
      const structure = await this.#parts.firewall.readStructure();
      this.#structure ??= structure;
      if (structure === undefined || structure !== this.#structure) {
        this.#parts.log.warn(
          { isThere: structure !== undefined },
          'somebody changed the enforced table; it is put back',
        );
        await this.#replace();
        return;
      }
      if (performance.now() >= this.#readAgainAt) await this.#mendElements();
    });
  }

  /** Stops keeping the table. It stays as it is: no door opens because a program ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#queue;
    await this.#parts.firewall.close();
  }

  async #mendElements(): Promise<void> {
    const startedAt = performance.now();
    const actual = await this.#parts.firewall.read();
    const took = performance.now() - startedAt;
    this.#readAgainAt = performance.now() + took / READING_SHARE;
    if (actual === undefined) return;

    const repair = elementRepair(this.#compiler.content, actual);
    const { removed, added } = repair;
    if (removed.length + added.length === 0) return;
    const facts = { surplus: removed.length, missing: added.length, examples: changeScript(repair).map(shortened) };
    this.#parts.log.warn(facts, 'somebody changed elements of the enforced table; they are put back');
    await this.#parts.firewall.change(changeScript(repair));
  }

  async #change(change: TableChange): Promise<void> {
    const commands = changeScript(change);
    if (this.#isBroken || commands.length === 0) return;
    await this.#parts.firewall.change(commands);
    if (change.sets.length > 0) this.#structure = undefined;
  }

  async #replace(): Promise<void> {
    await this.#parts.firewall.run(replaceScript(this.#compiler.content));
    this.#structure = await this.#parts.firewall.readStructure();
    this.#isBroken = false;
    this.#retryMilliseconds = FIRST_RETRY_MILLISECONDS;
  }

  /** Runs work after all that came before. What fails is noted, and the table is put in place anew until it works. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      try {
        await work();
      } catch (error) {
        this.#parts.log.error({ error }, 'the groups could not be enforced as they are now; it is tried again');
        this.#isBroken = true;
        this.#retryLater();
      }
    });
    return this.#queue;
  }

  #retryLater(): void {
    const wait = this.#retryMilliseconds;
    this.#retryMilliseconds = Math.min(2 * wait, LAST_RETRY_MILLISECONDS);
    this.#after(wait, () => this.#inTurn(() => (this.#isBroken ? this.#replace() : Promise.resolve())));
  }

  #lookLater(): void {
    this.#after(this.#parts.lookEveryMilliseconds ?? LOOK_EVERY_MILLISECONDS, async () => {
      await this.look();
      this.#lookLater();
    });
  }

  /** A prefix list takes its time for a change; what rules name is different from then on. */
  #awaitPrefixLists(): void {
    const now = this.#parts.clock.now();
    for (const [id, doneAt] of this.#compiler.busyPrefixLists(now)) {
      if (this.#busyLists.has(id)) continue;
      this.#busyLists.add(id);
      this.#after(doneAt.getTime() - now.getTime() + 1, () =>
        this.#inTurn(async () => {
          this.#busyLists.delete(id);
          await this.#change(this.#compiler.compilePrefixLists([id], this.#parts.clock.now()));
          this.#awaitPrefixLists();
        }),
      );
    }
  }

  #after(milliseconds: number, work: () => Promise<void>): void {
    if (this.#isClosed) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void work();
    }, milliseconds);
    timer.unref();
    this.#timers.add(timer);
  }

  #tellOfSharedAddresses(): void {
    const addresses = this.#compiler.sharedAddresses;
    if (addresses.length === 0) return;
    this.#parts.log.warn(
      { addresses: addresses.slice(0, 10), count: addresses.length },
      'addresses that several network interfaces have are closed: a packet does not say which one it means',
    );
  }
}

function shortened(command: string): string {
  return command.slice(0, 200);
}
