import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomesIn } from '../../test/oracle/packet-oracle.ts';
import { packetsFrom, RULE_TEXTS, SMALL_WORLDS, STRANGERS } from '../../test/oracle/small-worlds.ts';
import { isTold } from '../../test/oracle/told-packets.ts';
import { model, sketchRule } from '../../test/world-sketch.ts';
import { ruleKey } from '../rule-key.ts';
import { DIRECTIONS } from '../rule.ts';
import type { World, WorldRule } from '../world/world.ts';
import type { GroupChange } from './group-change.ts';
import { reachDifference } from './reach-difference.ts';
import type { DirectionDifference, HolderDifference } from './reach-difference.ts';

const FAR_SIDES = [...STRANGERS, '10.0.0.4', '10.0.0.5', '10.1.0.6', '2001:db8:1::5'];

/** Takes some rules out of every group and puts others in. */
const CHANGED_WORLDS = fc
  .tuple(SMALL_WORLDS, fc.array(fc.array(RULE_TEXTS, { maxLength: 3 }), { minLength: 3, maxLength: 3 }), fc.nat())
  .map(([before, additions, seed]) => {
    const changes = before.groups.map(({ groupId, rules }, index): GroupChange => {
      const remove = rules.filter((_, position) => (seed >> ((position + index) % 8)) % 2 === 1);
      const present = new Set(rules.map(({ rule }) => ruleKey(rule)));
      const wanted = (additions[index] ?? []).map((text) => sketchRule(text));
      const add = firstOfEach(wanted).filter(({ rule }) => !present.has(ruleKey(rule)));
      return { groupId, add: add.map(({ rule }) => rule), remove: remove.map(({ rule }) => rule) };
    });
    return { before, changes, after: changedWorld(before, changes) };
  });

describe('what a plan opens and cuts, beside a judge that tries packets one by one', () => {
  it('is what the judge finds, in every way in which the unknown can turn out', () => {
    const seen = { opened: 0, mayOpen: 0, cut: 0, mayCut: 0 };
    fc.assert(
      fc.property(CHANGED_WORLDS, ({ before, changes, after }) => {
        for (const { holder, direction, difference } of differences(before, changes))
          for (const far of FAR_SIDES)
            for (const traffic of packetsFrom(far)) {
              const outcomes = outcomesIn([before, after], { direction, holder, far, traffic });
              const expected = {
                opened: outcomes.every(([then, now]) => then === false && now === true),
                mayOpen: outcomes.some(([then, now]) => then === false && now === true),
                cut: outcomes.every(([then, now]) => then === true && now === false),
                mayCut: outcomes.some(([then, now]) => then === true && now === false),
              };
              for (const kind of ['opened', 'mayOpen', 'cut', 'mayCut'] as const) {
                const isCertainToo = (kind === 'mayOpen' && expected.opened) || (kind === 'mayCut' && expected.cut);
                const isExpected = expected[kind] && !isCertainToo;
                if (isExpected) seen[kind] += 1;

                if (isTold(difference[kind], traffic, far) !== isExpected) {
                  expect.fail(`${kind}: ${holder.interfaceId} ${direction} ${far} ${JSON.stringify(traffic)}`);
                }
              }
            }
      }),
      { numRuns: 15 },
    );

    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  }, 60_000);
});

function differences(before: World, changes: readonly GroupChange[]) {
  const answer = reachDifference(model(before), changes);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.difference.holders.flatMap((difference) =>
    holdersOf(before, difference).flatMap((holder) =>
      DIRECTIONS.map(
        (direction): { holder: typeof holder; direction: typeof direction; difference: DirectionDifference } => ({
          holder,
          direction,
          difference: difference[direction],
        }),
      ),
    ),
  );
}

function holdersOf({ interfaces }: World, { interfaceIds }: HolderDifference) {
  return interfaces === 'not-read' ? [] : interfaces.filter(({ interfaceId }) => interfaceIds.includes(interfaceId));
}

function changedWorld(before: World, changes: readonly GroupChange[]): World {
  return {
    ...before,
    groups: before.groups.map((group, index) => {
      const { add = [], remove = [] } = changes[index] ?? {};
      const removed = remove.map(ruleKey);
      const kept = group.rules.filter(({ rule }) => !removed.includes(ruleKey(rule)));
      return { ...group, rules: [...kept, ...add.map((rule): WorldRule => ({ rule }))] };
    }),
  };
}

function firstOfEach(rules: readonly WorldRule[]): readonly WorldRule[] {
  return [...new Map(rules.map((entry) => [ruleKey(entry.rule), entry])).values()];
}
