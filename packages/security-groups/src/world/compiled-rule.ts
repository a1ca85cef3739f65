import { formatPeer } from '../peer-text.ts';
import type { Peer } from '../peer.ts';
import type { Direction, Rule } from '../rule.ts';
import { addressesOfText, ALL_ADDRESSES, NO_ADDRESSES } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { trafficInterval } from '../sets/traffic-line.ts';
import type { TrafficInterval } from '../sets/traffic-line.ts';
import type { WorldRule } from './world.ts';
import type { KnownAddresses, WorldModel } from './world-model.ts';

/** A rule as a rectangle: an interval of the traffic line, and the addresses of its far side. */
export interface CompiledRule extends TrafficInterval, KnownAddresses {
  readonly groupId: string;
  readonly direction: Direction;
  readonly entry: WorldRule;
}

/** Where rules stand: in which group, and in front of an interface of which VPC. */
export interface RulePlace {
  readonly groupId: string;
  readonly inVpcId: string;
}

/** Makes rules ready to be looked at, in the order given. */
export function compileRules(
  model: WorldModel,
  entries: readonly WorldRule[],
  { groupId, inVpcId }: RulePlace,
): readonly CompiledRule[] {
  return entries.map((entry) => {
    const { certain, possible } = ruleAddresses(model, entry.rule, inVpcId);
    const { from, to } = trafficInterval(entry.rule.traffic);
    return { groupId, direction: entry.rule.direction, entry, from, to, certain, possible };
  });
}

/** Whether everything about the far side of the rule is known. */
export function isWhollyKnown({ certain, possible }: KnownAddresses): boolean {
  return certain === possible;
}

/** What tells one group or list from another: rules with the same one stand or fall together. */
export function peerLabel(peer: Peer): string {
  return peer.kind === 'security-group' ? peer.groupId : formatPeer(peer);
}

function ruleAddresses(model: WorldModel, { traffic, peer }: Rule, inVpcId: string): KnownAddresses {
  const addresses = peerAddresses(model, peer, inVpcId);
  if (traffic.kind !== 'icmp') return addresses;

  // An ICMP packet has the family of its protocol, so half of what the peer stands for never sends one.
  const ofFamily = traffic.protocol === 'icmp' ? onlyIpv4 : onlyIpv6;
  const certain = ofFamily(addresses.certain);
  return { certain, possible: isWhollyKnown(addresses) ? certain : ofFamily(addresses.possible) };
}

function peerAddresses(model: WorldModel, peer: Peer, inVpcId: string): KnownAddresses {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return known(addressesOfText(peer.cidr) ?? NO_ADDRESSES);
    case 'security-group':
      return model.membersOf(peer.groupId, inVpcId);
    case 'prefix-list': {
      const entries = model.prefixList(peer.prefixListId);
      return entries === undefined ? { certain: NO_ADDRESSES, possible: ALL_ADDRESSES } : known(entries);
    }
  }
}

function known(addresses: AddressSet): KnownAddresses {
  return { certain: addresses, possible: addresses };
}

function onlyIpv4({ ipv4 }: AddressSet): AddressSet {
  return { ipv4, ipv6: [] };
}

function onlyIpv6({ ipv6 }: AddressSet): AddressSet {
  return { ipv4: [], ipv6 };
}
