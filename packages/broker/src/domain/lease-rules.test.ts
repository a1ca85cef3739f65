import { formatRule, isRuleDescription, parseTraffic } from '@gatelease/security-groups';
import type { Traffic } from '@gatelease/security-groups';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleLease } from './examples.ts';
import { expiryInDescription, leaseRulesOf, ruleDescription, wantedRulesOf } from './lease-rules.ts';

const IPV4 = '203.0.113.7/32';
const IPV6 = '2a00:1450::7/128';

describe("a lease's rules", () => {
  it.each([
    { traffics: ['tcp 22'], cidrs: [IPV4], expected: [`tcp 22 from ${IPV4}`] },
    {
      traffics: ['tcp 22', 'udp 53'],
      cidrs: [IPV4, IPV6],
      expected: [`tcp 22 from ${IPV4}`, `udp 53 from ${IPV4}`, `tcp 22 from ${IPV6}`, `udp 53 from ${IPV6}`],
    },
    { traffics: ['all'], cidrs: [IPV6], expected: [`all from ${IPV6}`] },
    { traffics: ['protocol 50'], cidrs: [IPV4], expected: [`protocol 50 from ${IPV4}`] },
    { traffics: ['icmp'], cidrs: [IPV4, IPV6], expected: [`icmp from ${IPV4}`, `icmpv6 from ${IPV6}`] },
    { traffics: ['icmpv6'], cidrs: [IPV4, IPV6], expected: [`icmp from ${IPV4}`, `icmpv6 from ${IPV6}`] },
    { traffics: ['icmp', 'icmpv6'], cidrs: [IPV4, IPV6], expected: [`icmp from ${IPV4}`, `icmpv6 from ${IPV6}`] },
    { traffics: ['icmp 8'], cidrs: [IPV4, IPV6], expected: [`icmp 8 from ${IPV4}`] },
    { traffics: ['icmpv6 128/0'], cidrs: [IPV4, IPV6], expected: [`icmpv6 128/0 from ${IPV6}`] },
    { traffics: ['icmp 8'], cidrs: [IPV6], expected: [] },
  ])('for $traffics and $cidrs are $expected', ({ traffics, cidrs, expected }) => {
    const rules = leaseRulesOf({ traffics: traffics.map(traffic), cidrs });

    expect(rules.map(formatRule)).toEqual(expected);
    expect(wantedRulesOf({ traffics: traffics.map(traffic), cidrs })).toEqual(
      rules.map((rule) => ({ rule, state: 'wanted', ruleId: null })),
    );
  });
});

describe("a rule's description", () => {
  const lease = { leaseId: '01JCX0', endsAt: new Date('2026-11-21T20:00:00Z') };

  it('names the lease, its end and its person', () => {
    expect(ruleDescription(lease)).toBe('Gatelease lease 01JCX0 until 2026-11-21T20:00:00Z');
    expect(ruleDescription(lease, 'ada@example.com')).toBe(
      'Gatelease lease 01JCX0 until 2026-11-21T20:00:00Z for ada@example.com',
    );
  });

  it('is always one that EC2 takes, and says the end, whatever the person is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
        const description = ruleDescription(lease, name);

        expect(isRuleDescription(description)).toBe(true);
        expect(expiryInDescription(description)).toEqual(lease.endsAt);
      }),
    );
  });

  it('a person named like an expiry does not move the expiry', () => {
    const description = ruleDescription(lease, 'Gatelease lease 01JCX0 until 2099-01-01T00:00:00Z');

    expect(expiryInDescription(description)).toEqual(lease.endsAt);
  });

  it.each([
    '',
    'ssh for Ada',
    'Gatelease lease 01JCX0',
    'Gatelease lease 01JCX0 until tomorrow',
    'Gatelease lease 01JCX0 until 2026-13-01T00:00:00Z',
    'Gatelease lease 01JCX0 until 2026-11-21T20:00:00Z or later',
    'not Gatelease lease 01JCX0 until 2026-11-21T20:00:00Z',
  ])('no expiry is read from "%s"', (text) => {
    expect(expiryInDescription(text)).toBeNull();
  });
});

it('the example lease of the tests has the rules that it needs', () => {
  expect(exampleLease().rules.map(({ rule }) => formatRule(rule))).toEqual([`tcp 22 from ${IPV4}`]);
});

function traffic(text: string): Traffic {
  const read = parseTraffic(text);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}
