import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oracleVerdict } from '../../test/oracle/packet-oracle.ts';
import { PACKETS, SMALL_WORLDS, STRANGERS } from '../../test/oracle/small-worlds.ts';
import { model } from '../../test/world-sketch.ts';
import type { World, WorldInterface } from '../world/world.ts';
import { explain } from './explain.ts';
import type { Endpoint } from './question.ts';
import type { Way } from './way.ts';

describe('explain, beside a judge that tries packets one by one', () => {
  it('says of the groups what the judge says, for every pair of ends and every packet', () => {
    const seen = { yes: 0, no: 0, unknown: 0 };
    fc.assert(
      fc.property(SMALL_WORLDS, (world) => {
        for (const way of allWays(world)) {
          const expected = judged(world, way);
          seen[expected] += 1;

          if (way.groups !== expected) expect.fail(`${describeWay(way)}: ${way.groups}, the judge says ${expected}`);
        }
      }),
      { numRuns: 10 },
    );

    expect(Math.min(seen.yes, seen.no, seen.unknown)).toBeGreaterThan(300);
  }, 60_000);
});

function allWays(world: World): readonly Way[] {
  const known = model(world);
  const instances = interfacesOf(world).map(({ interfaceId }): Endpoint => ({ kind: 'interface', interfaceId }));
  const strangers = STRANGERS.map((address): Endpoint => ({ kind: 'address', address }));
  const pairs = [
    ...instances.flatMap((from) => [...instances, ...strangers].map((to) => ({ from, to }))),
    ...strangers.flatMap((from) => instances.map((to) => ({ from, to }))),
  ];
  return pairs.flatMap(({ from, to }) =>
    PACKETS.flatMap((traffic) => {
      const answer = explain(known, { from, to, traffic });
      if (answer.kind === 'refused') throw new Error(answer.problem.code);
      return answer.explanation.ways;
    }),
  );
}

function judged(world: World, { flow: { from, to, traffic } }: Way): 'yes' | 'no' | 'unknown' {
  if (from.holder !== undefined && from.holder === to.holder && from.address.text === to.address.text) return 'yes';
  const verdicts = [
    ...(from.holder === undefined
      ? []
      : [oracleVerdict(world, { direction: 'egress', holder: from.holder, far: to.address.text, traffic })]),
    ...(to.holder === undefined
      ? []
      : [oracleVerdict(world, { direction: 'ingress', holder: to.holder, far: from.address.text, traffic })]),
  ];
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('unknown') ? 'unknown' : 'yes';
}

function describeWay({ flow: { from, to, traffic } }: Way): string {
  return `${from.address.text} to ${to.address.text}, ${JSON.stringify(traffic)}`;
}

function interfacesOf({ interfaces }: World): readonly WorldInterface[] {
  return interfaces === 'not-read' ? [] : interfaces;
}
