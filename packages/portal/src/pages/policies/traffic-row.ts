import { parseTraffic } from '@gatelease/security-groups';

export const PROTOCOLS = [
  { value: 'tcp', label: 'TCP' },
  { value: 'udp', label: 'UDP' },
  { value: 'icmp', label: 'ICMP (ping)' },
  { value: 'icmpv6', label: 'ICMPv6' },
  { value: 'protocol', label: 'Other protocol' },
  { value: 'all', label: 'Everything' },
] as const;

/** One traffic as it is typed: the protocol, and its ports or ICMP messages. */
export interface TrafficRow {
  readonly protocol: string;
  readonly ports: string;
}

/** What the second field of a row asks for; `null` when there is nothing to ask. */
export function portsLabel(protocol: string): string | null {
  switch (protocol) {
    case 'tcp':
    case 'udp':
      return 'Port or range';
    case 'icmp':
    case 'icmpv6':
      return 'Type, or type/code';
    case 'protocol':
      return 'Protocol number';
    default:
      return null;
  }
}

/** The row as text: `tcp 22`. Whether it makes sense is for `parseTraffic` and the server to say. */
export function trafficText({ protocol, ports }: TrafficRow): string {
  const detail = ports.trim().replaceAll(/\s*[-–]\s*/g, '-');
  return protocol === 'all' || detail === '' ? protocol : `${protocol} ${detail}`;
}

/** A traffic of the server as a row. */
export function trafficRowOf(text: string): TrafficRow {
  const [protocol = '', ...rest] = text.split(' ');
  return { protocol, ports: rest.join(' ') };
}

/** What is wrong with a row, while it is typed; `null` when it is right, or empty still. */
export function trafficProblem(row: TrafficRow): string | null {
  if (row.ports.trim() === '') return null;
  const read = parseTraffic(trafficText(row));
  return read.ok ? null : read.problem.expected;
}
