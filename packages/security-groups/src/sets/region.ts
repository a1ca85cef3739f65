import { areSameAddresses, hasAddress, hasNoAddress, intersectAddresses, NO_ADDRESSES } from './address-set.ts';
import { subtractAddresses, uniteAddresses } from './address-set.ts';
import type { AddressSet } from './address-set.ts';
import type { IpAddress } from '../ip-address.ts';
import type { TrafficInterval } from './traffic-line.ts';

/*
 * Sets of packets: which traffic, with which far sides.
 *
 * A rule is a rectangle of an interval of the traffic line and a set of addresses; a group is a union of
 * such rectangles, and a region is what that union looks like once overlaps are gone: bands of traffic in
 * order, side by side at most, each with its own addresses, neighbours with different ones. So every
 * region has one spelling, and what two groups of rules admit can be compared without trying packets.
 */

/** Traffic with the addresses that may take part in it. Regions are lists of these. */
export interface Band extends TrafficInterval {
  readonly addresses: AddressSet;
}

/** A set of packets; see the head of the file. */
export type Region = readonly Band[];

/** The region of all packets that are in at least one rectangle. They may overlap and come in any order. */
export function regionOf(rectangles: readonly Band[]): Region {
  const starting = rectangles.filter(({ addresses }) => !hasNoAddress(addresses)).sort((a, b) => a.from - b.from);
  const edges = [...new Set(starting.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);

  const bands: Band[] = [];
  let active: readonly Band[] = [];
  let next = 0;
  for (const [index, from] of edges.entries()) {
    const first = next;
    while (starting[next]?.from === from) next += 1;
    active = active.filter(({ to }) => to > from).concat(starting.slice(first, next));
    const to = edges[index + 1];
    if (to !== undefined && active.length > 0) {
      append(bands, { from, to, addresses: uniteAddresses(active.map(({ addresses }) => addresses)) });
    }
  }
  return bands;
}

/** Packets that are in either region. */
export function uniteRegions(a: Region, b: Region): Region {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  return combine(a, b, (inA, inB) => uniteAddresses([inA, inB]));
}

/** Packets that are in both regions. */
export function intersectRegions(a: Region, b: Region): Region {
  return combine(a, b, intersectAddresses);
}

/** Packets of `a` that are not in `b`. */
export function subtractRegion(a: Region, b: Region): Region {
  return a.length === 0 || b.length === 0 ? a : combine(a, b, subtractAddresses);
}

/** The part of a region whose far side is one of the addresses. */
export function withinAddresses(region: Region, addresses: AddressSet): Region {
  const bands: Band[] = [];
  for (const band of region) append(bands, { ...band, addresses: intersectAddresses(band.addresses, addresses) });
  return bands;
}

/** Whether the region holds the packet at this point of the traffic line with this far side. */
export function hasPacket(region: Region, point: number, address: IpAddress): boolean {
  return region.some(({ from, to, addresses }) => from <= point && point < to && hasAddress(addresses, address));
}

function combine(a: Region, b: Region, join: (inA: AddressSet, inB: AddressSet) => AddressSet): Region {
  const edges = [...new Set([...a, ...b].flatMap(({ from, to }) => [from, to]))].sort((x, y) => x - y);
  const bands: Band[] = [];
  let indexA = 0;
  let indexB = 0;
  for (const [index, from] of edges.entries()) {
    const to = edges[index + 1];
    if (to === undefined) break;
    while ((a[indexA]?.to ?? Infinity) <= from) indexA += 1;
    while ((b[indexB]?.to ?? Infinity) <= from) indexB += 1;
    append(bands, { from, to, addresses: join(addressesAt(a[indexA], from), addressesAt(b[indexB], from)) });
  }
  return bands;
}

function addressesAt(band: Band | undefined, point: number): AddressSet {
  return band !== undefined && band.from <= point ? band.addresses : NO_ADDRESSES;
}

/** Adds a band that begins where the last one ends or later, in the one spelling that a region has. */
function append(bands: Band[], band: Band): void {
  if (hasNoAddress(band.addresses)) return;
  const last = bands.at(-1);
  if (last?.to === band.from && areSameAddresses(last.addresses, band.addresses)) {
    bands[bands.length - 1] = { ...last, to: band.to };
  } else bands.push(band);
}
