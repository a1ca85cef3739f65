const TRUSTED_DIFFERENCE_MS = 3000;
let differenceMs = 0;

/**
 * Takes the time from a reply's `Date` header, because countdowns are the server's promise and the clock of the
 * reader's device may be minutes off. The header knows whole seconds only, so small differences are left alone.
 */
export function noteServerTime(dateHeader: string | null, receivedAt: number): void {
  const serverTime = dateHeader === null ? NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverTime)) return;
  const difference = serverTime - receivedAt;
  differenceMs = Math.abs(difference) < TRUSTED_DIFFERENCE_MS ? 0 : difference;
}

/** The present instant by the server's clock, in milliseconds. */
export function serverNow(): number {
  return Date.now() + differenceMs;
}
