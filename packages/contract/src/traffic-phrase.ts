import { parseTraffic } from '@gatelease/security-groups';

/** What is usually spoken on a port, under the name people know. */
export const WELL_KNOWN: readonly { readonly text: string; readonly name: string }[] = [
  { text: 'tcp 22', name: 'SSH' },
  { text: 'tcp 3389', name: 'Remote Desktop' },
  { text: 'tcp 443', name: 'HTTPS' },
  { text: 'tcp 80', name: 'HTTP' },
  { text: 'tcp 5432', name: 'PostgreSQL' },
  { text: 'tcp 3306', name: 'MySQL' },
  { text: 'tcp 1433', name: 'SQL Server' },
  { text: 'tcp 6379', name: 'Redis' },
  { text: 'tcp 27017', name: 'MongoDB' },
  { text: 'udp 1194', name: 'OpenVPN' },
  { text: 'udp 51820', name: 'WireGuard' },
  { text: 'icmp', name: 'ICMP' },
  { text: 'icmp 8', name: 'Ping' },
  { text: 'icmpv6 128', name: 'Ping (IPv6)' },
  { text: 'all', name: 'Everything' },
];

/** The name people know a traffic by; `null` for the others. */
export function trafficName(text: string): string | null {
  return WELL_KNOWN.find((known) => known.text === text)?.name ?? null;
}

/** A traffic for a sentence: `SSH (TCP 22)`, `TCP ports 8000-8010`, `everything`. */
export function trafficPhrase(text: string): string {
  if (text === 'all') return 'everything';
  const name = trafficName(text);
  const technical = technicalPhrase(text);
  return name === null || text.startsWith('icmp') ? (name ?? technical) : `${name} (${technical})`;
}

function technicalPhrase(text: string): string {
  const parsed = parseTraffic(text);
  if (!parsed.ok) return text;
  const traffic = parsed.value;
  if (traffic.kind === 'ports') {
    const protocol = traffic.protocol.toUpperCase();
    return traffic.fromPort === traffic.toPort
      ? `${protocol} ${String(traffic.fromPort)}`
      : `${protocol} ports ${String(traffic.fromPort)}-${String(traffic.toPort)}`;
  }
  return traffic.kind === 'protocol' ? `IP protocol ${String(traffic.number)}` : text.replace('icmp', 'ICMP ').trim();
}
