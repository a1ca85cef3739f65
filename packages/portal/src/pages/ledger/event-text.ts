import type { EventView } from '@gatelease/contract';
import { EVENT_TITLES } from '@gatelease/contract/event-titles';

/** What an event is called. */
export function eventTitle(kind: string): string {
  const titles: Readonly<Record<string, string>> = EVENT_TITLES;
  return titles[kind] ?? capitalized(kind.replaceAll(/[.-]/g, ' '));
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * The event's own facts as `name: value`, in the order in which they were written. `tellInstant` puts an instant into
 * the reader's time.
 */
export function eventFacts(detail: EventView['detail'], tellInstant: (instant: string) => string): readonly string[] {
  const tell = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(tell).join(', ');
    if (typeof value !== 'string') return JSON.stringify(value);
    return INSTANT.test(value) ? tellInstant(value) : value;
  };
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${wordsOf(name)}: ${tell(value)}`);
}

function wordsOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
