import { describe, expect, it } from 'vitest';
import { decideSweep, leaseIdsOf, type SweepTerms, type TaggedRule } from './decide-sweep.ts';

const TERMS: SweepTerms = { now: new Date('2026-11-23T12:00:00Z'), graceSeconds: 0, installation: null };
const PAST = '2026-11-23T11:59:59Z';
const FUTURE = '2026-11-23T12:00:01Z';

function rule(tags: Record<string, string>, description = ''): TaggedRule {
  return {
    ruleId: 'sgr-1',
    groupId: 'sg-1',
    direction: 'ingress',
    text: 'tcp 22 from 203.0.113.7/32',
    description,
    tags,
  };
}

const ours = (expiresAt: string | undefined, description = '') =>
  rule(
    { 'gatelease:installation': 'one', ...(expiresAt === undefined ? {} : { 'gatelease:expires-at': expiresAt }) },
    description,
  );
const until = (instant: string, rest = '') => `Gatelease lease 01J until ${instant}${rest}`;

it.each([
  { name: 'the tag says it is over', given: ours(PAST), kind: 'expired' },
  { name: 'the tag says it is over this instant', given: ours('2026-11-23T12:00:00Z'), kind: 'expired' },
  { name: 'the tag says it is not over', given: ours(FUTURE), kind: 'live' },
  { name: 'an extension moved the end in the description', given: ours(PAST, until(FUTURE)), kind: 'live' },
  { name: 'the description names the person too', given: ours(PAST, until(FUTURE, ' for Ada')), kind: 'live' },
  { name: 'the description is behind the tag', given: ours(FUTURE, until(PAST)), kind: 'live' },
  { name: 'both are over', given: ours(PAST, until(PAST)), kind: 'expired' },
  { name: 'only the description is readable', given: ours('soon', until(PAST)), kind: 'expired' },
  { name: 'the description is about something else', given: ours(PAST, 'Office in Vienna'), kind: 'expired' },
  { name: 'there is no expiry at all', given: ours(undefined), kind: 'unreadable' },
  { name: 'the expiry is no instant', given: ours('2026-11-23'), kind: 'unreadable' },
  { name: 'the expiry has no zone', given: ours('2026-11-23T11:00:00'), kind: 'unreadable' },
  { name: 'the expiry is a day that does not exist', given: ours('2026-02-30T11:00:00Z'), kind: 'unreadable' },
  { name: 'the expiry is far out of range', given: ours('9999-99-99T99:99:99Z'), kind: 'unreadable' },
])('$kind: $name', ({ given, kind }) => {
  expect(decideSweep(given, TERMS).kind).toBe(kind);
});

describe('a rule without the tag is never touched', () => {
  it.each([
    { name: 'the tag with nobody in it', given: rule({ 'gatelease:installation': '', 'gatelease:expires-at': PAST }) },
    { name: 'no tags and our description', given: rule({}, until(PAST)) },
    {
      name: 'the other tags only',
      given: rule({ 'gatelease:expires-at': PAST, 'gatelease:lease': '01J' }, until(PAST)),
    },
    {
      name: 'the tag in another spelling',
      given: rule({ 'Gatelease:Installation': 'one', 'gatelease:expires-at': PAST }),
    },
  ])('$name', ({ given }) => {
    expect(decideSweep(given, TERMS)).toEqual({ kind: 'foreign' });
  });
});

it('leaves the rules of another installation alone when one is named', () => {
  expect(decideSweep(ours(PAST), { ...TERMS, installation: 'two' }).kind).toBe('foreign');
  expect(decideSweep(ours(PAST), { ...TERMS, installation: 'one' }).kind).toBe('expired');
});

it('waits for the grace to pass', () => {
  expect(decideSweep(ours(PAST), { ...TERMS, graceSeconds: 2 }).kind).toBe('live');
  expect(decideSweep(ours(PAST), { ...TERMS, graceSeconds: 1 }).kind).toBe('expired');
});

it('reads the leases of a shared rule', () => {
  expect(leaseIdsOf(rule({ 'gatelease:lease': '01J  02K' }))).toEqual(['01J', '02K']);
  expect(leaseIdsOf(rule({}))).toEqual([]);
});
