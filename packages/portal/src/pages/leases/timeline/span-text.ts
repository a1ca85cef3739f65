import { addDays } from './civil-day.ts';
import { extraHours } from './time-span.ts';
import type { TimeSpan } from './time-span.ts';

/** `Sunday 22 November 2026`, or `16–22 November 2026`. */
export function spanText({ firstDay, length }: TimeSpan, locale: string): string {
  const first = new Date(`${firstDay}T12:00:00Z`);
  const date = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  if (length === 'day') return new Intl.DateTimeFormat(locale, { ...date, weekday: 'long' }).format(first);
  const last = new Date(`${addDays(firstDay, 6)}T12:00:00Z`);
  return new Intl.DateTimeFormat(locale, date).formatRange(first, last);
}

/** `Mon 16`: the head of a day in a week. */
export function dayHeadText(day: string, locale: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(at);
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric' })}`;
}

/** Says that the clocks change within the span; empty when they do not. */
export function clockChangeText(span: TimeSpan): string {
  const extra = extraHours(span);
  if (extra === 0) return '';
  const hours = `${String((span.to - span.from) / 3_600_000)} hours`;
  return `The clocks go ${extra > 0 ? 'back' : 'forward'}: this ${span.length} has ${hours}.`;
}
