import { parseCidr, ruleKey } from '@gatelease/security-groups';
import type { Peer, Rule, Traffic } from '@gatelease/security-groups';
import type { Lease, LeaseRule } from './lease.ts';

/** The longest description that EC2 stores with a rule. */
const LONGEST_DESCRIPTION = 255;

/** What EC2 does not take in a rule's description. */
const NOT_IN_DESCRIPTIONS = /[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g;

/**
 * The rules that a lease needs in its resource: every traffic for every CIDR, each rule once.
 *
 * ICMP and ICMPv6 are one wish to the people who make policies, and two protocols to EC2, which takes `icmp` for an
 * IPv6 range and then matches nothing with it. So "all of ICMP" follows the family of the address, while single
 * messages, whose numbers mean different things, are left out for the other family.
 */
export function leaseRulesOf(lease: Pick<Lease, 'traffics' | 'cidrs'>): Rule[] {
  const peers = lease.cidrs.flatMap((cidr) => peerOf(cidr) ?? []);
  const rules = peers.flatMap((peer) =>
    lease.traffics.flatMap((traffic) => {
      const fitting = trafficFor(traffic, peer);
      return fitting === undefined ? [] : [{ direction: 'ingress', traffic: fitting, peer } as const];
    }),
  );
  return [...new Map(rules.map((rule) => [ruleKey(rule), rule])).values()];
}

/** The rules of a new lease: all wanted, none seen yet. */
export function wantedRulesOf(lease: Pick<Lease, 'traffics' | 'cidrs'>): LeaseRule[] {
  return leaseRulesOf(lease).map((rule) => ({ rule, state: 'wanted', ruleId: null }));
}

/**
 * What a rule's description says: whose it is and until when, for people who look at the group in AWS, and for the
 * sweeper. It proves nothing: ownership is in the rule's tags.
 */
export function ruleDescription(lease: Pick<Lease, 'leaseId' | 'endsAt'>, personName?: string): string {
  const until = `${lease.endsAt.toISOString().slice(0, 19)}Z`;
  const description = `Gatelease lease ${lease.leaseId} until ${until}`;
  const safeName = personName?.replace(NOT_IN_DESCRIPTIONS, '').trim() ?? '';
  return (safeName === '' ? description : `${description} for ${safeName}`)
    .replace(NOT_IN_DESCRIPTIONS, '')
    .slice(0, LONGEST_DESCRIPTION);
}

/** The expiry that `ruleDescription` wrote; `null` for any other text. */
export function expiryInDescription(text: string): Date | null {
  const written = /^Gatelease lease \S+ until (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z)(?: for .*)?$/.exec(text)?.[1];
  const expiry = new Date(written ?? Number.NaN);
  return Number.isNaN(expiry.getTime()) ? null : expiry;
}

type CidrPeer = Extract<Peer, { kind: 'ipv4' | 'ipv6' }>;

function peerOf(text: string): CidrPeer | undefined {
  const cidr = parseCidr(text);
  return cidr.ok ? { kind: cidr.value.family, cidr: cidr.value.text } : undefined;
}

function trafficFor(traffic: Traffic, peer: CidrPeer): Traffic | undefined {
  if (traffic.kind !== 'icmp') return traffic;
  const protocol = peer.kind === 'ipv4' ? 'icmp' : 'icmpv6';
  if (traffic.protocol === protocol) return traffic;
  return traffic.message.kind === 'all' ? { ...traffic, protocol } : undefined;
}
