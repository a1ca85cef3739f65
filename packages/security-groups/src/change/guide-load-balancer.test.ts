import { describe, expect, it } from 'vitest';
import { ask, groupsSay } from '../../test/asking.ts';
import { groupId, sketch, sketchRule } from '../../test/world-sketch.ts';
import { reachDifference } from './reach-difference.ts';

/*
 * What the guide says about locking instances down to their load balancer: authorize the balancer's source
 * group first, see that it works, and only then take the wide rule away. Administration stays.
 */

const OUT = 'all to 0.0.0.0/0';
const WIDE = 'tcp 80 from 0.0.0.0/0';
const ADMIN = ['tcp 22 from 0.0.0.0/0', 'tcp 3389 from 0.0.0.0/0'];
const FROM_BALANCER = 'tcp 80 from balancer';

const world = (back: readonly string[]) =>
  sketch({
    groups: { balancer: ['tcp 80 from 0.0.0.0/0', OUT], back: [...back, OUT] },
    members: {
      balancer: { groups: ['balancer'], at: '10.0.1.4', publicly: '198.51.100.4', kind: 'classic-load-balancer' },
      one: { groups: ['back'], at: '10.0.2.5', publicly: '198.51.100.5' },
      two: { groups: ['back'], at: '10.0.2.6', publicly: '198.51.100.6' },
    },
  });

const removed = (back: readonly string[], rule: string) => {
  const differed = reachDifference(world(back), [
    { groupId: groupId('back'), add: [], remove: [sketchRule(rule).rule] },
  ]);
  if (differed.kind === 'refused') throw new Error(differed.problems[0]?.code);
  return differed.difference.holders[0]!.ingress;
};

describe('back ends behind a load balancer', () => {
  it('admit the balancer by its source group, and nobody else by it', () => {
    const locked = world([FROM_BALANCER]);

    for (const back of ['one', 'two']) {
      expect(groupsSay(locked, 'balancer', back, 'tcp 80')).toBe('yes');
      expect(groupsSay(locked, '8.8.8.8', back, 'tcp 80')).toBe('no');
    }
    expect(groupsSay(locked, 'one', 'two', 'tcp 80')).toBe('no');
  });

  it('can lose 0.0.0.0/0 on 80 once the source group is there: the balancer is not cut, the world is', () => {
    const { cut } = removed([WIDE, FROM_BALANCER, ...ADMIN], WIDE);
    const ranges = cut.flatMap((line) => line.ranges);

    expect(ranges).toEqual(['0.0.0.0-10.0.1.3', '10.0.1.5-255.255.255.255']);
    expect(groupsSay(world([FROM_BALANCER, ...ADMIN]), 'balancer', 'one', 'tcp 80')).toBe('yes');
  });

  it('would lose the balancer too without the source group', () => {
    expect(removed([WIDE, ...ADMIN], WIDE).cut.flatMap((line) => line.ranges)).toEqual(['0.0.0.0/0']);
    expect(groupsSay(world(ADMIN), 'balancer', 'one', 'tcp 80')).toBe('no');
  });

  it('keep 22 and 3389 when only the wide rule on 80 goes', () => {
    const locked = world([FROM_BALANCER, ...ADMIN]);

    expect(groupsSay(locked, '8.8.8.8', 'one', 'tcp 22')).toBe('yes');
    expect(groupsSay(locked, '8.8.8.8', 'one', 'tcp 3389')).toBe('yes');
  });

  it('are named in the answer by the rule that admits the balancer', () => {
    const check = ask(world([FROM_BALANCER]), 'balancer', 'one', 'tcp 80').ways[0]?.checks.at(-1);

    expect(check).toMatchObject({ verdict: 'yes', admittedBy: [{ ruleId: 'sgr-back-0' }] });
  });
});
