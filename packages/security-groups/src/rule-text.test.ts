import { describe, expect, it } from 'vitest';
import { RULES } from '../test/small-world.ts';
import { problemCode, valid } from '../test/valid.ts';
import { formatRule, parseRule } from './rule-text.ts';

describe('parseRule', () => {
  it('reads from as ingress', () => {
    expect(parseRule('tcp 22 from 203.0.113.7/32')).toEqual({
      ok: true,
      value: {
        direction: 'ingress',
        traffic: { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 },
        peer: { kind: 'ipv4', cidr: '203.0.113.7/32' },
      },
    });
  });

  it('reads to as egress', () => {
    expect(valid(parseRule('all to ::/0'))).toEqual({
      direction: 'egress',
      traffic: { kind: 'all' },
      peer: { kind: 'ipv6', cidr: '::/0' },
    });
  });

  it.each([
    ['TCP 22 FROM 203.0.113.7/24', 'tcp 22 from 203.0.113.0/24'],
    ['tcp 22-22 to 2001:DB8::1/128', 'tcp 22 to 2001:db8::1/128'],
    ['protocol 58 from ::/0', 'icmpv6 from ::/0'],
  ])('reads %s as %s', (text, canonical) => {
    expect(formatRule(valid(parseRule(text)))).toBe(canonical);
  });

  it.each([
    ['nothing', '', 'rule.malformed'],
    ['no peer', 'tcp 22', 'rule.malformed'],
    ['no peer after from', 'tcp 22 from ', 'rule.malformed'],
    ['no traffic', 'from 203.0.113.7/32', 'rule.malformed'],
    ['two spaces', 'tcp 22  from 203.0.113.7/32', 'rule.malformed'],
    ['two peers', 'tcp 22 from 203.0.113.7/32 203.0.113.8/32', 'rule.malformed'],
    ['another word', 'tcp 22 via 203.0.113.7/32', 'rule.malformed'],
    ['wrong traffic', 'tcp from 203.0.113.7/32', 'traffic.malformed'],
    ['a wrong port', 'tcp 65536 from 203.0.113.7/32', 'traffic.from-port-out-of-range'],
    ['a wrong peer', 'tcp 22 from 203.0.113.7', 'cidr.prefix-length-missing'],
  ])('refuses %s', (_reason, text, code) => {
    expect(problemCode(parseRule(text))).toBe(code);
  });

  it('reads back every rule of the small world', () => {
    for (const rule of RULES) expect(valid(parseRule(formatRule(rule)))).toEqual(rule);
  });
});
