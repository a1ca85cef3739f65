/** How instants are written here: the reader's language and zone, both arguments so that tests can say which. */
export interface Place {
  readonly locale: string;
  /** IANA name; left out, the browser's. */
  readonly timeZone?: string;
}

/** English as the reader's system writes it, and English with a 24 hour clock for everybody else. */
export function readersPlace(language: string): Place {
  return { locale: language.startsWith('en') ? language : 'en-GB' };
}

/** An instant as a person would say it now: `today 14:05`, `tomorrow 08:00`, `Mon, 23 Nov, 08:00`. */
export function instantText(instant: string, now: number, place: Place): string {
  const at = new Date(instant);
  const time = format(at, place, { hour: '2-digit', minute: '2-digit' });
  const distance = dayNumber(at, place) - dayNumber(new Date(now), place);

  if (distance === 0) return `today ${time}`;
  if (distance === 1) return `tomorrow ${time}`;
  if (distance === -1) return `yesterday ${time}`;
  const sameYear = format(at, place, { year: 'numeric' }) === format(new Date(now), place, { year: 'numeric' });
  const date = format(at, place, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' as const }),
  });
  return `${date}, ${time}`;
}

/** An instant with everything in it, for titles and the ledger. */
export function exactInstantText(instant: string, place: Place): string {
  return format(new Date(instant), place, { dateStyle: 'medium', timeStyle: 'long' });
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** How far away an instant is: `in 3 hours`, `5 minutes ago`, `just now`. */
export function relativeText(instant: string, now: number, place: Place): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000);
  const step = STEPS.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (step === undefined) return seconds > 0 ? 'in less than a minute' : 'just now';
  return new Intl.RelativeTimeFormat(place.locale, { numeric: 'always' }).format(
    Math.round(seconds / step.seconds),
    step.unit,
  );
}

function dayNumber(at: Date, place: Place): number {
  const parts = new Intl.DateTimeFormat('en-CA', { ...zoneOf(place), dateStyle: 'short' }).format(at);
  return Math.round(Date.parse(`${parts}T00:00:00Z`) / 86_400_000);
}

function format(at: Date, place: Place, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(place.locale, { ...zoneOf(place), ...options }).format(at);
}

function zoneOf({ timeZone }: Place): Intl.DateTimeFormatOptions {
  return timeZone === undefined ? {} : { timeZone };
}
