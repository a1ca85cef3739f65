import type { ResourceDetailView } from '@gatelease/contract';
import { KNOWS_NO_PEERS, parseIpAddress, parseRule, ruleAdmits } from '@gatelease/security-groups';
import type { Packet, PacketTraffic, RuleVerdict } from '@gatelease/security-groups';

type GroupRule = ResourceDetailView['rules'][number];

/** What somebody asks a group: does this address get in, on this port? */
export interface GroupQuestion {
  readonly address: string;
  readonly protocol: string;
  /** Not looked at for a ping. */
  readonly port: string;
}

/** The answer of one group, with the rules that it rests on. */
export type GroupAnswer =
  | { readonly kind: 'malformed'; readonly field: 'address' | 'port'; readonly expected: string }
  | { readonly kind: RuleVerdict; readonly rules: readonly GroupRule[] };

/**
 * Whether the inbound rules of a group let a packet in: yes through these rules, no, or unknown because these rules
 * name a group or a prefix list whose addresses are not known here.
 */
export function askGroup(rules: readonly GroupRule[], question: GroupQuestion): GroupAnswer {
  const address = parseIpAddress(question.address.trim());
  if (!address.ok) return { kind: 'malformed', field: 'address', expected: address.problem.expected };
  const traffic = trafficOf(question, address.value.family);
  if (traffic === null)
    return { kind: 'malformed', field: 'port', expected: 'A port from 0 to 65535, for example 22.' };

  const packet: Packet = { direction: 'ingress', traffic, farSide: address.value };
  const judged = rules.map((rule) => ({ rule, verdict: verdictOf(rule, packet) }));
  const through = (verdict: RuleVerdict): readonly GroupRule[] =>
    judged.filter((entry) => entry.verdict === verdict).map(({ rule }) => rule);

  if (through('yes').length > 0) return { kind: 'yes', rules: through('yes') };
  return through('unknown').length > 0 ? { kind: 'unknown', rules: through('unknown') } : { kind: 'no', rules: [] };
}

function trafficOf({ protocol, port }: GroupQuestion, family: 'ipv4' | 'ipv6'): PacketTraffic | null {
  if (protocol === 'ping') {
    return family === 'ipv4'
      ? { kind: 'icmp', protocol: 'icmp', type: 8, code: 0 }
      : { kind: 'icmp', protocol: 'icmpv6', type: 128, code: 0 };
  }
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port.trim()) || number > 65_535) return null;
  return { kind: 'ports', protocol: protocol === 'udp' ? 'udp' : 'tcp', port: number };
}

/** A rule that this version cannot read is one of which nothing is known. */
function verdictOf({ direction, traffic, peer }: GroupRule, packet: Packet): RuleVerdict {
  if (direction !== packet.direction) return 'no';
  const rule = parseRule(`${traffic} from ${peer}`);
  return rule.ok ? ruleAdmits(rule.value, packet, KNOWS_NO_PEERS) : 'unknown';
}
