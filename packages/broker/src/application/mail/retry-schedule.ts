const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 60;
const TRIED_FOR_MINUTES = 24 * 60;

/** How long after an attempt that died without a word the message is due again. Longer than any answer may take. */
export function afterSilence(now: Date): Date {
  return new Date(now.getTime() + 2 * MINUTE_MS);
}

/** What was not sent by then is not sent any more: nobody wants yesterday's request for access. */
export function latestTry(createdAt: Date): Date {
  return new Date(createdAt.getTime() + TRIED_FOR_MINUTES * MINUTE_MS);
}

/**
 * When a message is tried again after its `attempts`-th failure: after a minute, two, four, … then every hour, as
 * servers expect that put unknown senders off. `null` when that would be too late.
 */
export function nextTry(attempts: number, now: Date, giveUpAt: Date): Date | null {
  const minutes = Math.min(2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MINUTES);
  const at = new Date(now.getTime() + minutes * MINUTE_MS);
  return at > giveUpAt ? null : at;
}
