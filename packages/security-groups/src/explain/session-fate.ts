import { hasAddress } from '../sets/address-set.ts';
import { trafficPoint } from '../sets/traffic-line.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import { ruleInGroup } from './group-check.ts';
import type { RuleInGroup } from './group-check.ts';
import { trackingOf } from './tracking.ts';
import type { ConnectionAtInterface } from './tracking.ts';

/**
 * What becomes of a connection that is open when rules go.
 *
 * | fate | new connections | the open one |
 * |---|---|---|
 * | `was-not-admitted` | were not let through before | there is none |
 * | `unaffected` | are still let through | goes on |
 * | `may-be-cut` | are still let through | was untracked, and what is left would track it: EC2 may drop it |
 * | `cut` | are not | was untracked: ends at once |
 * | `lives-on` | are not | is tracked: goes on until it is closed, or silent for too long |
 * | `unknown` | hang on a group or list that was not read | |
 */
export type SessionFate =
  | { readonly kind: 'was-not-admitted' }
  | { readonly kind: 'unaffected'; readonly admittedBy: readonly RuleInGroup[] }
  | { readonly kind: 'may-be-cut'; readonly admittedBy: readonly RuleInGroup[] }
  | { readonly kind: 'cut' }
  | { readonly kind: 'lives-on' }
  | { readonly kind: 'unknown'; readonly undecided: readonly RuleInGroup[] };

/** How long EC2 remembers a silent connection unless somebody configured it, in seconds. */
export const IDLE_TIMEOUTS = {
  /** Established TCP: five days, on the newest instance types 350 seconds. */
  tcp: 432_000,
  tcpNewest: 350,
  /** UDP with packets in one direction only, and with many in both. */
  udp: 30,
  udpStream: 180,
  other: 600,
} as const;

/**
 * What becomes of an open connection at one of its interfaces when its rules are `after` instead of `before`.
 *
 * Both lists hold all rules of all groups of the interface, in both directions: losing the rule of the
 * other direction can make an untracked connection a tracked one.
 */
export function sessionFate(
  before: readonly CompiledRule[],
  after: readonly CompiledRule[],
  connection: ConnectionAtInterface,
): SessionFate {
  const then = admitting(before, connection);
  const now = admitting(after, connection);
  if (then.certain.length === 0) {
    return then.open.length === 0
      ? { kind: 'was-not-admitted' }
      : { kind: 'unknown', undecided: then.open.map(ruleInGroup) };
  }
  const wasUntracked = trackingOf(before, connection) === 'untracked';
  if (now.certain.length > 0) {
    const isTrackedNow = trackingOf(after, connection) === 'tracked';
    const admittedBy = now.certain.map(ruleInGroup);
    return { kind: wasUntracked && isTrackedNow ? 'may-be-cut' : 'unaffected', admittedBy };
  }
  if (now.open.length > 0) return { kind: 'unknown', undecided: now.open.map(ruleInGroup) };
  return { kind: wasUntracked ? 'cut' : 'lives-on' };
}

function admitting(
  rules: readonly CompiledRule[],
  { direction, traffic, farSide }: ConnectionAtInterface,
): { readonly certain: readonly CompiledRule[]; readonly open: readonly CompiledRule[] } {
  const point = trafficPoint(traffic);
  const fitting = rules.filter((rule) => rule.direction === direction && rule.from <= point && point < rule.to);
  const certain = fitting.filter((rule) => hasAddress(rule.certain, farSide));
  const open = fitting.filter((rule) => !certain.includes(rule) && hasAddress(rule.possible, farSide));
  return { certain, open };
}
