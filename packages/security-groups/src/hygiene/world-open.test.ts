import { describe, expect, it } from 'vitest';
import { groupId, sketch } from '../../test/world-sketch.ts';
import { formatTraffic } from '../traffic-text.ts';
import { worldOpenings } from './world-open.ts';

const find = (rules: readonly string[], prefixLists: Readonly<Record<string, readonly string[]>> = {}) =>
  worldOpenings(sketch({ groups: { web: rules }, prefixLists }), groupId('web')) ?? [];
const tell = (rules: readonly string[], prefixLists = {}) =>
  find(rules, prefixLists).map(
    ({ traffics, family, isWhole, share }) =>
      `${traffics.map(formatTraffic).join(', ')} ${family} ${isWhole ? 'whole' : share.toFixed(2)}`,
  );

/** Every public first octet as a range of its own: nobody wrote a wide range, and all is open. */
const OCTETS = Array.from({ length: 223 }, (_, index) => `tcp 22 from ${String(index + 1)}.0.0.0/8`);

describe('worldOpenings', () => {
  it.each([
    ['0.0.0.0/0', ['tcp 22 from 0.0.0.0/0'], ['tcp 22 ipv4 whole']],
    ['::/0', ['tcp 22 from ::/0'], ['tcp 22 ipv6 whole']],
    ['both', ['tcp 22 from 0.0.0.0/0', 'tcp 22 from ::/0'], ['tcp 22 ipv4 whole', 'tcp 22 ipv6 whole']],
    ['two halves', ['tcp 22 from 0.0.0.0/1', 'tcp 22 from 128.0.0.0/1'], ['tcp 22 ipv4 whole']],
    ['half of it', ['tcp 22 from 0.0.0.0/1'], ['tcp 22 ipv4 0.57']],
    ['all that can be on the Internet of IPv6', ['tcp 22 from 2000::/3'], ['tcp 22 ipv6 whole']],
    ['223 ranges without a wide one', OCTETS, ['tcp 22 ipv4 whole']],
    ['222 of them', OCTETS.slice(1), ['tcp 22 ipv4 1.00']],
    ['a quarter', ['tcp 22 from 64.0.0.0/2'], ['tcp 22 ipv4 0.28']],
    ['all traffic', ['all from 0.0.0.0/0'], ['all ipv4 whole']],
    ['several ports', ['tcp 80 from 0.0.0.0/0', 'tcp 443 from 0.0.0.0/0'], ['tcp 80 ipv4 whole', 'tcp 443 ipv4 whole']],
  ])('finds %s', (_what, rules, expected) => {
    expect(tell(rules)).toEqual(expected);
  });

  it('finds ranges in prefix lists and rules that only together open everything', () => {
    const rules = ['tcp 20-30 from list low', 'tcp 22 from 128.0.0.0/1'];

    const found = find(rules, { low: ['0.0.0.0/1'] });

    expect(found.map(({ traffics, isWhole }) => [traffics.map(formatTraffic).join(), isWhole])).toEqual([
      ['tcp 20-21,tcp 23-30', false],
      ['tcp 22', true],
    ]);
    expect(found[1]?.rules.map(({ ruleId }) => ruleId)).toEqual(['sgr-web-0', 'sgr-web-1']);
  });

  it.each([
    ['an eighth of the Internet', ['tcp 22 from 64.0.0.0/3']],
    ['all private addresses', ['all from 10.0.0.0/8', 'all from 172.16.0.0/12', 'all from 192.168.0.0/16']],
    ['what goes out', ['all to 0.0.0.0/0']],
    ['a prefix list that was not read', ['tcp 22 from list lost']],
  ])('does not take %s for the world', (_what, rules) => {
    expect(tell(rules)).toEqual([]);
  });

  it('says nothing about a group that was not read', () => {
    expect(worldOpenings(sketch({ groups: {} }), groupId('web'))).toBeUndefined();
  });
});
