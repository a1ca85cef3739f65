import { describe, expect, it } from 'vitest';
import { RULES } from '../test/small-world.ts';
import { valid } from '../test/valid.ts';
import { compareRules } from './compare-rules.ts';
import { formatRule, parseRule } from './rule-text.ts';

const rule = (text: string) => valid(parseRule(text));

describe('compareRules', () => {
  it('puts inbound first, then orders by protocol, ports and address, by number and not by text', () => {
    const ordered = [
      'all from 10.0.0.0/8',
      'tcp 9 from 10.0.0.0/8',
      'tcp 22 from 9.0.0.0/8',
      'tcp 22 from 10.0.0.0/8',
      'tcp 22 from 10.0.0.0/16',
      'tcp 22 from 2001:db8::/32',
      'tcp 22 from sg-00000001',
      'tcp 22 from sg-00000002',
      'tcp 22 from pl-00000001',
      'tcp 22 from pl-00000002',
      'tcp 22-25 from 9.0.0.0/8',
      'tcp 443 from 9.0.0.0/8',
      'udp 53 from 9.0.0.0/8',
      'icmp from 9.0.0.0/8',
      'icmp 8 from 9.0.0.0/8',
      'icmp 8/0 from 9.0.0.0/8',
      'icmpv6 from ::/0',
      'protocol 47 from 9.0.0.0/8',
      'protocol 255 from 9.0.0.0/8',
      'all to 9.0.0.0/8',
    ];

    const sorted = [...ordered].reverse().map(rule).sort(compareRules).map(formatRule);

    expect(sorted).toEqual(ordered);
  });

  it('is zero exactly for equal keys, turns around with its arguments and is transitive, over the small world', () => {
    const sorted = [...RULES].sort(compareRules);
    for (const [i, a] of sorted.entries())
      for (const [j, b] of sorted.entries())
        if (Math.sign(compareRules(a, b)) !== Math.sign(i - j)) expect.fail(`${formatRule(a)}, ${formatRule(b)}`);

    expect(compareRules(rule('all to sg-00000001'), rule('all to 123456789012/sg-00000001'))).toBe(0);
  });
});
