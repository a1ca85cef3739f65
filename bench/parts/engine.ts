import { filledGroups } from '../calls/filled-groups.ts';
import { ROUND_CALLS, medians, noTimes, runRound } from '../calls/call-round.ts';
import type { CallTimes } from '../calls/call-round.ts';
import { leanClient } from '../calls/lean-client.ts';
import type { LeanClient } from '../calls/lean-client.ts';
import { ratioFigure } from '../report/figure.ts';
import type { Figure } from '../report/figure.ts';
import { Engine } from '../running/engine.ts';
import { startMoto } from '../running/moto.ts';
import type { Bench, Part } from './part.ts';

const MOST_OF_MOTO = 1 / 20;
const MOST_OF_ONE_GROUP = 1.3;
const WARM_UP_ROUNDS = 30;

/** A server with its groups. */
interface Side {
  readonly client: LeanClient;
  readonly groupIds: readonly string[];
}

/** Local EC2 against moto's server with equal data, and against itself with a thousand times as much. */
export const measureEngine: Part = async (bench) => {
  const { groups, rulesPerGroup, manyGroups, manyRulesPerGroup } = bench.sizes.engine;
  const large = await besideLarge(bench);
  const moto = await startMoto(bench.workspace);
  const figures = moto === null ? [motoMissing] : await besideMoto(bench, moto.url);
  return {
    title: `Local EC2, lean client, medians; beside moto_server, both with ${String(groups)} groups of ${String(rulesPerGroup)} rules; ${String(manyGroups)} groups of ${String(manyRulesPerGroup)} rules beside one`,
    figures: [...figures, ...large],
    notes: moto === null ? ['moto_server is not installed, so nothing was measured beside it.'] : [],
  };
};

const motoMissing: Figure = { name: 'Beside moto_server', value: 'not measured: moto_server is not installed' };

async function besideMoto({ workspace, sizes, say }: Bench, motoUrl: string): Promise<readonly Figure[]> {
  const { groups, rulesPerGroup, rounds, blocks, roundsPerBlock, clients } = sizes.engine;
  const side = async (url: string): Promise<Side> => {
    const client = leanClient(workspace, url);
    return { client, groupIds: await filledGroups(client, groups, rulesPerGroup) };
  };
  const moto = await side(motoUrl);
  const inMemory = await side((await Engine.start(workspace, { onDisk: false })).url);
  const onDisk = await side((await Engine.start(workspace, { onDisk: true })).url);
  const sides = [moto, inMemory, onDisk];

  say('beside moto, one client');
  const alone = await interleaved(sides, rounds);
  say(`beside moto, ${String(clients)} clients`);
  const crowded = sides.map(noTimes);
  for (let block = 0; block < blocks; block += 1) {
    for (const [index, { client, groupIds }] of sides.entries()) {
      const crowd = groupIds.slice(0, clients);
      await Promise.all(
        crowd.map((groupId) => repeat(roundsPerBlock, () => runRound(client, groupId, crowded[index]!))),
      );
    }
  }
  return [...motoFigures('1 client', alone), ...motoFigures(`${String(clients)} clients`, crowded)];
}

function motoFigures(who: string, times: readonly CallTimes[]): readonly Figure[] {
  const [moto, inMemory, onDisk] = times.map(medians);
  return ROUND_CALLS.flatMap((call) => [
    ratioFigure(`${call}, ${who}, in memory as moto is`, inMemory![call], moto![call], MOST_OF_MOTO),
    ratioFigure(`${call}, ${who}, each change on disk`, onDisk![call], moto![call], MOST_OF_MOTO),
  ]);
}

/** In memory, where nothing but the engine's own work counts. */
async function besideLarge({ workspace, sizes, say }: Bench): Promise<readonly Figure[]> {
  const { manyGroups, manyRulesPerGroup, rounds } = sizes.engine;
  const side = async (groups: number): Promise<Side> => {
    const client = leanClient(workspace, (await Engine.start(workspace, { onDisk: false })).url);
    return { client, groupIds: await filledGroups(client, groups, manyRulesPerGroup) };
  };
  say(`filling ${String(manyGroups)} groups`);
  const [one, many] = (await interleaved([await side(1), await side(manyGroups)], 3 * rounds)).map(medians);
  return ROUND_CALLS.map((call) =>
    ratioFigure(
      `${call}, ${String(manyGroups)} groups of ${String(manyRulesPerGroup)} rules beside one`,
      many![call],
      one![call],
      MOST_OF_ONE_GROUP,
    ),
  );
}

/** Rounds of one side before it is the next one's turn: a client that works on one server finds it warm. */
const ROUNDS_A_TURN = 10;

/** A few rounds of each side after the other, so that all of them see the same moments of the machine. */
async function interleaved(sides: readonly Side[], rounds: number): Promise<readonly CallTimes[]> {
  for (const { client, groupIds } of sides) {
    await repeat(WARM_UP_ROUNDS, () => runRound(client, groupIds[0]!, noTimes()));
  }
  const times = sides.map(noTimes);
  await repeat(Math.ceil(rounds / ROUNDS_A_TURN), async () => {
    for (const [index, { client, groupIds }] of sides.entries()) {
      await repeat(ROUNDS_A_TURN, () => runRound(client, groupIds[0]!, times[index]!));
    }
  });
  return times;
}

async function repeat(count: number, run: () => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await run();
}
