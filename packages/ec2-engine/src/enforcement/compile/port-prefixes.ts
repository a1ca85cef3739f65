/** Sixteen bits of which the first `length` count: 1024 with length 6 is every number from 1024 to 2047. */
export interface PortPrefix {
  readonly value: number;
  readonly length: number;
}

const PORT_BITS = 16;

/**
 * The fewest prefixes that together are all numbers from `first` to `last`: one for a single number, at most thirty.
 *
 * A hash table finds a number by its prefix in one step, while a table of ranges takes longer to change the more it
 * holds.
 */
export function portPrefixes(first: number, last: number): readonly PortPrefix[] {
  const prefixes: PortPrefix[] = [];
  for (let next = first; next <= last;) {
    const size = largestBlock(next, last);
    prefixes.push({ value: next, length: PORT_BITS - Math.log2(size) });
    next += size;
  }
  return prefixes;
}

/** The size of the largest aligned block that begins at `first` and does not reach beyond `last`. */
function largestBlock(first: number, last: number): number {
  let size = 1;
  while (size < 2 ** PORT_BITS && first % (2 * size) === 0 && first + 2 * size - 1 <= last) size *= 2;
  return size;
}
