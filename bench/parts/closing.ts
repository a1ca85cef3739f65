import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@gatelease/contract/client';
import { until } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { milliseconds, percent } from '../report/figure.ts';
import { residentMegabytes } from '../report/machine.ts';
import { signInAdministrator } from '../running/administrator.ts';
import { Engine, callsBetween, formatCounts, totalOf } from '../running/engine.ts';
import { startBeside } from '../running/gatelease.ts';
import { bareClient, createGroups, managedGroup } from '../running/groups.ts';
import { RuleWatch } from '../running/rule-watch.ts';
import { median, quantile, shareOf } from '../statistics.ts';
import { openLeases } from './open-leases.ts';
import type { Part } from './part.ts';

const PROMPT_MS = 1_000;
const ENOUGH = 0.99;
const MOST_MEGABYTES = 250;
const PATIENCE_MS = 120_000;
/** No policy grants less. */
const SHORTEST_SECONDS = 60;

/**
 * Many leases whose ends are spread over a minute: how late is each rule gone, by the engine's own account?
 *
 * The leases are opened one after the other, through the API, in the order in which they will end. How long that will
 * take is found out with a sample, so that all of them are active before the first one ends.
 */
export const measureClosing: Part = async ({ workspace, sizes, profileDir, say }) => {
  const { leases, groups, spreadSeconds } = sizes.closing;
  const engine = await Engine.start(workspace, { onDisk: true });
  const watch = new RuleWatch(engine);
  const gatelease = await startBeside(workspace, engine, profileDir);
  const clients = await signInAdministrator(workspace, gatelease.url);
  const groupIds = await createGroups(bareClient(workspace, engine.url), groups);
  const policyIds: string[] = [];
  await inParallel(groupIds, 4, async (groupId) => policyIds.push(await managedGroup(clients[0], groupId)));

  const sample = Math.min(400, leases / 4);
  const leaseMs = await sampleLeaseMs({ clients, policyIds, watch, from: leases, count: sample });
  // The sample's groups are nearly empty, and leases open more slowly as they fill. The last lasts a minute, too.
  const openingMs = 2.5 * leaseMs * leases + 1_000 * Math.max(0, SHORTEST_SECONDS - spreadSeconds);
  const firstEndMs = Date.now() + 10_000 + openingMs;
  say(`${leaseMs.toFixed(1)} ms to open a lease; opening ${String(leases)}`);
  const endsAtMs = await openLeases(clients, policyIds, {
    from: 0,
    count: leases,
    durationSeconds: (index) => {
      const endMs = firstEndMs + (index / leases) * spreadSeconds * 1_000;
      return Math.max(SHORTEST_SECONDS, Math.round((endMs - Date.now()) / 1_000));
    },
  });
  await watch.untilPresent(leases, PATIENCE_MS);
  const megabytes = await residentMegabytes(gatelease.pid);
  const ends = [...endsAtMs.values()].sort((a, b) => a - b);
  const early = ends[0]! - Date.now();
  const spread = (ends.at(-1)! - ends[0]!) / 1_000;
  say(`all are open ${String(Math.round(early / 1_000))} s before the first end; the ends take ${spread.toFixed(0)} s`);

  await sleep(Math.max(0, early - 100));
  const before = await engine.countCalls();
  await sleep(Math.max(0, ends.at(-1)! - Date.now()));
  await untilNobodyIsIn(watch);
  const calls = callsBetween(before, await engine.countCalls());
  const lateness = watch.lateness(endsAtMs);
  const share = shareOf(lateness, (ms) => ms <= PROMPT_MS);

  return {
    title: `Closing ${String(leases)} leases in ${String(groups)} groups whose ends are spread over ${spread.toFixed(0)} s`,
    figures: [
      {
        name: 'Rules gone within 1 s of their end',
        value: percent(share),
        target: 'at least 99 %',
        isMet: share >= ENOUGH,
      },
      { name: 'Lateness, median', value: milliseconds(median(lateness)) },
      { name: 'Lateness, 99 in 100', value: milliseconds(quantile(lateness, 0.99)) },
      { name: 'Lateness, latest', value: milliseconds(Math.max(...lateness)) },
      {
        name: 'Rules gone before their end',
        value: String(lateness.filter((ms) => ms < 0).length),
        target: '0',
        isMet: lateness.every((ms) => ms >= 0),
      },
      { name: 'AWS calls', value: String(totalOf(calls)), beside: formatCounts(calls) },
      {
        name: `Memory of the server with ${String(leases)} active leases (VmRSS)`,
        value: `${megabytes.toFixed(0)} MB`,
        target: `under ${String(MOST_MEGABYTES)} MB`,
        isMet: megabytes < MOST_MEGABYTES,
      },
      { name: 'Opening one of them, 8 at once', value: milliseconds(leaseMs) },
    ],
    notes:
      early < 0 ? ['The first leases ended before the last were open: the machine was too slow for the sizes.'] : [],
  };
};

async function untilNobodyIsIn(watch: RuleWatch): Promise<void> {
  const isRight = (size: number): boolean => size === 0;
  await until('every rule is gone', () => watch.present.size, { isRight, withinMs: PATIENCE_MS, everyMs: 20 });
}

/** Opens and closes some, which also warms the server. */
async function sampleLeaseMs(sample: {
  readonly clients: readonly [Client, ...Client[]];
  readonly policyIds: readonly string[];
  readonly watch: RuleWatch;
  readonly from: number;
  readonly count: number;
}): Promise<number> {
  const { clients, policyIds, watch, from, count } = sample;
  const startMs = Date.now();
  await openLeases(clients, policyIds, { from, count, durationSeconds: () => 3_600 });
  await watch.untilPresent(count, PATIENCE_MS);
  const leaseMs = (Date.now() - startMs) / count;

  const { items } = await clients[0]('listLeases', { query: { limit: 500 } });
  await inParallel(items, 4, ({ leaseId }) => clients[1]!('closeLease', { params: { leaseId } }));
  await untilNobodyIsIn(watch);
  return leaseMs;
}
