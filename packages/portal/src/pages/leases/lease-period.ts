import { addDays, civilDayOf, isCivilDay } from './timeline/civil-day.ts';

/** Between two moments of the reader's wall clock, as `2026-11-21T20:00`; an empty one leaves that side open. */
export interface LeasePeriod {
  readonly from: string;
  readonly to: string;
}

export interface PeriodPreset extends LeasePeriod {
  readonly name: string;
}

const ANY_TIME: PeriodPreset = { name: 'Any time', from: '', to: '' };
const NIGHT = { from: '20:00', to: '06:00' };

/** What is asked for often; the night is that of the day that is looked at, or the last one. */
export function periodPresets(period: LeasePeriod, now: number, timeZone: string): readonly PeriodPreset[] {
  const today = civilDayOf(now, timeZone);
  const chosen = period.from.slice(0, 10);
  const evening = isCivilDay(chosen) && chosen !== today ? chosen : addDays(today, -1);
  const night = { from: `${evening}T${NIGHT.from}`, to: `${addDays(evening, 1)}T${NIGHT.to}` };
  const isLast = evening === addDays(today, -1);
  return [
    ANY_TIME,
    { name: 'Today', from: `${today}T00:00`, to: `${addDays(today, 1)}T00:00` },
    { name: isLast ? 'Last night' : `The night of ${evening}`, ...night },
    { name: 'Last 7 days', from: `${addDays(today, -6)}T00:00`, to: `${addDays(today, 1)}T00:00` },
  ];
}

/** What to ask the server: moments of the reader's clock become instants. What is no moment is not asked for. */
export function periodQuery({ from, to }: LeasePeriod): { readonly from?: string; readonly to?: string } {
  const [begin, end] = [instantOf(from), instantOf(to)];
  return { ...(begin === null ? {} : { from: begin }), ...(end === null ? {} : { to: end }) };
}

/** What is wrong with it, in a sentence; `null` when nothing is. */
export function periodProblem({ from, to }: LeasePeriod): string | null {
  return from !== '' && to !== '' && to <= from ? 'It ends before it begins. Choose a later end.' : null;
}

function instantOf(moment: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(moment)) return null;
  // A date with a time and without a zone is one of the reader's clock.
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
