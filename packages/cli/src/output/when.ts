import { formatDuration } from '../duration.ts';

/** What time is compared with, and in whose zone it is told. */
export interface TimeFrame {
  readonly now: Date;
  readonly timeZone: string;
}

/** `18:00` for today, `Mon 23 Nov 18:00` for another day, with the year when it is another year. */
export function formatInstant(instant: string, { now, timeZone }: TimeFrame): string {
  const at = new Date(instant);
  const time = at.toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const day = (date: Date) => date.toLocaleDateString('en-GB', { timeZone });
  if (day(at) === day(now)) return time;
  const isSameYear = day(at).slice(6) === day(now).slice(6);
  const date = at
    .toLocaleDateString('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      ...(isSameYear ? {} : { year: 'numeric' }),
    })
    .replace(',', '');
  return `${date} ${time}`;
}

/** `2026-11-23 18:00:07`, for lists that are compared by eye. */
export function formatTimestamp(instant: string, { timeZone }: Pick<TimeFrame, 'timeZone'>): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone });
}

/** `18:00 (1h 59m left)` */
export function formatEnd(endsAt: string, frame: TimeFrame): string {
  const seconds = secondsUntil(endsAt, frame.now);
  return `${formatInstant(endsAt, frame)} (${seconds <= 0 ? 'over' : `${formatDuration(seconds)} left`})`;
}

export function secondsUntil(instant: string, now: Date): number {
  return (new Date(instant).getTime() - now.getTime()) / 1000;
}
