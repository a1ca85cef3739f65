import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPoint, intersect, intervalsOf, isSameSet, pairsOf, subtract, unite } from './intervals.ts';
import type { Intervals } from './intervals.ts';

const HIGHEST = 12;
const POINTS = Array.from({ length: HIGHEST }, (_, point) => point);
const point = fc.integer({ min: 0, max: HIGHEST });
const pairs = fc.array(fc.tuple(point, point), { maxLength: 5 });

/** The same set as a list of its points. */
const listed = (set: Intervals<number>): readonly number[] => POINTS.filter((one) => hasPoint(set, one));
const listedPairs = (list: readonly (readonly [number, number])[]): readonly number[] =>
  POINTS.filter((one) => list.some(([start, end]) => start <= one && one < end));

describe('intervals', () => {
  it.each([
    ['overlapping', [[1, 5] as const, [3, 8] as const], [1, 8]],
    ['touching', [[1, 3] as const, [3, 5] as const], [1, 5]],
    ['nested', [[1, 9] as const, [3, 5] as const], [1, 9]],
    ['apart and out of order', [[7, 9] as const, [1, 3] as const], [1, 3, 7, 9]],
    ['empty', [[3, 3] as const, [5, 4] as const], []],
  ])('are joined when they are %s', (_how, list, boundaries) => {
    expect(intervalsOf(list)).toEqual(boundaries);
  });

  it('hold the points that any of their pairs holds', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        expect(listed(intervalsOf(list))).toEqual(listedPairs(list));
      }),
    );
  });

  it('unite, intersect and subtract as lists of points do', () => {
    fc.assert(
      fc.property(pairs, pairs, (listA, listB) => {
        const [a, b] = [intervalsOf(listA), intervalsOf(listB)];
        const [inA, inB] = [new Set(listedPairs(listA)), new Set(listedPairs(listB))];

        expect(listed(unite(a, b))).toEqual(POINTS.filter((one) => inA.has(one) || inB.has(one)));
        expect(listed(intersect(a, b))).toEqual(POINTS.filter((one) => inA.has(one) && inB.has(one)));
        expect(listed(subtract(a, b))).toEqual(POINTS.filter((one) => inA.has(one) && !inB.has(one)));
      }),
    );
  });

  it('have one spelling: the same points, the same boundaries', () => {
    fc.assert(
      fc.property(pairs, pairs, (listA, listB) => {
        const [a, b] = [intervalsOf(listA), intervalsOf(listB)];
        const isSame = listed(a).join() === listed(b).join();

        expect(isSameSet(a, b)).toBe(isSame);
        expect(unite(a, b)).toEqual(intervalsOf([...listA, ...listB]));
        expect(intervalsOf(pairsOf(a))).toEqual(a);
      }),
    );
  });

  it('reach to the ends of IPv6', () => {
    const all = intervalsOf([[0n, 1n << 128n]]);

    expect(hasPoint(all, (1n << 128n) - 1n)).toBe(true);
    expect(subtract(all, [1n, 2n])).toEqual([0n, 1n, 2n, 1n << 128n]);
  });
});
