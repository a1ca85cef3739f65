import { describe, expect, it } from 'vitest';
import { CIDR_PEERS, KNOWN_PEERS, PACKETS, RULES } from '../test/small-world.ts';
import { valid } from '../test/valid.ts';
import { KNOWS_NO_PEERS, ruleAdmits } from './admits.ts';
import type { PeerResolver, RuleVerdict } from './admits.ts';
import { covers } from './covers.ts';
import { formatPeer } from './peer-text.ts';
import { formatRule, parseRule } from './rule-text.ts';
import type { Rule } from './rule.ts';

const rule = (text: string) => valid(parseRule(text));

describe('covers', () => {
  it.each([
    ['tcp 0-65535 from 0.0.0.0/0', 'tcp 22 from 203.0.113.7/32', true],
    ['all from 203.0.113.0/24', 'icmp 8/0 from 203.0.113.7/32', true],
    ['tcp 22 from 203.0.113.7/32', 'tcp 22 from 203.0.113.7/32', true],
    ['tcp 22 from 0.0.0.0/0', 'tcp 22 to 203.0.113.7/32', false],
    ['tcp 22 from 203.0.113.7/32', 'tcp 22 from 203.0.113.0/24', false],
    ['tcp 22 from 0.0.0.0/0', 'tcp 22 from sg-00000001', false],
    ['all from sg-00000001', 'tcp 22 from sg-00000001', true],
  ])('%s over %s: %s', (outer, inner, answer) => {
    expect(covers(rule(outer), rule(inner))).toBe(answer);
  });

  it('is a proof: whatever the inner rule admits, the outer one admits, over the whole small world', () => {
    for (const resolver of [KNOWN_PEERS, KNOWS_NO_PEERS]) {
      const yes = RULES.map((one) => packetSet(one, 'yes', resolver));
      const unknown = RULES.map((one) => packetSet(one, 'unknown', resolver));

      const broken = pairs().filter(([outer, inner]) => {
        const outerPossible = yes[outer]! | unknown[outer]!;
        const innerPossible = yes[inner]! | unknown[inner]!;
        const isKept = isWithin(yes[inner]!, yes[outer]!) && isWithin(innerPossible, outerPossible);
        return covers(RULES[outer]!, RULES[inner]!) && !isKept;
      });

      expect(broken.map(describePair)).toEqual([]);
    }
  });

  it('misses no pair of rules with CIDRs, where false means that some packet tells them apart', () => {
    const admitted = RULES.map((one) => packetSet(one, 'yes', KNOWS_NO_PEERS));

    // A rule that admits no packet here is inside every other one; covers cannot know that.
    const missed = pairs().filter(
      ([outer, inner]) =>
        hasCidr(RULES[outer]!) &&
        hasCidr(RULES[inner]!) &&
        admitted[inner] !== 0n &&
        isWithin(admitted[inner]!, admitted[outer]!) &&
        !covers(RULES[outer]!, RULES[inner]!),
    );

    expect(missed.map(describePair)).toEqual([]);
  });

  it('holds for a rule and itself, and goes on through a third', () => {
    const covered = RULES.map((outer) =>
      RULES.reduce((set, inner, index) => (covers(outer, inner) ? set | (1n << BigInt(index)) : set), 0n),
    );

    RULES.forEach((_, index) => expect(covered[index]! & (1n << BigInt(index))).not.toBe(0n));
    for (const [outer, middle] of pairs())
      if ((covered[outer]! >> BigInt(middle)) & 1n && !isWithin(covered[middle]!, covered[outer]!))
        expect.fail(describePair([outer, middle]));
  });
});

type Pair = readonly [outer: number, inner: number];

function pairs(): readonly Pair[] {
  return RULES.flatMap((_, outer) => RULES.map((__, inner) => [outer, inner] as const));
}

/** One bit a packet. */
function packetSet(one: Rule, verdict: RuleVerdict, resolver: PeerResolver): bigint {
  return PACKETS.reduce(
    (set, packet, index) => (ruleAdmits(one, packet, resolver) === verdict ? set | (1n << BigInt(index)) : set),
    0n,
  );
}

function isWithin(inner: bigint, outer: bigint): boolean {
  return (inner & ~outer) === 0n;
}

function hasCidr(one: Rule): boolean {
  return CIDR_PEERS.includes(formatPeer(one.peer));
}

function describePair([outer, inner]: Pair): string {
  return `${formatRule(RULES[outer]!)} over ${formatRule(RULES[inner]!)}`;
}
