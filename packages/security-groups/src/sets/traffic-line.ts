import type { PacketTraffic } from '../packet.ts';
import type { IcmpProtocol, PortProtocol, Traffic } from '../traffic.ts';

/*
 * All traffic there is, laid out on one line, so that whatever a rule lets through is one interval:
 *
 *   tcp ports | udp ports | icmp type×code | icmpv6 type×code | other protocols
 *
 * An ICMP message stands at 256 × type + code. All codes of one type are neighbours, and EC2 has no way
 * to say less than that but a single message, so an interval never cuts through a type by accident.
 */

const PORTS = 65_536;
const CODES = 256;
const MESSAGES = 256 * CODES;
const START: Readonly<Record<PortProtocol | IcmpProtocol | 'other', number>> = {
  tcp: 0,
  udp: PORTS,
  icmp: 2 * PORTS,
  icmpv6: 2 * PORTS + MESSAGES,
  other: 2 * PORTS + 2 * MESSAGES,
};

/** The numbers that have no place of their own above, in order; the line has no place twice and none left empty. */
const OTHER_PROTOCOLS = Array.from({ length: 256 }, (_, number) => number).filter(
  (number) => ![1, 6, 17, 58].includes(number),
);

/** Where the line ends, itself not on it. */
export const END_OF_TRAFFIC = START.other + OTHER_PROTOCOLS.length;

/** An interval of the line; `to` is not included. */
export interface TrafficInterval {
  readonly from: number;
  readonly to: number;
}

/** Where the traffic of a rule lies on the line. */
export function trafficInterval(traffic: Traffic): TrafficInterval {
  switch (traffic.kind) {
    case 'all':
      return { from: 0, to: END_OF_TRAFFIC };
    case 'ports': {
      const start = START[traffic.protocol];
      return { from: start + traffic.fromPort, to: start + traffic.toPort + 1 };
    }
    case 'icmp': {
      const start = START[traffic.protocol];
      const { message } = traffic;
      if (message.kind === 'all') return { from: start, to: start + MESSAGES };
      const type = start + message.type * CODES;
      return message.kind === 'type'
        ? { from: type, to: type + CODES }
        : { from: type + message.code, to: type + message.code + 1 };
    }
    case 'protocol': {
      const place = placeOf(traffic.number);
      return { from: place, to: place + 1 };
    }
  }
}

/** Where one packet lies on the line. */
export function trafficPoint(packet: PacketTraffic): number {
  switch (packet.kind) {
    case 'ports':
      return START[packet.protocol] + packet.port;
    case 'icmp':
      return START[packet.protocol] + packet.type * CODES + packet.code;
    case 'protocol':
      return placeOf(packet.number);
  }
}

/** An interval of the line in the words of rules, as few as there are. */
export function trafficsIn({ from, to }: TrafficInterval): readonly Traffic[] {
  if (from === 0 && to === END_OF_TRAFFIC) return [{ kind: 'all' }];
  return [
    ...portsIn('tcp', from, to),
    ...portsIn('udp', from, to),
    ...messagesIn('icmp', from, to),
    ...messagesIn('icmpv6', from, to),
    ...protocolsIn(from, to),
  ];
}

function portsIn(protocol: PortProtocol, from: number, to: number): readonly Traffic[] {
  const fromPort = Math.max(from - START[protocol], 0);
  const toPort = Math.min(to - START[protocol], PORTS) - 1;
  return fromPort <= toPort ? [{ kind: 'ports', protocol, fromPort, toPort }] : [];
}

function messagesIn(protocol: IcmpProtocol, from: number, to: number): readonly Traffic[] {
  const first = Math.max(from - START[protocol], 0);
  const end = Math.min(to - START[protocol], MESSAGES);
  if (first === 0 && end === MESSAGES) return [{ kind: 'icmp', protocol, message: { kind: 'all' } }];

  const traffics: Traffic[] = [];
  for (let message = first; message < end;) {
    const type = Math.floor(message / CODES);
    const isWholeType = message % CODES === 0 && message + CODES <= end;
    traffics.push({
      kind: 'icmp',
      protocol,
      message: isWholeType ? { kind: 'type', type } : { kind: 'code', type, code: message % CODES },
    });
    message += isWholeType ? CODES : 1;
  }
  return traffics;
}

function protocolsIn(from: number, to: number): readonly Traffic[] {
  return OTHER_PROTOCOLS.slice(Math.max(from - START.other, 0), Math.max(to - START.other, 0)).map((number) => ({
    kind: 'protocol',
    number,
  }));
}

function placeOf(protocolNumber: number): number {
  return START.other + OTHER_PROTOCOLS.indexOf(protocolNumber);
}
