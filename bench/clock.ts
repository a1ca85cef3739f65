import { setTimeout as sleep } from 'node:timers/promises';

/** An instant of the machine's monotonic clock, the same for all processes on Linux. */
export type Instant = bigint;

export function now(): Instant {
  return process.hrtime.bigint();
}

export function millisecondsBetween(from: Instant, to: Instant): number {
  return Number(to - from) / 1e6;
}

/** How long `run` took, in milliseconds. */
export async function timed(run: () => Promise<unknown>): Promise<number> {
  const from = now();
  await run();
  return millisecondsBetween(from, now());
}

/** Asks until the answer is as wanted. @throws Error when it is not within `withinMs`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  { isRight, withinMs, everyMs }: { isRight: (answer: T) => boolean; withinMs: number; everyMs: number },
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Not within ${String(withinMs)} ms: ${what}.`);
    await sleep(everyMs);
  }
}
