import { parseRule } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';
import { expect, it } from 'vitest';
import { noRoomFor } from './room-in-group.ts';

function rule(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(parsed.problem.expected);
  return parsed.value;
}

const FULL = [rule('tcp 22 from 203.0.113.1/32'), rule('tcp 22 from 203.0.113.2/32')];

it('finds no room for one rule too many, in the family that is full', () => {
  expect(noRoomFor([rule('tcp 22 from 203.0.113.3/32')], FULL, 2)).toEqual({ family: 'ipv4', used: 3, limit: 2 });
  expect(noRoomFor([rule('tcp 22 from 203.0.113.3/32')], FULL, 3)).toBeNull();
});

it('lets the other family in, however full the first one is', () => {
  expect(noRoomFor([rule('tcp 22 from 2001:db8::7/128')], FULL, 1)).toBeNull();
});

it('counts a rule that is there already as none', () => {
  expect(noRoomFor([rule('tcp 22 from 203.0.113.2/32')], FULL, 1)).toBeNull();
});
