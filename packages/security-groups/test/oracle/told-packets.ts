import type { PacketTraffic } from '../../src/packet.ts';
import type { Traffic } from '../../src/traffic.ts';
import { bits, fits } from './packet-oracle.ts';

/** Whether an answer in words holds a packet: one of its lines has the traffic and a range around the address. */
export function isTold(
  lines: readonly { readonly traffics: readonly Traffic[]; readonly ranges: readonly string[] }[],
  traffic: PacketTraffic,
  address: string,
): boolean {
  return lines.some(
    ({ traffics, ranges }) =>
      traffics.some((candidate) => fits(candidate, traffic, address)) &&
      ranges.some((range) => isAround(range, address)),
  );
}

/** Strings of bits of one length compare as the numbers that they are. */
function isAround(range: string, address: string): boolean {
  const [first = '', last] = range.split('-');
  const [network = '', length] = first.split('/');
  if (network.includes(':') !== address.includes(':')) return false;
  if (length !== undefined) return bits(address).slice(0, Number(length)) === bits(network).slice(0, Number(length));
  return bits(network) <= bits(address) && bits(address) <= bits(last ?? network);
}
