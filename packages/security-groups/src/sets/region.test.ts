import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPacket, intersectRegions, regionOf, subtractRegion, uniteRegions, withinAddresses } from './region.ts';
import type { Band, Region } from './region.ts';
import { intervalsOf } from './intervals.ts';
import { ipAddress } from '../ip-address.ts';

const edge = fc.integer({ min: 0, max: 6 });
const rectangle = fc.tuple(edge, edge, edge, edge, edge).map(([from, to, start, end, ipv6]): Band => ({
  from: Math.min(from, to),
  to: Math.max(from, to) + 1,
  addresses: { ipv4: intervalsOf([[start, end]]), ipv6: intervalsOf([[BigInt(ipv6), BigInt(end)]]) },
}));
const rectangles = fc.array(rectangle, { maxLength: 5 });

const PACKETS = Array.from({ length: 8 }, (_, point) =>
  Array.from({ length: 8 }, (_unused, value) =>
    (['ipv4', 'ipv6'] as const).map((family) => ({ point, address: ipAddress(family, BigInt(value)) })),
  ),
).flat(2);

const listed = (holds: (packet: (typeof PACKETS)[number]) => boolean): string =>
  PACKETS.map((packet) => (holds(packet) ? '1' : '0')).join('');
const inRegion = (region: Region) => listed(({ point, address }) => hasPacket(region, point, address));
const inRectangles = (list: readonly Band[]) =>
  listed(({ point, address }) => list.some((band) => hasPacket([band], point, address)));
const joined = (a: string, b: string, join: (x: boolean, y: boolean) => boolean) =>
  [...a].map((x, index) => (join(x === '1', b[index] === '1') ? '1' : '0')).join('');

describe('regions', () => {
  it('hold the packets that any of their rectangles holds', () => {
    fc.assert(
      fc.property(rectangles, (list) => {
        expect(inRegion(regionOf(list))).toBe(inRectangles(list));
      }),
    );
  });

  it('unite, intersect and subtract as lists of packets do', () => {
    fc.assert(
      fc.property(rectangles, rectangles, (listA, listB) => {
        const [a, b] = [regionOf(listA), regionOf(listB)];
        const [inA, inB] = [inRectangles(listA), inRectangles(listB)];

        expect(inRegion(uniteRegions(a, b))).toBe(joined(inA, inB, (x, y) => x || y));
        expect(inRegion(intersectRegions(a, b))).toBe(joined(inA, inB, (x, y) => x && y));
        expect(inRegion(subtractRegion(a, b))).toBe(joined(inA, inB, (x, y) => x && !y));
      }),
    );
  });

  it('have one spelling, whatever rectangles they come from', () => {
    fc.assert(
      fc.property(rectangles, rectangles, (listA, listB) => {
        const [a, b] = [regionOf(listA), regionOf(listB)];

        expect(uniteRegions(a, b)).toEqual(regionOf([...listB, ...listA]));
        expect(regionOf(a)).toEqual(a);
        expect(subtractRegion(a, a)).toEqual([]);
        expect(uniteRegions(subtractRegion(a, b), intersectRegions(a, b))).toEqual(a);
      }),
    );
  });

  it('are cut to some far sides, and neighbours that are then the same become one', () => {
    const [low, high] = [
      { ipv4: [0, 4], ipv6: [] },
      { ipv4: [0, 8], ipv6: [] },
    ];

    const region = withinAddresses(
      [
        { from: 1, to: 2, addresses: low },
        { from: 2, to: 3, addresses: high },
      ],
      low,
    );

    expect(region).toEqual([{ from: 1, to: 3, addresses: low }]);
  });
});
