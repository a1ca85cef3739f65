/** A warning that leaves less than this is no help. */
const SHORTEST_WARNING_SECONDS = 60;

/**
 * When the holder of a lease is warned of its end: so long before as the organization wants, or when a quarter of a
 * shorter lease is left. `null` when that would leave less than a minute.
 */
export function endWarningAt(
  term: { readonly startsAt: Date; readonly endsAt: Date },
  secondsBefore: number,
): Date | null {
  const quarter = (term.endsAt.getTime() - term.startsAt.getTime()) / 4000;
  const seconds = Math.min(secondsBefore, quarter);
  return seconds < SHORTEST_WARNING_SECONDS ? null : new Date(term.endsAt.getTime() - seconds * 1000);
}
