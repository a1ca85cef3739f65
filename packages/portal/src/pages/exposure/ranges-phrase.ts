const MOST_NAMED = 3;

/** Ranges of the Internet in a few words. The whole of it is what private and reserved ranges leave: dozens of pieces. */
export function rangesPhrase(ranges: readonly string[]): string {
  if (ranges.length > 2 * MOST_NAMED) return 'nearly everywhere';
  const named = ranges.slice(0, MOST_NAMED).join(', ');
  const others = ranges.length - MOST_NAMED;
  return others > 0 ? `${named} and ${String(others)} more` : named;
}
