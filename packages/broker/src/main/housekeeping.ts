import type { WorkerLog } from './worker-loop.ts';

/** Something that has to be done every now and then, by whichever node gets to it. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** Starts the chores; the returned function stops them and waits for what is under way. A chore never overlaps itself. */
export function startHousekeeping(chores: readonly Chore[], log: WorkerLog): () => Promise<void> {
  let isStopped = false;
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Map<string, Promise<void>>();

  const schedule = (chore: Chore, ms: number): void => {
    if (isStopped) return;
    timers.set(
      chore.name,
      setTimeout(() => running.set(chore.name, runOnce(chore)), ms),
    );
  };
  const runOnce = async (chore: Chore): Promise<void> => {
    try {
      await chore.run();
    } catch (error) {
      log.error({ err: error, chore: chore.name }, 'A chore failed and is tried again');
    } finally {
      schedule(chore, chore.everyMs);
    }
  };

  for (const chore of chores) schedule(chore, Math.min(chore.everyMs, 1_000));
  return async () => {
    isStopped = true;
    for (const timer of timers.values()) clearTimeout(timer);
    await Promise.all(running.values());
  };
}
