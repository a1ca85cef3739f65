import { filledGroups } from '../calls/filled-groups.ts';
import { ROUND_CALLS, medians, noTimes, runRound, signRound } from '../calls/call-round.ts';
import type { CallTimes } from '../calls/call-round.ts';
import { leanClient } from '../calls/lean-client.ts';
import type { LeanClient } from '../calls/lean-client.ts';
import { ratioFigure } from '../report/figure.ts';
import type { Figure } from '../report/figure.ts';
import { Engine } from '../running/engine.ts';
import { startMoto } from '../running/moto.ts';
import type { Workspace } from '../running/workspace.ts';
import type { Bench, Part } from './part.ts';

const MOST_OF_MOTO = 1 / 20;
const MOST_OF_ONE_GROUP = 1.3;
/** Long enough for a server that compiles what it runs often to have done so. */
const WARM_UP_MS = 3_000;

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
  const { groups, rulesPerGroup, turns, turnMs, clients } = sizes.engine;
  const side = async (url: string): Promise<Side> => {
    const client = leanClient(workspace, url);
    return { client, groupIds: await filledGroups(client, groups, rulesPerGroup) };
  };
  const moto = await side(motoUrl);
  const inMemory = await side(await engineUrl(workspace, { onDisk: false }));
  const onDisk = await side(await engineUrl(workspace, { onDisk: true }));
  const sides = [moto, inMemory, onDisk];

  const figures: Figure[] = [];
  for (const crowd of [1, clients]) {
    const who = crowd === 1 ? '1 client' : `${String(crowd)} clients`;
    say(`beside moto, ${who}`);
    figures.push(...motoFigures(who, await interleaved(sides, { clients: crowd, turns, turnMs })));
  }
  return figures;
}

function motoFigures(who: string, times: readonly CallTimes[]): readonly Figure[] {
  const [moto, inMemory, onDisk] = times.map(medians);
  return ROUND_CALLS.flatMap((call) => [
    ratioFigure(`${call}, ${who}, in memory as moto is`, inMemory![call], moto![call], MOST_OF_MOTO),
    ratioFigure(`${call}, ${who}, each change on disk, which moto does not do`, onDisk![call], moto![call]),
  ]);
}

/** In memory, where nothing but the engine's own work counts. */
async function besideLarge({ workspace, sizes, say }: Bench): Promise<readonly Figure[]> {
  const { manyGroups, manyRulesPerGroup, turns, turnMs } = sizes.engine;
  const side = async (groups: number): Promise<Side> => {
    const client = leanClient(workspace, await engineUrl(workspace, { onDisk: false }));
    return { client, groupIds: await filledGroups(client, groups, manyRulesPerGroup) };
  };
  say(`filling ${String(manyGroups)} groups`);
  const sides = [await side(1), await side(manyGroups)];
  const [one, many] = (await interleaved(sides, { clients: 1, turns, turnMs })).map(medians);
  return ROUND_CALLS.map((call) =>
    ratioFigure(
      `${call}, ${String(manyGroups)} groups of ${String(manyRulesPerGroup)} rules beside one`,
      many![call],
      one![call],
      MOST_OF_ONE_GROUP,
    ),
  );
}

/** A Local EC2 as anybody starts it: nothing listens to what happens in it. */
async function engineUrl(workspace: Workspace, options: { readonly onDisk: boolean }): Promise<string> {
  return (await Engine.start(workspace, { ...options, isWatched: false })).url;
}

interface Turns {
  /** How many work on a server at once, each on a group of its own. */
  readonly clients: number;
  readonly turns: number;
  readonly turnMs: number;
}

/** A turn of each side after the other, so that all of them see the same moments of the machine. */
async function interleaved(sides: readonly Side[], { clients, turns, turnMs }: Turns): Promise<readonly CallTimes[]> {
  for (const side of sides) await work(side, { clients, forMs: WARM_UP_MS }, noTimes());
  const times = sides.map(noTimes);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [index, side] of sides.entries()) await work(side, { clients, forMs: turnMs }, times[index]!);
  }
  return times;
}

/** Whole rounds for a while: a quick server does more of them. */
async function work(
  { client, groupIds }: Side,
  { clients, forMs }: { readonly clients: number; readonly forMs: number },
  times: CallTimes,
): Promise<void> {
  const until = performance.now() + forMs;
  await Promise.all(
    groupIds.slice(0, clients).map(async (groupId) => {
      const round = signRound(client, groupId);
      do await runRound(client, round, times);
      while (performance.now() < until);
    }),
  );
}
