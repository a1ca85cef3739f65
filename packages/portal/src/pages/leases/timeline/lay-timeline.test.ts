import type { LeaseView } from '@gatelease/contract';
import { describe, expect, it } from 'vitest';
import { layTimeline, timesOf } from './lay-timeline.ts';
import { spanOf } from './time-span.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const at = (hour: number): string => new Date(Date.parse('2026-11-22T00:00:00Z') + hour * 3_600_000).toISOString();

function lease(leaseId: string, fromHour: number, toHour: number, more: Partial<LeaseView> = {}): LeaseView {
  return {
    leaseId,
    requestId: 'req',
    policyId: 'pol',
    policyName: 'SSH',
    resourceId: 'r-1',
    resourceName: 'bastion',
    groupId: 'sg-1',
    personId: 'p-1',
    personName: 'Ana',
    personEmail: 'ana@harbour.example',
    traffics: ['tcp 22'],
    cidrs: ['203.0.113.7/32'],
    rules: [],
    state: 'active',
    startsAt: at(fromHour),
    endsAt: at(toHour),
    latestEndsAt: at(toHour),
    openedAt: at(fromHour),
    closedAt: null,
    endReason: null,
    movedFromLeaseId: null,
    breakGlass: false,
    problem: null,
    createdAt: at(fromHour),
    version: 1,
    ...more,
  };
}

const layout = {
  span: { from: Date.parse(at(0)), to: Date.parse(at(24)) },
  by: 'group' as const,
  now: NOON,
  shortest: 0.01,
};
const closed = { state: 'closed' as const };

describe('timesOf', () => {
  const hoursOf = (one: LeaseView) => {
    const { start, end } = timesOf(one, NOON);
    return [start, end].map((instant) => (instant - Date.parse(at(0))) / 3_600_000);
  };

  it.each([
    ['an open one lasts to its end', lease('a', 10, 14), [10, 14]],
    ['an open one that is overdue lasts to now', lease('a', 8, 11), [8, 12]],
    ['one that is closing before its end lasts to now', lease('a', 10, 14, { state: 'closing' }), [10, 12]],
    ['a closed one ended when it was closed', lease('a', 8, 14, { ...closed, closedAt: at(9) }), [8, 9]],
    ['one that opened late began then', lease('a', 8, 14, { openedAt: at(8.5) }), [8.5, 14]],
    ['a scheduled one begins as planned', lease('a', 15, 18, { state: 'scheduled', openedAt: null }), [15, 18]],
  ])('%s', (_, one, expected) => {
    expect(hoursOf(one)).toEqual(expected);
  });

  it('one that was closed before it began has an end after its beginning all the same', () => {
    const { start, end } = timesOf(lease('a', 15, 18, { state: 'failed', openedAt: null, closedAt: at(9) }), NOON);

    expect(end).toBeGreaterThan(start);
  });
});

describe('layTimeline', () => {
  it('puts bars that overlap under one another, and uses a line again when it is free', () => {
    const rows = layTimeline([lease('c', 17, 20), lease('b', 13, 18), lease('a', 12, 16)], layout);

    expect(rows).toMatchObject([
      {
        name: 'bastion',
        lanes: 2,
        bars: [
          { lease: { leaseId: 'a' }, lane: 0, from: 0.5 },
          { lease: { leaseId: 'b' }, lane: 1, to: 0.75 },
          { lease: { leaseId: 'c' }, lane: 0 },
        ],
      },
    ]);
  });

  it('cuts what reaches over the edges and says so', () => {
    const [row] = layTimeline([lease('a', -3, 30)], layout);

    expect(row?.bars).toMatchObject([{ from: 0, to: 1, beginsBefore: true, endsAfter: true }]);
  });

  it('leaves out what only touches the edges', () => {
    const before = lease('a', -2, 0, { ...closed, closedAt: at(0) });

    expect(layTimeline([before, lease('b', 24, 26)], layout)).toEqual([]);
  });

  it('keeps the shortest lease visible, at the right edge, too', () => {
    const short = { ...closed, closedAt: at(23.999) };
    const [row] = layTimeline([lease('a', 23.998, 24, short)], layout);

    expect(row?.bars).toMatchObject([{ from: 0.99, to: 1 }]);
  });

  it('makes a row of each person when asked, by name, whatever the order of the leases', () => {
    const ben = lease('b', 13, 14, { personId: 'p-2', personName: 'Ben' });
    const leases = [ben, lease('a', 12, 13)];
    const byPerson = { ...layout, by: 'person' as const };

    const rows = layTimeline(leases, byPerson);

    expect(rows.map(({ name }) => name)).toEqual(['Ana', 'Ben']);
    expect(layTimeline(leases.toReversed(), byPerson)).toEqual(rows);
  });

  it.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
  ])('on %s an hour is the %i-th part of the day', (day, hours) => {
    const span = spanOf(day, 'day', 'Europe/Berlin');
    const noon = new Date(Date.parse(`${day}T12:00:00Z`));
    const later = new Date(noon.getTime() + 3_600_000).toISOString();
    const ended = { ...closed, openedAt: noon.toISOString(), closedAt: later };

    const bar = layTimeline([lease('a', 0, 1, ended)], { ...layout, span })[0]?.bars[0];

    expect((bar?.to ?? 0) - (bar?.from ?? 0)).toBeCloseTo(1 / hours, 10);
  });
});
