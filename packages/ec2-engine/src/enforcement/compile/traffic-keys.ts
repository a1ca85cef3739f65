import type { IcmpMessage, IcmpProtocol, PortProtocol, Traffic } from '@gatelease/security-groups';

import { portPrefixes } from './port-prefixes.ts';
import type { PortPrefix } from './port-prefixes.ts';

/** What of a packet beside its addresses a lookup asks for: nothing, its protocol, or a prefix of its port, too. */
export type TrafficKey =
  | { readonly kind: 'any' }
  | { readonly kind: 'protocol'; readonly protocol: number }
  | { readonly kind: 'port'; readonly protocol: number; readonly port: PortPrefix };

const PROTOCOL_NUMBERS: Readonly<Record<PortProtocol | IcmpProtocol, number>> = {
  tcp: 6,
  udp: 17,
  icmp: 1,
  icmpv6: 58,
};

/** The protocols whose packets have ports. */
export const PORT_PROTOCOLS = [PROTOCOL_NUMBERS.tcp, PROTOCOL_NUMBERS.udp] as const;

/** The protocols whose packets have a type and a code. */
export const ICMP_PROTOCOLS = [PROTOCOL_NUMBERS.icmp, PROTOCOL_NUMBERS.icmpv6] as const;

/** How many bits of type and code an ICMP message of one type shares, and one of one code. */
export const ICMP_PREFIX_LENGTHS: readonly number[] = [8, 16];

/** The lookups that find a packet of this traffic. A message of ICMP is its type and code, as a number of 16 bits. */
export function trafficKeys(traffic: Traffic): readonly TrafficKey[] {
  switch (traffic.kind) {
    case 'all':
      return [{ kind: 'any' }];
    case 'protocol':
      return [{ kind: 'protocol', protocol: traffic.number }];
    case 'ports':
      return portPrefixes(traffic.fromPort, traffic.toPort).map((port) =>
        portKey(PROTOCOL_NUMBERS[traffic.protocol], port),
      );
    case 'icmp':
      return [portKey(PROTOCOL_NUMBERS[traffic.protocol], messagePrefix(traffic.message))];
  }
}

function portKey(protocol: number, port: PortPrefix): TrafficKey {
  return port.length === 0 ? { kind: 'protocol', protocol } : { kind: 'port', protocol, port };
}

function messagePrefix(message: IcmpMessage): PortPrefix {
  switch (message.kind) {
    case 'all':
      return { value: 0, length: 0 };
    case 'type':
      return { value: message.type * 256, length: 8 };
    case 'code':
      return { value: message.type * 256 + message.code, length: 16 };
  }
}
