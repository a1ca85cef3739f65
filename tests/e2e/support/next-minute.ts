/** The schedule of a policy that ends with a minute that is about to begin: for leases that end soon by themselves. */
export interface ShortWindow {
  readonly endsAt: Date;
  readonly schedule: {
    readonly timeZone: 'UTC';
    readonly windows: {
      days: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
      from: string;
      to: string;
      endsNextDay: boolean;
    }[];
  };
}

const MINUTE = 60_000;
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/**
 * A window that is open now and ends at the next full minute that is at least `leastMs` away.
 *
 * No lease is shorter than a minute unless its window ends sooner; so this is how a test sees an end without waiting
 * for a whole one.
 */
export function windowEndingSoon(leastMs = 10_000): ShortWindow {
  const now = Date.now();
  const endsAt = new Date(Math.ceil((now + leastMs) / MINUTE) * MINUTE);
  const beganAt = new Date(endsAt.getTime() - 10 * MINUTE);
  const isPastMidnight = endsAt.getUTCDate() !== beganAt.getUTCDate();
  const window = {
    days: [WEEKDAYS[beganAt.getUTCDay()] ?? 'monday'],
    from: beganAt.toISOString().slice(11, 16),
    to: endsAt.toISOString().slice(11, 16),
    endsNextDay: isPastMidnight,
  };
  return { endsAt, schedule: { timeZone: 'UTC', windows: [window] } };
}
