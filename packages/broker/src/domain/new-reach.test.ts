import { formatRule, parseRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import { expect, it } from 'vitest';
import { newReach } from './new-reach.ts';

const WANTED = 'tcp 22 from 203.0.113.7/32';

it.each([
  { why: 'nothing at all', existing: [], coveredBy: [], perhapsBy: [] },
  { why: 'the very same rule', existing: [WANTED], coveredBy: [WANTED], perhapsBy: [] },
  {
    why: 'a wider range',
    existing: ['tcp 22 from 203.0.113.0/24'],
    coveredBy: ['tcp 22 from 203.0.113.0/24'],
    perhapsBy: [],
  },
  { why: 'wider traffic', existing: ['all from 0.0.0.0/0'], coveredBy: ['all from 0.0.0.0/0'], perhapsBy: [] },
  { why: 'another port', existing: ['tcp 23 from 0.0.0.0/0'], coveredBy: [], perhapsBy: [] },
  { why: 'another protocol', existing: ['udp 22 from 0.0.0.0/0'], coveredBy: [], perhapsBy: [] },
  { why: 'the other family', existing: ['tcp 22 from ::/0'], coveredBy: [], perhapsBy: [] },
  { why: 'another address', existing: ['tcp 22 from 203.0.113.8/32'], coveredBy: [], perhapsBy: [] },
  {
    why: 'halves that only together cover it',
    existing: ['tcp 22 from 198.51.100.0/24', 'tcp 22 from 203.0.112.0/24'],
    coveredBy: [],
    perhapsBy: [],
  },
  {
    why: 'a group whose members are not known',
    existing: ['tcp 22 from sg-0123456789abcdef0'],
    coveredBy: [],
    perhapsBy: ['tcp 22 from sg-0123456789abcdef0'],
  },
  {
    why: 'a prefix list for other traffic',
    existing: ['tcp 443 from pl-0123456789abcdef0'],
    coveredBy: [],
    perhapsBy: [],
  },
])('with $why', ({ existing, coveredBy, perhapsBy }) => {
  const [reach] = newReach(
    [ruleOf(WANTED)],
    existing.map((text) => ({ rule: ruleOf(text) })),
  );

  expect(reach?.coveredBy.map(({ rule }) => formatRule(rule))).toEqual(coveredBy);
  expect(reach?.perhapsBy.map(({ rule }) => formatRule(rule))).toEqual(perhapsBy);
});

it('outgoing rules let nothing in', () => {
  const outgoing: Rule = { ...ruleOf('all from 0.0.0.0/0'), direction: 'egress' };

  expect(newReach([ruleOf(WANTED)], [{ rule: outgoing }])).toMatchObject([{ coveredBy: [], perhapsBy: [] }]);
});

function ruleOf(text: string): Rule {
  const read = parseRule(text);
  if (!read.ok) throw new Error(read.problem.expected);
  return read.value;
}
