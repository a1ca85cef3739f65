import type { IpAddress } from '../ip-address.ts';
import { hasAddress, setOfAddresses, ALL_ADDRESSES, subtractAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { intersectRegions, uniteRegions, withinAddresses } from '../sets/region.ts';
import type { Band, Region } from '../sets/region.ts';
import { readAddress } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldInterface } from '../world/world.ts';
import { openQuestions, regionsAt } from './known-regions.ts';
import type { KnownRegions } from './known-regions.ts';
import { doSurelyMeet } from './surely-meet.ts';
import type { Sender } from './sender.ts';

/** What senders reach at one receiver: certainly, and what hangs on what was not read. */
export interface Reach {
  readonly certain: ReachBothWays;
  readonly unknown: ReachBothWays;
}

/** The same packets, told by both of their ends. */
export interface ReachBothWays {
  /** Traffic with the senders' addresses from which it comes. */
  readonly from: Region;
  /** Traffic with the receiver's addresses at which it arrives, as rectangles. */
  readonly at: readonly Band[];
}

const NOTHING: ReachBothWays = { from: [], at: [] };

/**
 * What senders reach at receivers that all have the same groups in the same VPC, one after the other.
 *
 * What the groups let in is worked out once for all of them. Of an interface itself nothing is told:
 * no packet leaves it for that.
 */
export function reachOf(
  model: WorldModel,
  senders: readonly Sender[],
  receivers: readonly WorldInterface[],
): readonly Reach[] {
  const [first] = receivers;
  if (first === undefined || !senders.some((sender) => receivers.some((one) => doMeet(one, sender)))) {
    return receivers.map(() => ({ certain: NOTHING, unknown: NOTHING }));
  }
  const admitted = senders.map((sender) => ({
    sender,
    known: regionsAt(model, first, { direction: 'ingress', farSides: sender.addresses }),
    isSure: doSurelyMeet(model, sender, first),
  }));
  return receivers.map((receiver) => reachAt(receiver, admitted));
}

/** What a sender is let in with, as far as the groups of the receiver go. */
interface Admitted {
  readonly sender: Sender;
  readonly known: KnownRegions;
  /** Whether the two certainly can talk to each other, as far as VPCs go. */
  readonly isSure: boolean;
}

function reachAt(receiver: WorldInterface, admitted: readonly Admitted[]): Reach {
  let certain = NOTHING;
  let unknown = NOTHING;
  for (const { sender, known, isSure } of admitted) {
    for (const address of receivingAddresses(receiver, sender)) {
      const reached = letOut(sender, ofOthers(known, address), address);
      if (isSure) certain = withMore(certain, reached.certain, address);
      unknown = withMore(unknown, isSure ? openQuestions(reached) : reached.possible, address);
    }
  }
  return { certain, unknown };
}

function doMeet(receiver: WorldInterface, sender: Sender): boolean {
  return receivingAddresses(receiver, sender).length > 0;
}

/** The addresses at which the sender meets the receiver: public ones from outside, private ones from inside. */
function receivingAddresses({ addresses }: WorldInterface, { isOutside }: Sender): readonly IpAddress[] {
  return addresses.flatMap(({ address, publicAddress }) => {
    const own = readAddress(address);
    if (own.family === 'ipv6' || !isOutside) return [own];
    return publicAddress === undefined ? [] : [readAddress(publicAddress)];
  });
}

/** Packets that can arrive at the address: of its family, and not from itself. */
function ofOthers({ certain, possible }: KnownRegions, address: IpAddress): KnownRegions {
  const own = setOfAddresses([address]);
  const family: AddressSet =
    address.family === 'ipv4' ? { ipv4: ALL_ADDRESSES.ipv4, ipv6: [] } : { ipv4: [], ipv6: ALL_ADDRESSES.ipv6 };
  const others = subtractAddresses(family, own);
  const part = withinAddresses(certain, others);
  return { certain: part, possible: certain === possible ? part : withinAddresses(possible, others) };
}

/** The part of what is admitted that the sender's own groups let out to the address. */
function letOut({ egress }: Sender, admitted: KnownRegions, address: IpAddress): KnownRegions {
  if (egress === undefined) return admitted;
  const certain = intersectRegions(admitted.certain, trafficTo(egress.certain, address));
  const isKnown = admitted.certain === admitted.possible && egress.certain === egress.possible;
  return {
    certain,
    possible: isKnown ? certain : intersectRegions(admitted.possible, trafficTo(egress.possible, address)),
  };
}

function trafficTo(egress: Region, address: IpAddress): Region {
  return egress
    .filter(({ addresses }) => hasAddress(addresses, address))
    .map(({ from, to }) => ({ from, to, addresses: ALL_ADDRESSES }));
}

function withMore({ from, at }: ReachBothWays, more: Region, address: IpAddress): ReachBothWays {
  if (more.length === 0) return { from, at };
  const addresses = setOfAddresses([address]);
  return {
    from: uniteRegions(from, more),
    at: [...at, ...more.map((band) => ({ from: band.from, to: band.to, addresses }))],
  };
}
