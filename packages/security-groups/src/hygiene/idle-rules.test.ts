import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_WORLDS } from '../../test/oracle/small-worlds.ts';
import { groupId, model, sketch } from '../../test/world-sketch.ts';
import { reachDifference } from '../change/reach-difference.ts';
import { formatRule } from '../rule-text.ts';
import { idleRules } from './idle-rules.ts';

const idle = (rules: readonly string[], prefixLists: Readonly<Record<string, readonly string[]>> = {}) =>
  (
    idleRules(
      sketch({
        groups: { web: rules, app: [], empty: [] },
        members: { one: { groups: ['app'], at: '10.0.0.6' } },
        prefixLists,
      }),
      groupId('web'),
    ) ?? []
  ).map(({ rule, reason }) => [rule.ruleId, reason.kind]);

describe('idleRules', () => {
  it.each([
    ['a wider rule', ['tcp 22 from 203.0.113.7/32', 'tcp 0-1023 from 203.0.113.0/24'], 0],
    ['two halves together', ['tcp 22 from 0.0.0.0/1', 'tcp 22 from 128.0.0.0/1', 'tcp 22 from 203.0.113.7/32'], 2],
    [
      'two ranges of ports together',
      ['tcp 20-22 from 10.0.0.0/8', 'tcp 23-25 from 10.0.0.0/8', 'tcp 21-24 from 10.0.0.0/8'],
      2,
    ],
    ['a range around its members', ['tcp 22 from 10.0.0.0/16', 'tcp 22 from app'], 1],
    ['the same list with more ports', ['tcp 22 from list lost', 'tcp 20-25 from list lost'], 0],
    ['an outbound rule', ['tcp 443 to 0.0.0.0/0', 'all to 0.0.0.0/0'], 0],
  ])('finds what is covered by %s', (_what, rules, position) => {
    expect(idle(rules)).toEqual([[`sgr-web-${String(position)}`, 'covered']]);
  });

  it('names the rules that cover, and no others', () => {
    const known = sketch({
      groups: { web: ['tcp 22 from 203.0.113.7/32', 'tcp 22 from 203.0.113.0/24', 'tcp 23 from 0.0.0.0/0'] },
    });

    const [found] = idleRules(known, groupId('web')) ?? [];

    expect(found?.reason.kind === 'covered' && found.reason.by.map(({ rule }) => formatRule(rule))).toEqual([
      'tcp 22 from 203.0.113.0/24',
    ]);
  });

  it.each([
    ['ports that only touch', ['tcp 22 from 10.0.0.0/8', 'tcp 23 from 0.0.0.0/0']],
    ['the other direction', ['tcp 22 from 10.0.0.0/8', 'all to 0.0.0.0/0']],
    ['half of it', ['tcp 22 from 0.0.0.0/0', 'tcp 22 from 0.0.0.0/1'].slice(0, 1)],
    ['another list that was not read', ['tcp 22 from list lost', 'tcp 20-25 from list gone']],
    ['a list that was not read', ['tcp 22 from 203.0.113.7/32', 'all from list lost']],
    ['all of IPv4, when a list that was not read may hold IPv6', ['tcp 22 from list lost', 'all from 0.0.0.0/0']],
  ])('does not take %s for a cover', (_what, rules) => {
    expect(idle(rules)).toEqual([]);
  });

  it('finds rules for nobody and for packets that cannot be', () => {
    const rules = [
      'tcp 22 from empty',
      'tcp 22 from list none',
      'icmp from ::/0',
      'icmpv6 from 0.0.0.0/0',
      'icmp from 0.0.0.0/0',
    ];

    expect(idle(rules, { none: [] })).toEqual([
      ['sgr-web-0', 'nobody-there'],
      ['sgr-web-1', 'nobody-there'],
      ['sgr-web-2', 'impossible'],
      ['sgr-web-3', 'impossible'],
    ]);
  });

  it('says nothing about a group that was not read', () => {
    expect(idleRules(sketch({ groups: {} }), groupId('web'))).toBeUndefined();
  });

  it('names rules that can all go at once without any difference, in every small world', () => {
    let count = 0;
    fc.assert(
      fc.property(SMALL_WORLDS, (world) => {
        const known = model(world);
        const changes = world.groups.map(({ groupId: id }) => ({
          groupId: id,
          add: [],
          remove: (idleRules(known, id) ?? []).map(({ rule }) => rule.rule),
        }));
        count += changes.flatMap(({ remove }) => remove).length;

        const differed = reachDifference(known, changes);

        for (const holder of differed.kind === 'differed' ? differed.difference.holders : [])
          for (const { opened, mayOpen, cut, mayCut } of [holder.ingress, holder.egress]) {
            expect([opened, mayOpen, cut, mayCut]).toEqual([[], [], [], []]);
          }
      }),
      { numRuns: 50 },
    );

    expect(count).toBeGreaterThan(50);
  }, 60_000);
});
