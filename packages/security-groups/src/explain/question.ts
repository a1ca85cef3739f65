import { parseIpAddress, unmapIpv4 } from '../ip-address.ts';
import type { IpAddress } from '../ip-address.ts';
import type { PacketTraffic } from '../packet.ts';
import type { WorldInterface } from '../world/world.ts';
import { readAddress } from '../world/world-model.ts';
import type { WorldModel } from '../world/world-model.ts';

/** Does `from` reach `to` with this traffic? */
export interface Question {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly traffic: PacketTraffic;
}

/** One end of what is asked about. */
export type Endpoint =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'instance'; readonly instanceId: string }
  | { readonly kind: 'interface'; readonly interfaceId: string };

/** Why a question has no answer, at the end that is wrong. */
export interface QuestionProblem {
  readonly code:
    | 'question.address-malformed'
    | 'question.end-not-found'
    | 'question.both-ends-outside'
    | 'question.traffic-out-of-range';
  readonly at: 'from' | 'to' | 'traffic';
  readonly given: string;
  readonly expected: string;
}

/** One way in which an end takes part: with one address, which somebody may hold. */
export interface FlowEnd {
  readonly address: IpAddress;
  /** Who has the address; absent for an address outside of everything that was read. */
  readonly holder?: WorldInterface;
  /**
   * - `inside`: a private address, or one of a VPC or of a peered network.
   * - `outside`: an IPv4 address on the Internet, or the public one of the holder.
   * - `ipv6`: the same address everywhere.
   */
  readonly place: 'inside' | 'outside' | 'ipv6';
}

/** The addresses with which an end can take part, or why it cannot be found. */
export type FoundEnd =
  | { readonly kind: 'found'; readonly ends: readonly FlowEnd[] }
  | { readonly kind: 'refused'; readonly problem: Omit<QuestionProblem, 'at'> };

/** What is wrong with a packet that no wire can carry; a rule's own parser knows ranges, a packet has one value. */
export function trafficProblem(traffic: PacketTraffic): QuestionProblem | undefined {
  const wrong = (given: number, expected: string): QuestionProblem => ({
    code: 'question.traffic-out-of-range',
    at: 'traffic',
    given: String(given),
    expected,
  });
  switch (traffic.kind) {
    case 'ports':
      return isWithin(traffic.port, 65_535) ? undefined : wrong(traffic.port, 'A port from 0 to 65535, such as 22.');
    case 'icmp': {
      const misfit = [traffic.type, traffic.code].find((value) => !isWithin(value, 255));
      return misfit === undefined
        ? undefined
        : wrong(misfit, 'An ICMP type and code, each from 0 to 255, such as 8/0.');
    }
    case 'protocol': {
      const { number } = traffic;
      const isNamed = [1, 6, 17, 58].includes(number);
      return isWithin(number, 255) && !isNamed
        ? undefined
        : wrong(number, 'A protocol number from 0 to 255 such as 50; tcp, udp, icmp and icmpv6 by their names.');
    }
  }
}

/** Looks an end up. An address is looked up among all interfaces, so that what its holder may send counts too. */
export function findEnd(model: WorldModel, end: Endpoint): FoundEnd {
  switch (end.kind) {
    case 'address':
      return findAddress(model, end.address);
    case 'instance':
      return holding(end.instanceId, model.interfacesOfInstance(end.instanceId));
    case 'interface': {
      const holder = model.networkInterface(end.interfaceId);
      return holding(end.interfaceId, holder === undefined ? [] : [holder]);
    }
  }
}

function findAddress(model: WorldModel, text: string): FoundEnd {
  const read = parseIpAddress(text);
  if (!read.ok) {
    const { given, expected } = read.problem;
    return { kind: 'refused', problem: { code: 'question.address-malformed', given, expected } };
  }
  const address = unmapIpv4(read.value);
  const holders = model.holdersOf(address);
  if (holders.length === 0) return { kind: 'found', ends: [{ address, place: placeOf(model, address) }] };
  return {
    kind: 'found',
    ends: holders.map(({ networkInterface, isPublic }) => ({
      address,
      holder: networkInterface,
      place: address.family === 'ipv6' ? 'ipv6' : isPublic ? 'outside' : 'inside',
    })),
  };
}

function placeOf(model: WorldModel, address: IpAddress): FlowEnd['place'] {
  if (address.family === 'ipv6') return 'ipv6';
  return model.isInside(address) ? 'inside' : 'outside';
}

function holding(given: string, holders: readonly WorldInterface[]): FoundEnd {
  if (holders.length === 0) {
    const expected = 'An instance or network interface that was read, such as i-0123456789abcdef0, or an address.';
    return { kind: 'refused', problem: { code: 'question.end-not-found', given, expected } };
  }
  return { kind: 'found', ends: holders.flatMap(endsOf) };
}

function endsOf(holder: WorldInterface): readonly FlowEnd[] {
  return holder.addresses.flatMap(({ address, publicAddress }) => {
    const own = readAddress(address);
    const end: FlowEnd = { address: own, holder, place: own.family === 'ipv6' ? 'ipv6' : 'inside' };
    return publicAddress === undefined
      ? [end]
      : [end, { address: readAddress(publicAddress), holder, place: 'outside' }];
  });
}

function isWithin(value: number, highest: number): boolean {
  return Number.isInteger(value) && 0 <= value && value <= highest;
}
