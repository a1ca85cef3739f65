import { describe, expect, it } from 'vitest';
import { valid } from '../test/valid.ts';
import { DEFAULT_RULES_PER_GROUP, fitsQuota, quotaUse, quotaWeight } from './quota.ts';
import type { PrefixListSizes } from './quota.ts';
import { parseRule } from './rule-text.ts';

const rule = (text: string) => valid(parseRule(text));
const CLOUDFRONT = 'pl-3b927c52';
const SIZES: PrefixListSizes = new Map([
  [CLOUDFRONT, { family: 'ipv4', maxEntries: 55 }],
  ['pl-00000006', { family: 'ipv6', maxEntries: 10 }],
]);

/** As many different rules as asked for, each of weight 1. */
const rulesFor = (count: number, family: 'ipv4' | 'ipv6', word: 'from' | 'to' = 'from') =>
  Array.from({ length: count }, (_, index) =>
    rule(`tcp 22 ${word} ${family === 'ipv4' ? `10.0.0.${String(index)}/32` : `2001:db8::${String(index)}/128`}`),
  );

describe('quotaWeight', () => {
  it.each([
    ['a CIDR', 'tcp 22 from 203.0.113.0/24', { kind: 'known', ipv4: 1, ipv6: 0 }],
    ['an IPv6 CIDR', 'tcp 22 from 2001:db8::/32', { kind: 'known', ipv4: 0, ipv6: 1 }],
    ['a group', 'tcp 22 from sg-00000001', { kind: 'known', ipv4: 1, ipv6: 1 }],
    ['a prefix list', `tcp 443 from ${CLOUDFRONT}`, { kind: 'known', ipv4: 55, ipv6: 0 }],
    ['an IPv6 prefix list', 'tcp 443 from pl-00000006', { kind: 'known', ipv4: 0, ipv6: 10 }],
    ['a list of unknown size', 'tcp 443 from pl-0000000f', { kind: 'unknown', prefixListId: 'pl-0000000f' }],
  ])('charges %s', (_peer, text, weight) => {
    expect(quotaWeight(rule(text), SIZES)).toEqual(weight);
  });
});

describe('quotaUse', () => {
  it('adds up each direction and family apart', () => {
    const rules = [
      'tcp 22 from 203.0.113.7/32',
      'tcp 22 from 2001:db8::7/128',
      'tcp 22 from sg-00000001',
      'all to 0.0.0.0/0',
      'tcp 443 to pl-00000006',
    ].map(rule);

    expect(quotaUse(rules, SIZES)).toEqual({
      ingress: { ipv4: 2, ipv6: 2, unknownPrefixListIds: [] },
      egress: { ipv4: 1, ipv6: 10, unknownPrefixListIds: [] },
    });
  });

  it('charges a prefix list again for every rule that names it', () => {
    const rules = [`tcp 22 from ${CLOUDFRONT}`, `tcp 443 from ${CLOUDFRONT}`].map(rule);

    expect(quotaUse(rules, SIZES).ingress.ipv4).toBe(110);
  });

  it('names every list of unknown size once, in order', () => {
    const rules = ['tcp 1 from pl-0000000f', 'tcp 2 from pl-0000000e', 'tcp 3 from pl-0000000f'].map(rule);

    expect(quotaUse(rules, SIZES).ingress).toEqual({
      ipv4: 0,
      ipv6: 0,
      unknownPrefixListIds: ['pl-0000000e', 'pl-0000000f'],
    });
  });
});

describe('fitsQuota', () => {
  it('lets a group have 60 rules in each direction and family', () => {
    const full = (['from', 'to'] as const).flatMap((word) => [
      ...rulesFor(DEFAULT_RULES_PER_GROUP, 'ipv4', word),
      ...rulesFor(DEFAULT_RULES_PER_GROUP, 'ipv6', word),
    ]);

    expect(full).toHaveLength(240);
    expect(fitsQuota(quotaUse(full, SIZES))).toEqual({ kind: 'yes' });
  });

  it('names the direction and family that has one too many', () => {
    const rules = [...rulesFor(60, 'ipv4'), ...rulesFor(61, 'ipv6')];

    expect(fitsQuota(quotaUse(rules, SIZES))).toEqual({
      kind: 'no',
      excesses: [{ direction: 'ingress', family: 'ipv6', used: 61, limit: 60 }],
    });
  });

  it('takes a raised limit', () => {
    expect(fitsQuota(quotaUse(rulesFor(61, 'ipv4'), SIZES), 100)).toEqual({ kind: 'yes' });
  });

  it('lets a single prefix list use up the quota', () => {
    const rules = [rule(`tcp 443 from ${CLOUDFRONT}`), ...rulesFor(6, 'ipv4')];

    expect(fitsQuota(quotaUse(rules, SIZES)).kind).toBe('no');
  });

  it('says unknown, not yes, while a list has no known size', () => {
    expect(fitsQuota(quotaUse([rule('tcp 443 from pl-0000000f')], SIZES))).toEqual({
      kind: 'unknown',
      prefixListIds: ['pl-0000000f'],
    });
  });

  it('says no when what is known is too much already', () => {
    const rules = [rule('tcp 443 from pl-0000000f'), ...rulesFor(61, 'ipv4')];

    expect(fitsQuota(quotaUse(rules, SIZES)).kind).toBe('no');
  });
});
