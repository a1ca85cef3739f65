import type { LeaseView } from '@gatelease/contract';

/** What the rows stand for. */
export type RowSubject = 'group' | 'person';

/** A lease as a bar: where it begins and ends, as shares of the span's width. */
export interface Bar {
  readonly lease: LeaseView;
  readonly from: number;
  readonly to: number;
  /** Which of the row's lines it lies on: bars that overlap lie under one another. */
  readonly lane: number;
  readonly beginsBefore: boolean;
  readonly endsAfter: boolean;
}

/** A security group, or a person, with the bars in the order of their beginnings. */
export interface TimelineRow {
  readonly key: string;
  readonly name: string;
  readonly lanes: number;
  readonly bars: readonly Bar[];
}

interface Layout {
  readonly span: { readonly from: number; readonly to: number };
  readonly by: RowSubject;
  readonly now: number;
  /** The share of the width that the shortest bar still takes, so that one can see and hit it. */
  readonly shortest: number;
}

/**
 * Lays leases out as rows of bars that do not overlap.
 *
 * The outcome does not depend on the order of `leases`. Leases that do not touch the span have no bar.
 */
export function layTimeline(leases: readonly LeaseView[], layout: Layout): readonly TimelineRow[] {
  const rows = new Map<string, { name: string; leases: LeaseView[] }>();
  for (const lease of leases) {
    const { start, end } = timesOf(lease, layout.now);
    if (end <= layout.span.from || start >= layout.span.to) continue;
    const [key, name] =
      layout.by === 'group' ? [lease.resourceId, lease.resourceName] : [lease.personId, lease.personName];
    const row = rows.get(key) ?? { name, leases: [] };
    row.leases.push(lease);
    rows.set(key, row);
  }
  return [...rows]
    .map(([key, { name, leases: ofRow }]) => rowOf(key, name, ofRow, layout))
    .sort((one, other) => one.name.localeCompare(other.name) || (one.key < other.key ? -1 : 1));
}

/**
 * From when to when a lease lets somebody in, as far as is known now, in milliseconds.
 *
 * What should have ended but is still there lasts until now: one sees that it is overdue.
 */
export function timesOf(lease: LeaseView, now: number): { readonly start: number; readonly end: number } {
  const start = Date.parse(lease.openedAt ?? lease.startsAt);
  return { start, end: Math.max(start + 1, endOf(lease, now)) };
}

function endOf({ state, endsAt, closedAt }: LeaseView, now: number): number {
  if (closedAt !== null) return Date.parse(closedAt);
  return state === 'closing' ? now : Math.max(Date.parse(endsAt), now);
}

function rowOf(key: string, name: string, leases: readonly LeaseView[], layout: Layout): TimelineRow {
  const { from, to } = layout.span;
  const share = (at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const timed = leases
    .map((lease) => ({ lease, ...timesOf(lease, layout.now) }))
    .sort((one, other) => one.start - other.start || (one.lease.leaseId < other.lease.leaseId ? -1 : 1));
  const laneEnds: number[] = [];
  const bars = timed.map(({ lease, start, end }): Bar => {
    const barFrom = Math.min(share(start), 1 - layout.shortest);
    const barTo = Math.max(share(end), barFrom + layout.shortest);
    const free = laneEnds.findIndex((laneEnd) => laneEnd <= barFrom);
    const lane = free === -1 ? laneEnds.length : free;
    laneEnds[lane] = barTo;
    return { lease, from: barFrom, to: barTo, lane, beginsBefore: start < from, endsAfter: end > to };
  });
  return { key, name, lanes: laneEnds.length, bars };
}
