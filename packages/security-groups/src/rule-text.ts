import { notParsed, parsed } from './parsed.ts';
import type { Parsed } from './parsed.ts';
import { formatPeer, parsePeer } from './peer-text.ts';
import type { PeerProblemCode } from './peer-text.ts';
import type { Rule } from './rule.ts';
import { formatTraffic, parseTraffic } from './traffic-text.ts';
import type { TrafficTextProblemCode } from './traffic-text.ts';

/** Why a text is no rule. */
export type RuleProblemCode = TrafficTextProblemCode | PeerProblemCode | 'rule.malformed';

const RULE = /^(?<traffic>[^ ]+(?: [^ ]+)?) (?<word>from|to) (?<peer>[^ ]+)$/i;
const EXPECTED = 'A rule such as tcp 22 from 203.0.113.7/32, or outbound tcp 443 to 0.0.0.0/0.';

/**
 * Reads a rule: traffic, then `from` a peer for ingress or `to` a peer for egress, one space apart.
 *
 * What is wrong with the traffic or the peer keeps the code it has there.
 */
export function parseRule(text: string): Parsed<Rule, RuleProblemCode> {
  const parts = RULE.exec(text)?.groups;
  if (parts === undefined) return notParsed('rule.malformed', text, EXPECTED);

  const traffic = parseTraffic(parts['traffic'] ?? '');
  if (!traffic.ok) return traffic;
  const peer = parsePeer(parts['peer'] ?? '');
  if (!peer.ok) return peer;

  const direction = parts['word']?.toLowerCase() === 'from' ? 'ingress' : 'egress';
  return parsed({ direction, traffic: traffic.value, peer: peer.value });
}

/** Writes a rule in its one canonical spelling, which `parseRule` reads back. */
export function formatRule(rule: Rule): string {
  const word = rule.direction === 'ingress' ? 'from' : 'to';
  return `${formatTraffic(rule.traffic)} ${word} ${formatPeer(rule.peer)}`;
}
