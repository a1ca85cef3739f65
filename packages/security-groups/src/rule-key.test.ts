import { describe, expect, it } from 'vitest';
import { RULES } from '../test/small-world.ts';
import { valid } from '../test/valid.ts';
import { ruleKey } from './rule-key.ts';
import { formatRule, parseRule } from './rule-text.ts';
import type { Rule } from './rule.ts';
import { trafficOf } from './traffic-triple.ts';

const rule = (text: string) => valid(parseRule(text));

describe('ruleKey', () => {
  it.each([
    ['tcp 22 from 100.68.0.18/18', 'tcp 22 from 100.68.0.0/18'],
    ['tcp 22 from 2001:DB8:0::/48', 'tcp 22 from 2001:db8::/48'],
    ['TCP 22-22 from 10.0.0.0/8', 'tcp 22 from 10.0.0.0/8'],
    ['tcp 22 from sg-0123456789abcdef0', 'tcp 22 from 123456789012/sg-0123456789abcdef0'],
  ])('is the same for %s and %s', (a, b) => {
    expect(ruleKey(rule(a))).toBe(ruleKey(rule(b)));
  });

  it.each([
    ['6', 22, 'tcp', 22],
    ['-1', 8080, '-1', undefined],
    ['58', undefined, 'icmpv6', -1],
    ['50', 22, '50', 23],
  ])('is the same for protocol %s with %s and %s with %s', (a, aPort, b, bPort) => {
    const { direction, peer } = rule('all from 10.0.0.0/8');

    expect(ruleKey({ direction, peer, traffic: valid(trafficOf(a, aPort, aPort)) })).toBe(
      ruleKey({ direction, peer, traffic: valid(trafficOf(b, bPort, bPort)) }),
    );
  });

  it.each([
    ['the direction', 'tcp 22 from 10.0.0.0/8', 'tcp 22 to 10.0.0.0/8'],
    ['the protocol', 'tcp 22 from 10.0.0.0/8', 'udp 22 from 10.0.0.0/8'],
    ['the ports', 'tcp 22 from 10.0.0.0/8', 'tcp 22-23 from 10.0.0.0/8'],
    ['all ports and all protocols', 'tcp 0-65535 from 10.0.0.0/8', 'all from 10.0.0.0/8'],
    ['the ICMP code', 'icmp 8 from 10.0.0.0/8', 'icmp 8/0 from 10.0.0.0/8'],
    ['the prefix length', 'tcp 22 from 10.0.0.0/8', 'tcp 22 from 10.0.0.0/9'],
    ['the family', 'all from 0.0.0.0/0', 'all from ::/0'],
    ['the kind of peer', 'all from sg-00000001', 'all from pl-00000001'],
  ])('tells rules apart by %s', (_difference, a, b) => {
    expect(ruleKey(rule(a))).not.toBe(ruleKey(rule(b)));
  });

  it('is equal exactly for rules with the same fields, over the small world', () => {
    const fields = (one: Rule) => JSON.stringify([one.direction, one.traffic, one.peer]);
    for (const a of RULES)
      for (const b of RULES) if ((ruleKey(a) === ruleKey(b)) !== (fields(a) === fields(b))) expect.fail(formatRule(a));

    expect(new Set(RULES.map(ruleKey)).size).toBe(RULES.length);
  });
});
