import { parseIpAddress, unmapIpv4 } from '../ip-address.ts';
import type { IpAddress } from '../ip-address.ts';
import { ALL_ADDRESSES, setOfAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { INTERNET } from '../sets/internet.ts';
import { readAddress } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldInterface } from '../world/world.ts';
import { alikeInterfaces } from './alike-interfaces.ts';
import { regionsAt } from './known-regions.ts';
import type { KnownRegions } from './known-regions.ts';

/** Whose reach is asked for. */
export type ExposureSource =
  | { readonly kind: 'internet' }
  | { readonly kind: 'address'; readonly address: string }
  /** Everybody who holds the group. */
  | { readonly kind: 'group'; readonly groupId: string };

/** Senders that everybody sees alike: by these addresses, from this side, with these outbound rules. */
export interface Sender {
  readonly addresses: AddressSet;
  /** Whether they arrive at public addresses, instead of private ones. IPv6 addresses are both. */
  readonly isOutside: boolean;
  /** The VPC that they are in; absent for strangers. */
  readonly vpcId?: string;
  /** What their groups let out; absent for strangers, whose groups are not ours to ask. */
  readonly egress?: KnownRegions;
}

/** The senders that a source stands for, or why it stands for none. */
export type FoundSenders =
  | { readonly kind: 'found'; readonly senders: readonly Sender[] }
  | { readonly kind: 'refused'; readonly problem: SourceProblem };

/** Why there is nobody to ask about. */
export interface SourceProblem {
  readonly code: 'source.address-malformed' | 'source.group-not-found';
  readonly given: string;
  readonly expected: string;
}

/** Who sends, for a source. */
export function findSenders(model: WorldModel, source: ExposureSource): FoundSenders {
  switch (source.kind) {
    case 'internet':
      return { kind: 'found', senders: [{ addresses: INTERNET, isOutside: true }] };
    case 'address':
      return addressSenders(model, source.address);
    case 'group': {
      if (model.group(source.groupId) !== undefined) {
        return { kind: 'found', senders: membersAsSenders(model, model.interfacesOfGroup(source.groupId)) };
      }
      const expected = 'A security group that was read, such as sg-0123456789abcdef0.';
      return { kind: 'refused', problem: { code: 'source.group-not-found', given: source.groupId, expected } };
    }
  }
}

function addressSenders(model: WorldModel, text: string): FoundSenders {
  const read = parseIpAddress(text);
  if (!read.ok) {
    const { given, expected } = read.problem;
    return { kind: 'refused', problem: { code: 'source.address-malformed', given, expected } };
  }
  const address = unmapIpv4(read.value);
  const holders = model.holdersOf(address);
  if (holders.length === 0) {
    return { kind: 'found', senders: [{ addresses: setOfAddresses([address]), isOutside: !model.isInside(address) }] };
  }
  return {
    kind: 'found',
    senders: holders.map(({ networkInterface, isPublic }) =>
      senderWith(model, networkInterface, { addresses: [address], isOutside: isPublic }),
    ),
  };
}

/** Members with the same groups in the same VPC are one sender, so that a group of thousands is asked about once. */
function membersAsSenders(model: WorldModel, members: readonly WorldInterface[]): readonly Sender[] {
  return alikeInterfaces(members).flatMap((interfaces) => {
    const [first] = interfaces;
    if (first === undefined) return [];
    const addresses = interfaces.flatMap((entry) => entry.addresses);
    const own = addresses.map(({ address }) => readAddress(address));
    const publicly = addresses.flatMap(({ publicAddress }) => publicAddress ?? []).map(readAddress);
    return [
      senderWith(model, first, { addresses: own, isOutside: false }),
      ...(publicly.length === 0 ? [] : [senderWith(model, first, { addresses: publicly, isOutside: true })]),
    ];
  });
}

function senderWith(
  model: WorldModel,
  holder: WorldInterface,
  { addresses, isOutside }: { readonly addresses: readonly IpAddress[]; readonly isOutside: boolean },
): Sender {
  const egress = regionsAt(model, holder, { direction: 'egress', farSides: ALL_ADDRESSES });
  return { addresses: setOfAddresses(addresses), isOutside, vpcId: holder.vpcId, egress };
}
