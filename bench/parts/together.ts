import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { milliseconds } from '../report/figure.ts';
import { signInAdministrator } from '../running/administrator.ts';
import { Engine, callsBetween, formatCounts, totalOf } from '../running/engine.ts';
import { startBeside } from '../running/gatelease.ts';
import { bareClient, createGroups, managedGroup } from '../running/groups.ts';
import { RuleWatch } from '../running/rule-watch.ts';
import { openLeases } from './open-leases.ts';
import type { Part } from './part.ts';

const PATIENCE_MS = 120_000;
const MINUTE_MS = 60_000;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A thousand leases that end with their window, at six o'clock: what does it cost in AWS calls? */
export const measureTogether: Part = async ({ workspace, sizes, profileDir, say }) => {
  const { leases, groups } = sizes.together;
  const engine = await Engine.start(workspace, { onDisk: true });
  const watch = new RuleWatch(engine);
  const gatelease = await startBeside(workspace, engine, profileDir);
  const clients = await signInAdministrator(workspace, gatelease.url);
  const groupIds = await createGroups(bareClient(workspace, engine.url), groups);

  const endMs = Math.ceil((Date.now() + 20_000 + 30 * leases) / MINUTE_MS) * MINUTE_MS;
  const window = { defaultDurationSeconds: null, longestDurationSeconds: null, schedule: scheduleUntil(endMs) };
  const policyIds: string[] = [];
  await inParallel(groupIds, 4, async (groupId) => policyIds.push(await managedGroup(clients[0], groupId, window)));
  const endsAtMs = await openLeases(clients, policyIds, { from: 0, count: leases, durationSeconds: () => null });
  await watch.untilPresent(leases, PATIENCE_MS);
  if ([...endsAtMs.values()].some((end) => end !== endMs)) throw new Error('A lease does not end with its window.');

  say(`${String(leases)} leases are open and end in ${String(Math.round((endMs - Date.now()) / 1_000))} s`);
  await sleep(Math.max(0, endMs - Date.now() - 200));
  const before = await engine.countCalls();
  await sleep(Math.max(0, endMs - Date.now()));
  const ask = () => clients[0]('listLeases', { query: { state: 'live', limit: 1 } });
  const isRight = ({ items }: Awaited<ReturnType<typeof ask>>): boolean => items.length === 0;
  await until('every lease is closed', ask, { isRight, withinMs: PATIENCE_MS, everyMs: 50 });
  const closedMs = Date.now() - endMs;
  const calls = callsBetween(before, await engine.countCalls());
  const total = totalOf(calls);
  const most = 2 * groups;

  return {
    title: `${String(leases)} leases in ${String(groups)} groups that end together`,
    figures: [
      {
        name: 'AWS calls from the end to the last one closed',
        value: String(total),
        beside: formatCounts(calls),
        target: `at most ${String(most)}`,
        isMet: total <= most,
      },
      { name: 'Last rule gone after', value: milliseconds(Math.max(...watch.lateness(endsAtMs))) },
      { name: 'Last lease closed (proved by a read) after', value: milliseconds(closedMs) },
    ],
    notes: [],
  };
};

/** Open every day for the twelve hours before the minute of `endMs`. */
function scheduleUntil(endMs: number) {
  const from = clockText(endMs - 12 * 60 * MINUTE_MS);
  const to = clockText(endMs);
  return { timeZone: 'UTC', windows: [{ days: [...DAYS], from, to, endsNextDay: from > to }] };
}

function clockText(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16);
}
