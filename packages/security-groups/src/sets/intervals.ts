/*
 * Sets of points on a line, as half-open intervals.
 *
 * A set is the flat list of its boundaries, `[start, end, start, end, …]`, strictly rising: so every set
 * has exactly one spelling, equal sets have equal lists, and whether a point is inside is whether an odd
 * number of boundaries lies at or before it. Half open, because then nothing but comparison is needed:
 * the same code serves ports (numbers), IPv4 (numbers up to 2³²) and IPv6 (bigint up to 2¹²⁸).
 */

/** A point of a line: ports and IPv4 addresses are numbers, IPv6 addresses are bigint. */
export type Point = number | bigint;

/** A set of points. See the head of the file. */
export type Intervals<P extends Point> = readonly P[];

/** The set of all points that are in at least one of the intervals, which may overlap and come in any order. */
export function intervalsOf<P extends Point>(pairs: readonly (readonly [start: P, end: P])[]): Intervals<P> {
  return uniteAll(pairs.filter(([start, end]) => start < end));
}

/** Points that are in at least one of the sets. */
export function uniteAll<P extends Point>(sets: readonly Intervals<P>[]): Intervals<P> {
  // By index and not by destructuring: this is where a survey of a large account spends its time.
  const single: Intervals<P>[] = [];
  for (const set of sets) {
    // A set of one interval is its own list of intervals, and most sets are that.
    if (set.length === 2) single.push(set);
    else for (const pair of pairsOf(set)) single.push(pair);
  }
  single.sort(byStart);
  const boundaries: P[] = [];
  for (const interval of single) {
    const start = interval[0];
    const end = interval[1];
    const last = boundaries[boundaries.length - 1];
    if (start === undefined || end === undefined) continue;
    if (last === undefined || start > last) boundaries.push(start, end);
    else if (end > last) boundaries[boundaries.length - 1] = end;
  }
  return boundaries;
}

/** The intervals of a set, in order. */
export function pairsOf<P extends Point>(set: Intervals<P>): readonly (readonly [start: P, end: P])[] {
  const pairs: (readonly [P, P])[] = [];
  let start: P | undefined;
  for (const boundary of set) {
    if (start === undefined) start = boundary;
    else {
      pairs.push([start, boundary]);
      start = undefined;
    }
  }
  return pairs;
}

/** Whether the point is in the set. Looks at as many boundaries as the logarithm of their number. */
export function hasPoint<P extends Point>(set: Intervals<P>, point: P): boolean {
  return boundariesUpTo(set, point) % 2 === 1;
}

/** Points that are in either set. */
export function unite<P extends Point>(a: Intervals<P>, b: Intervals<P>): Intervals<P> {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return combine(a, b, (inA, inB) => inA || inB);
}

/** Points that are in both sets. */
export function intersect<P extends Point>(a: Intervals<P>, b: Intervals<P>): Intervals<P> {
  const startA = a[0];
  const endA = a[1];
  const startB = b[0];
  const endB = b[1];
  if (startA === undefined || startB === undefined || endA === undefined || endB === undefined) return [];
  // Most sets are one interval, and most of those lie apart or within one of the other set.
  if (a.length === 2 && b.length === 2) {
    const start = startA > startB ? startA : startB;
    const end = endA < endB ? endA : endB;
    return start < end ? [start, end] : [];
  }
  if (a.length === 2 && isWithinOne(b, startA, endA)) return a;
  if (b.length === 2 && isWithinOne(a, startB, endB)) return b;
  return combine(a, b, (inA, inB) => inA && inB);
}

/** Points of `a` that are not in `b`. */
export function subtract<P extends Point>(a: Intervals<P>, b: Intervals<P>): Intervals<P> {
  if (a.length === 0 || b.length === 0) return a;
  return combine(a, b, (inA, inB) => inA && !inB);
}

/** Whether the sets hold the same points. */
export function isSameSet<P extends Point>(a: Intervals<P>, b: Intervals<P>): boolean {
  return a === b || (a.length === b.length && a.every((boundary, index) => boundary === b[index]));
}

/** Walks the boundaries of both sets in order and notes where the answer of `keeps` turns. */
function combine<P extends Point>(
  a: Intervals<P>,
  b: Intervals<P>,
  keeps: (inA: boolean, inB: boolean) => boolean,
): Intervals<P> {
  const boundaries: P[] = [];
  let indexA = 0;
  let indexB = 0;
  for (;;) {
    const nextA = a[indexA];
    const nextB = b[indexB];
    const next = nextB === undefined || (nextA !== undefined && nextA < nextB) ? nextA : nextB;
    if (next === undefined) return boundaries;

    if (nextA === next) indexA += 1;
    if (nextB === next) indexB += 1;
    const isKept = keeps(indexA % 2 === 1, indexB % 2 === 1);
    if (isKept !== (boundaries.length % 2 === 1)) boundaries.push(next);
  }
}

/** Whether all of one interval is in the set. Sets have no neighbours that touch, so it is in one of theirs then. */
function isWithinOne<P extends Point>(set: Intervals<P>, start: P, end: P): boolean {
  const index = boundariesUpTo(set, start);
  const boundary = set[index];
  return index % 2 === 1 && boundary !== undefined && end <= boundary;
}

/** How many boundaries lie at or before the point. */
function boundariesUpTo<P extends Point>(set: Intervals<P>, point: P): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const boundary = set[middle];
    if (boundary !== undefined && boundary <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byStart<P extends Point>(a: Intervals<P>, b: Intervals<P>): number {
  const startA = a[0];
  const startB = b[0];
  if (startA === undefined || startB === undefined || startA === startB) return 0;
  return startA < startB ? -1 : 1;
}
