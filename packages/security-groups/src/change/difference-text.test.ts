import { describe, expect, it } from 'vitest';
import { groupId, sketch, sketchRule } from '../../test/world-sketch.ts';
import { namesOf } from '../explain/names.ts';
import { differenceText } from './difference-text.ts';
import { reachDifference } from './reach-difference.ts';

const MODEL = sketch({
  groups: { web: ['tcp 22 from 0.0.0.0/0', 'tcp 80 from 0.0.0.0/0', 'all to 0.0.0.0/0'], idle: [] },
  members: { one: { groups: ['web'], at: '10.0.0.5' }, two: { groups: ['web'], at: '10.0.0.6' } },
});

const text = (of: string, add: readonly string[], remove: readonly string[] = []) => {
  const rules = (texts: readonly string[]) => texts.map((rule) => sketchRule(rule).rule);
  const differed = reachDifference(MODEL, [{ groupId: groupId(of), add: rules(add), remove: rules(remove) }]);
  return differed.kind === 'differed' ? differenceText(differed.difference, namesOf(MODEL)) : [];
};

describe('differenceText', () => {
  it('tells what is cut and what is left, and what becomes of connections', () => {
    expect(text('web', ['tcp 22 from 203.0.113.7/32'], ['tcp 22 from 0.0.0.0/0'])).toEqual([
      'Into one (i-one) and 1 more with the same groups: tcp 22 from 0.0.0.0-203.0.113.6, 203.0.113.8-255.255.255.255 is let through no longer.',
      'Into one (i-one) and 1 more with the same groups: tcp 22 from 0.0.0.0-203.0.113.6, 203.0.113.8-255.255.255.255 loses its open connections at once; all others may live on.',
      'Into one (i-one) and 1 more with the same groups: tcp 22 from 203.0.113.7/32 is still let through, but open connections may be cut.',
    ]);
  });

  it('speaks of whoever will hold a group that nobody holds, and of what nobody read', () => {
    const idle = `idle (${groupId('idle')})`;

    expect(text('idle', ['tcp 22 from 10.0.0.0/8', 'all to list lost'])).toEqual([
      `Into whoever will hold ${idle}: tcp 22 from 10.0.0.0/8 is let through from now on.`,
      `Out of whoever will hold ${idle}: all traffic to 0.0.0.0/0, ::/0 may be let through from now on, depending on what was not read.`,
    ]);
  });

  it('counts ranges that are too many to name', () => {
    const many = Array.from({ length: 7 }, (_, index) => `tcp 22 from 10.${String(2 * index)}.0.0/16`);

    expect(text('idle', many)[0]).toMatch(/10\.8\.0\.0\/16 and 2 more ranges is let through/);
  });

  it('says so when nothing changes', () => {
    expect(text('web', ['tcp 22 from 203.0.113.7/32'])).toEqual([
      'Nothing changes: what is let through stays the same.',
    ]);
  });
});
