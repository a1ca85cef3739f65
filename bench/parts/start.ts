import { inParallel } from '../in-parallel.ts';
import { milliseconds } from '../report/figure.ts';
import { signInAdministrator } from '../running/administrator.ts';
import { Gatelease } from '../running/gatelease.ts';
import { bareClient, createGroups, managedGroup } from '../running/groups.ts';
import { median } from '../statistics.ts';
import { openLeases } from './open-leases.ts';
import type { Bench, Part } from './part.ts';

const MOST_MS = 2_000;

/** From the spawn of the server to its first answer, as `npm start` has it: with its own Local EC2. */
export const measureStart: Part = async (bench) => {
  const { starts, leases, groups } = bench.sizes.start;
  const empty: number[] = [];
  const full: number[] = [];
  const dataDir = await directoryWithData(bench);
  for (let round = 0; round < starts; round += 1) {
    empty.push(await startOnce(bench, await bench.workspace.directory()));
    full.push(await startOnce(bench, dataDir));
  }
  return {
    title: `Cold start, medians of ${String(starts)}`,
    figures: [
      startFigure('Spawn to first answer, empty data directory', empty),
      startFigure(`Spawn to first answer, ${String(leases)} active leases in ${String(groups)} groups`, full),
    ],
    notes: [],
  };
};

function startFigure(name: string, times: readonly number[]) {
  const ms = median(times);
  return { name, value: milliseconds(ms), target: `under ${String(MOST_MS)} ms`, isMet: ms < MOST_MS };
}

async function startOnce({ workspace, profileDir }: Bench, dataDir: string): Promise<number> {
  const gatelease = await Gatelease.start(workspace, { dataDir, hasAdministrator: false, profileDir });
  await gatelease.stop();
  return gatelease.startMs;
}

async function directoryWithData({ workspace, sizes }: Bench): Promise<string> {
  const { leases, groups } = sizes.start;
  const dataDir = await workspace.directory();
  const gatelease = await Gatelease.start(workspace, { dataDir, hasAdministrator: true, profileDir: null });
  const clients = await signInAdministrator(workspace, gatelease.url);
  const groupIds = await createGroups(bareClient(workspace, gatelease.ec2Url), groups);
  const policyIds: string[] = [];
  await inParallel(groupIds, 4, async (groupId) => policyIds.push(await managedGroup(clients[0], groupId)));
  await openLeases(clients, policyIds, { from: 0, count: leases, durationSeconds: () => 3_600 });
  await gatelease.stop();
  return dataDir;
}
