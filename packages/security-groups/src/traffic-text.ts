import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { trafficOf } from './traffic-triple.ts';
import type { TrafficProblemCode } from './traffic-triple.ts';
import type { IcmpMessage, Traffic } from './traffic.ts';

const NUMBER = '(?:0|[1-9][0-9]{0,8})';
const TCP_OR_UDP = new RegExp(`^(?<protocol>tcp|udp) (?<from>${NUMBER})(?:-(?<to>${NUMBER}))?$`, 'i');
const ICMP = new RegExp(`^(?<protocol>icmp|icmpv6)(?: (?<type>${NUMBER})(?:/(?<code>${NUMBER}))?)?$`, 'i');
const NUMBERED = new RegExp(`^protocol (?<number>${NUMBER})$`, 'i');
const EXPECTED = 'Traffic such as tcp 22, tcp 22-25, udp 53, icmp, icmp 8, icmp 8/0, icmpv6 128, protocol 50 or all.';

/** Why a text is no traffic. */
export type TrafficTextProblemCode = TrafficProblemCode | 'traffic.malformed';

/**
 * Reads traffic as people write it and as `formatTraffic` writes it.
 *
 * `all` is a word of its own here, so that everything is opened by nobody who did not say so:
 * `tcp` without ports and `-1` are refused, and so are leading zeros, which some take for octal.
 */
export function parseTraffic(text: string): Parsed<Traffic, TrafficTextProblemCode> {
  if (text.toLowerCase() === 'all') return parsed({ kind: 'all' });

  const ports = TCP_OR_UDP.exec(text)?.groups;
  if (ports !== undefined) {
    return trafficOf(ports['protocol'] ?? '', numberOf(ports['from']), numberOf(ports['to'] ?? ports['from']));
  }
  const icmp = ICMP.exec(text)?.groups;
  if (icmp !== undefined) {
    return trafficOf(icmp['protocol'] ?? '', numberOf(icmp['type'] ?? '-1'), numberOf(icmp['code'] ?? '-1'));
  }
  const numbered = NUMBERED.exec(text)?.groups;
  if (numbered !== undefined) return trafficOf(numbered['number'] ?? '', undefined, undefined);

  return notParsed('traffic.malformed', text, EXPECTED);
}

/** Writes traffic in its one canonical spelling, which `parseTraffic` reads back. */
export function formatTraffic(traffic: Traffic): string {
  switch (traffic.kind) {
    case 'all':
      return 'all';
    case 'ports':
      return traffic.fromPort === traffic.toPort
        ? `${traffic.protocol} ${String(traffic.fromPort)}`
        : `${traffic.protocol} ${String(traffic.fromPort)}-${String(traffic.toPort)}`;
    case 'icmp':
      return `${traffic.protocol}${formatMessage(traffic.message)}`;
    case 'protocol':
      return `protocol ${String(traffic.number)}`;
  }
}

function formatMessage(message: IcmpMessage): string {
  switch (message.kind) {
    case 'all':
      return '';
    case 'type':
      return ` ${String(message.type)}`;
    case 'code':
      return ` ${String(message.type)}/${String(message.code)}`;
  }
}

function numberOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
