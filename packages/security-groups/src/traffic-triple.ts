import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { PROTOCOL_NAMES } from './protocol-name.ts';
import type { IcmpMessage, IcmpProtocol, PortProtocol, Traffic } from './traffic.ts';

/** Why EC2's triple of protocol and ports is no traffic. One code a fault, because EC2 has one text a fault. */
export type TrafficProblemCode =
  | 'traffic.protocol-missing'
  | 'traffic.protocol-unknown'
  | 'traffic.protocol-all-refused'
  | 'traffic.ports-missing'
  | 'traffic.from-port-out-of-range'
  | 'traffic.to-port-out-of-range'
  | 'traffic.ports-reversed'
  | 'traffic.icmp-message-missing'
  | 'traffic.icmp-type-out-of-range'
  | 'traffic.icmp-code-out-of-range'
  | 'traffic.icmp-code-without-type';

/** EC2's triple, as DescribeSecurityGroupRules shows it: -1 for whatever is not limited. */
export interface ProtocolAndPorts {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for everything. */
  readonly protocol: string;
  /** The first port, or the ICMP type. */
  readonly from: number;
  /** The last port, or the ICMP code. */
  readonly to: number;
}

const HIGHEST_PORT = 65_535;
const HIGHEST_ICMP_FIELD = 255;
const HIGHEST_PROTOCOL_NUMBER = 255;
const ANY = -1;
const PROTOCOL_NUMBER = /^(?:0|[1-9][0-9]{0,2})$/;

/**
 * Reads the triple that EC2's calls carry: `IpProtocol`, `FromPort`, `ToPort`.
 *
 * | protocol | ports |
 * |---|---|
 * | `tcp`, `udp`, 6, 17 | both, 0..65535, not reversed |
 * | `icmp`, 1 | both: type and code, -1 = all; type -1 demands code -1 |
 * | `icmpv6`, 58 | the same, or neither for all |
 * | `-1` | everything, **whatever ports were sent**, as EC2 does |
 * | any other number, 0..255 | the whole protocol, whatever ports were sent |
 *
 * Names are read in any case. The word `all` has a code of its own, because EC2 refuses it while its
 * command line accepts it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 */
export function trafficOf(
  protocol: string,
  from: number | undefined,
  to: number | undefined,
): Parsed<Traffic, TrafficProblemCode> {
  const name = protocol.toLowerCase();
  switch (PROTOCOL_NAMES.get(name) ?? name) {
    case '':
      return notParsed('traffic.protocol-missing', protocol, 'A protocol: tcp, udp, icmp, icmpv6, -1 or a number.');
    case 'all':
      return notParsed('traffic.protocol-all-refused', protocol, 'For all traffic -1, in place of the word.');
    case '-1':
      return parsed({ kind: 'all' });
    case 'tcp':
      return portsOf('tcp', from, to);
    case 'udp':
      return portsOf('udp', from, to);
    case 'icmp':
      return icmpOf('icmp', from, to);
    case 'icmpv6':
      return from === undefined && to === undefined ? icmpOf('icmpv6', ANY, ANY) : icmpOf('icmpv6', from, to);
    default:
      return numberedProtocol(name);
  }
}

/** EC2's triple for traffic; -1 stands where nothing is limited. Reading it back gives the same traffic. */
export function protocolAndPorts(traffic: Traffic): ProtocolAndPorts {
  switch (traffic.kind) {
    case 'all':
      return { protocol: '-1', from: ANY, to: ANY };
    case 'ports':
      return { protocol: traffic.protocol, from: traffic.fromPort, to: traffic.toPort };
    case 'icmp':
      return { protocol: traffic.protocol, ...typeAndCode(traffic.message) };
    case 'protocol':
      return { protocol: String(traffic.number), from: ANY, to: ANY };
  }
}

function portsOf(
  protocol: PortProtocol,
  from: number | undefined,
  to: number | undefined,
): Parsed<Traffic, TrafficProblemCode> {
  const given = describe(protocol, from, to);
  if (from === undefined || to === undefined) {
    return notParsed('traffic.ports-missing', given, `Both ends of the port range, such as ${protocol} 22-22.`);
  }
  const expected = `A port from 0 to ${String(HIGHEST_PORT)}, such as 22.`;
  if (!isWithin(from, 0, HIGHEST_PORT)) return notParsed('traffic.from-port-out-of-range', String(from), expected);
  if (!isWithin(to, 0, HIGHEST_PORT)) return notParsed('traffic.to-port-out-of-range', String(to), expected);
  if (from > to) return notParsed('traffic.ports-reversed', given, 'The lower port first, such as 22-25.');

  return parsed({ kind: 'ports', protocol, fromPort: from, toPort: to });
}

function icmpOf(
  protocol: IcmpProtocol,
  type: number | undefined,
  code: number | undefined,
): Parsed<Traffic, TrafficProblemCode> {
  const given = describe(protocol, type, code);
  if (type === undefined || code === undefined) {
    return notParsed('traffic.icmp-message-missing', given, 'Both ICMP type and code, -1 for all of them.');
  }
  const expected = `A number from 0 to ${String(HIGHEST_ICMP_FIELD)}, or -1 for all.`;
  if (!isWithin(type, ANY, HIGHEST_ICMP_FIELD)) {
    return notParsed('traffic.icmp-type-out-of-range', String(type), expected);
  }
  if (!isWithin(code, ANY, HIGHEST_ICMP_FIELD)) {
    return notParsed('traffic.icmp-code-out-of-range', String(code), expected);
  }
  if (type === ANY && code !== ANY) {
    return notParsed('traffic.icmp-code-without-type', given, 'Code -1 with type -1: all types have all their codes.');
  }
  return parsed({ kind: 'icmp', protocol, message: messageOf(type, code) });
}

function messageOf(type: number, code: number): IcmpMessage {
  if (type === ANY) return { kind: 'all' };
  return code === ANY ? { kind: 'type', type } : { kind: 'code', type, code };
}

function typeAndCode(message: IcmpMessage): { readonly from: number; readonly to: number } {
  switch (message.kind) {
    case 'all':
      return { from: ANY, to: ANY };
    case 'type':
      return { from: message.type, to: ANY };
    case 'code':
      return { from: message.type, to: message.code };
  }
}

function numberedProtocol(name: string): Parsed<Traffic, TrafficProblemCode> {
  if (!PROTOCOL_NUMBER.test(name) || Number(name) > HIGHEST_PROTOCOL_NUMBER) {
    return notParsed(
      'traffic.protocol-unknown',
      name,
      'tcp, udp, icmp, icmpv6, -1, or a number from 0 to 255 such as 50.',
    );
  }
  return parsed({ kind: 'protocol', number: Number(name) });
}

function isWithin(value: number, lowest: number, highest: number): boolean {
  return Number.isInteger(value) && lowest <= value && value <= highest;
}

function describe(protocol: string, from: number | undefined, to: number | undefined): string {
  return `${protocol} ${String(from ?? 'none')} ${String(to ?? 'none')}`;
}
