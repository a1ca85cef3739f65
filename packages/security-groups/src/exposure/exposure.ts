import { uniteAddresses } from '../sets/address-set.ts';
import { grouped } from '../sets/grouped.ts';
import { regionOf, subtractRegion } from '../sets/region.ts';
import type { Band } from '../sets/region.ts';
import type { WorldModel } from '../world/world-model.ts';
import { alikeInterfaces } from './alike-interfaces.ts';
import { reachOf } from './reach.ts';
import type { Reach } from './reach.ts';
import { trafficRanges } from './traffic-ranges.ts';
import type { TrafficRanges } from './traffic-ranges.ts';
import { findSenders } from './sender.ts';
import type { ExposureSource, SourceProblem } from './sender.ts';

/** What a source reaches at one interface, as far as security groups are asked. */
export interface ReachedInterface {
  readonly interfaceId: string;
  /** What certainly gets through, with the addresses of the source from which it does. */
  readonly certain: readonly TrafficRanges[];
  /** What gets through or does not, depending on what was not read. */
  readonly unknown: readonly TrafficRanges[];
}

/** Everything that a source reaches. */
export interface Exposure {
  readonly source: ExposureSource;
  /** Interfaces with something to reach, in the order of the world. */
  readonly reached: readonly ReachedInterface[];
  /** All of it summed up: which traffic, at which addresses. */
  readonly certain: readonly TrafficRanges[];
  readonly unknown: readonly TrafficRanges[];
}

/** An answer, or what is wrong with the source. */
export type Exposed =
  | { readonly kind: 'exposed'; readonly exposure: Exposure }
  | { readonly kind: 'refused'; readonly problem: SourceProblem };

/**
 * Everything that an address, the members of a group or the Internet reach, summed into ranges.
 *
 * Only security groups are asked, the senders' outbound and the receivers' inbound rules; `explain` looks
 * at the network on one way. From outside only public and IPv6 addresses are reached, and what has none is
 * left out. Between VPCs nothing is certain unless an active peering was read.
 */
export function exposureOf(model: WorldModel, source: ExposureSource): Exposed {
  const found = findSenders(model, source);
  if (found.kind === 'refused') return found;

  const reached = new Map<string, ReachedInterface>();
  const certain: Band[] = [];
  const unknown: Band[] = [];
  for (const receivers of alikeInterfaces(model.interfaces)) {
    for (const [index, reach] of reachOf(model, found.senders, receivers).entries()) {
      const { interfaceId } = receivers[index] ?? {};
      for (const rectangle of reach.certain.at) certain.push(rectangle);
      for (const rectangle of reach.unknown.at) unknown.push(rectangle);
      const isReached = reach.certain.from.length + reach.unknown.from.length > 0;
      if (isReached && interfaceId !== undefined) reached.set(interfaceId, { interfaceId, ...described(reach) });
    }
  }
  const inOrder = model.interfaces.flatMap(({ interfaceId }) => reached.get(interfaceId) ?? []);
  return {
    kind: 'exposed',
    exposure: { source, reached: inOrder, ...summed(certain, unknown) },
  };
}

function described({ certain, unknown }: Reach): Omit<ReachedInterface, 'interfaceId'> {
  const open = subtractRegion(unknown.from, certain.from);
  return { certain: trafficRanges(certain.from), unknown: trafficRanges(open) };
}

function summed(certain: readonly Band[], unknown: readonly Band[]): Pick<Exposure, 'certain' | 'unknown'> {
  const known = regionOf(joinedByTraffic(certain));
  const open = subtractRegion(regionOf(joinedByTraffic(unknown)), known);
  return { certain: trafficRanges(known), unknown: trafficRanges(open) };
}

/** Most receivers are open on the same few ports, so what has the same traffic is joined before anything is compared. */
function joinedByTraffic(rectangles: readonly Band[]): readonly Band[] {
  const byTraffic = grouped(rectangles, ({ from, to }) => `${String(from)}-${String(to)}`);
  return [...byTraffic.values()].flatMap((alike) => {
    const [first] = alike;
    const addresses = uniteAddresses(alike.map((rectangle) => rectangle.addresses));
    return first === undefined ? [] : [{ from: first.from, to: first.to, addresses }];
  });
}
