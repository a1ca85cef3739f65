import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLimiting, nextWindow, windowAt } from './schedule-windows.ts';
import { WEEKDAYS } from './schedule.ts';
import type { Schedule, ScheduleWindow, TimeWindow, Weekday } from './schedule.ts';

const WEEKDAYS_8_TO_18 = daily(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], '08:00', '18:00');

describe('a schedule', () => {
  it('without windows is open always and has no next window', () => {
    const schedule: Schedule = { timeZone: 'Europe/Berlin', windows: [] };

    expect(windowAt(schedule, at('2026-11-16T09:00Z'))).toEqual({ kind: 'always' });
    expect(nextWindow(schedule, at('2026-11-16T09:00Z'))).toBeNull();
    expect(isLimiting(schedule)).toBe(false);
  });

  it.each([
    { name: 'whole days', windows: [daily([...WEEKDAYS], '00:00', '24:00')] },
    {
      name: 'nights and days',
      windows: [daily([...WEEKDAYS], '06:00', '18:00'), nightly([...WEEKDAYS], '18:00', '06:00')],
    },
    { name: 'windows of 24 hours over midnight', windows: [nightly([...WEEKDAYS], '09:30', '09:30')] },
    {
      name: 'days that are filled piece by piece',
      windows: WEEKDAYS.flatMap((day) => [daily([day], '12:00', '24:00'), daily([day], '00:00', '12:00')]),
    },
  ])('that covers the whole week with $name never closes', ({ windows }) => {
    const schedule = { timeZone: 'Europe/Berlin', windows };

    expect(windowAt(schedule, at('2026-11-16T09:00Z'))).toEqual({ kind: 'always' });
    expect(isLimiting(schedule)).toBe(false);
  });

  it('that leaves out one minute of the week ends then', () => {
    const windows = [daily(WEEKDAYS.slice(0, 6), '00:00', '24:00'), daily(['sunday'], '00:00', '23:59')];
    const schedule = { timeZone: 'UTC', windows };

    expect(windowAt(schedule, at('2026-11-18T09:00Z'))).toEqual(open('2026-11-16T00:00Z', '2026-11-22T23:59Z'));
    expect(windowAt(schedule, at('2026-11-22T23:59Z'))).toEqual({ kind: 'closed' });
    expect(nextWindow(schedule, at('2026-11-22T23:59Z'))).toEqual(stretch('2026-11-23T00:00Z', '2026-11-29T23:59Z'));
  });

  it('includes the start of a window and excludes its end', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [WEEKDAYS_8_TO_18] };

    expect(windowAt(schedule, at('2026-11-16T06:59:59.999Z'))).toEqual({ kind: 'closed' });
    expect(windowAt(schedule, at('2026-11-16T07:00Z'))).toEqual(open('2026-11-16T07:00Z', '2026-11-16T17:00Z'));
    expect(windowAt(schedule, at('2026-11-16T16:59:59.999Z'))).toEqual(open('2026-11-16T07:00Z', '2026-11-16T17:00Z'));
    expect(windowAt(schedule, at('2026-11-16T17:00Z'))).toEqual({ kind: 'closed' });
  });

  it('names Monday as the next window on Friday evening, and tomorrow inside the window', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [WEEKDAYS_8_TO_18] };

    expect(nextWindow(schedule, at('2026-11-20T17:00Z'))).toEqual(stretch('2026-11-23T07:00Z', '2026-11-23T17:00Z'));
    expect(nextWindow(schedule, at('2026-11-16T09:00Z'))).toEqual(stretch('2026-11-17T07:00Z', '2026-11-17T17:00Z'));
  });

  it('joins windows that adjoin at midnight into one stretch', () => {
    const schedule = { timeZone: 'UTC', windows: [daily(['monday', 'tuesday'], '00:00', '24:00')] };

    expect(windowAt(schedule, at('2026-11-16T23:00Z'))).toEqual(open('2026-11-16T00:00Z', '2026-11-18T00:00Z'));
  });

  it('joins Sunday night with Monday morning', () => {
    const windows = [nightly(['sunday'], '22:00', '06:00'), daily(['monday'], '05:00', '09:00')];
    const schedule = { timeZone: 'UTC', windows };

    expect(windowAt(schedule, at('2026-11-16T01:00Z'))).toEqual(open('2026-11-15T22:00Z', '2026-11-16T09:00Z'));
  });

  it('keeps a night window that began the day before', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [nightly(['friday'], '22:00', '04:00')] };

    expect(windowAt(schedule, at('2026-11-21T01:00Z'))).toEqual(open('2026-11-20T21:00Z', '2026-11-21T03:00Z'));
  });
});

describe('where the clock jumps forward', () => {
  // Berlin, Sunday 2026-03-29: 02:00 becomes 03:00 at 01:00Z.
  const night = at('2026-03-29T00:00Z');

  it('a start inside the gap begins at the transition', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '02:30', '05:00')] };

    expect(nextWindow(schedule, night)).toEqual(stretch('2026-03-29T01:00Z', '2026-03-29T03:00Z'));
  });

  it('an end inside the gap ends at the transition', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '00:30', '02:30')] };

    expect(windowAt(schedule, night)).toEqual(open('2026-03-28T23:30Z', '2026-03-29T01:00Z'));
  });

  it('a window wholly inside the gap does not open that week', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '02:10', '02:50')] };

    expect(windowAt(schedule, at('2026-03-29T01:00Z'))).toEqual({ kind: 'closed' });
    expect(nextWindow(schedule, night)).toEqual(stretch('2026-04-05T00:10Z', '2026-04-05T00:50Z'));
  });

  it('windows on both sides of the gap become one', () => {
    const windows = [daily(['sunday'], '00:00', '02:10'), daily(['sunday'], '02:50', '05:00')];
    const schedule = { timeZone: 'Europe/Berlin', windows };

    const whole = open('2026-03-28T23:00Z', '2026-03-29T03:00Z');
    expect(windowAt(schedule, night)).toEqual(whole);
    expect(windowAt(schedule, at('2026-03-29T01:00Z'))).toEqual(whole);
    expect(windowAt(schedule, at('2026-03-29T02:00Z'))).toEqual(whole);
  });

  it('a gap at midnight moves the start of the day (Santiago)', () => {
    const schedule = { timeZone: 'America/Santiago', windows: [daily(['sunday'], '00:00', '08:00')] };

    expect(nextWindow(schedule, at('2026-09-06T00:00Z'))).toEqual(stretch('2026-09-06T04:00Z', '2026-09-06T11:00Z'));
  });
});

describe('where the clock shows an hour twice', () => {
  // Berlin, Sunday 2026-10-25: 03:00 becomes 02:00 at 01:00Z.
  it('a start means the first and an end the second', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '02:10', '02:50')] };

    expect(windowAt(schedule, at('2026-10-25T01:00Z'))).toEqual(open('2026-10-25T00:10Z', '2026-10-25T01:50Z'));
  });

  it('is still open when the clock shows a time before the start for the second time', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '02:30', '06:00')] };

    expect(windowAt(schedule, at('2026-10-25T01:05Z'))).toEqual(open('2026-10-25T00:30Z', '2026-10-25T05:00Z'));
  });

  it('an end at the time to which the clock goes back is not shown again', () => {
    const schedule = { timeZone: 'Europe/Berlin', windows: [daily(['sunday'], '00:00', '02:00')] };

    expect(windowAt(schedule, at('2026-10-24T23:00Z'))).toEqual(open('2026-10-24T22:00Z', '2026-10-25T00:00Z'));
  });

  it('a fold at midnight lengthens the day before (Santiago)', () => {
    const schedule = { timeZone: 'America/Santiago', windows: [daily(['saturday'], '20:00', '24:00')] };

    expect(nextWindow(schedule, at('2026-04-04T00:00Z'))).toEqual(stretch('2026-04-04T23:00Z', '2026-04-05T04:00Z'));
  });
});

describe('as a walk over every minute of the clock on the wall shows', () => {
  const transitions = [
    { timeZone: 'Europe/Berlin', around: '2026-03-29T01:00Z' },
    { timeZone: 'Europe/Berlin', around: '2026-10-25T01:00Z' },
    { timeZone: 'America/Santiago', around: '2026-04-05T03:00Z' },
    { timeZone: 'America/Santiago', around: '2026-09-06T04:00Z' },
    { timeZone: 'Asia/Beirut', around: '2026-03-28T22:00Z' },
    { timeZone: 'Asia/Beirut', around: '2026-10-24T21:00Z' },
    { timeZone: 'Australia/Lord_Howe', around: '2026-04-04T15:00Z' },
    { timeZone: 'Australia/Lord_Howe', around: '2026-10-03T15:30Z' },
    { timeZone: 'America/St_Johns', around: '2026-03-08T05:30Z' },
    { timeZone: 'Pacific/Apia', around: '2011-12-30T10:00Z' },
    { timeZone: 'Asia/Kathmandu', around: '2026-06-07T12:00Z' },
  ];

  it.each(transitions)('in $timeZone around $around', ({ timeZone, around }) => {
    const walk = walkAround(timeZone, at(around));

    fc.assert(
      fc.property(fc.array(anyWindow, { minLength: 1, maxLength: 4 }), (windows) => {
        const schedule = { timeZone, windows };
        const stretches = walk.stretchesOf(schedule);

        for (const now of walk.samples) {
          const state = windowAt(schedule, now);
          if (state.kind === 'always') continue;
          const window = state.kind === 'open' ? state.window : null;
          expect(walk.clip(window)).toEqual(
            walk.clip(stretches.find((one) => one.startsAt <= now && now < one.endsAt)),
          );
          const next = walk.clip(nextWindow(schedule, now));
          expect(next).toEqual(walk.clip(stretches.find((one) => one.startsAt > now)));
        }
      }),
      { numRuns: 10 },
    );
  });
});

it('is decided in well under a fifth of a millisecond', () => {
  const schedule = { timeZone: 'Europe/Berlin', windows: [WEEKDAYS_8_TO_18, daily(['saturday'], '10:00', '12:00')] };
  const instants = Array.from({ length: 500 }, (_, index) => new Date(Date.UTC(2026, 2, 26) + index * 600_000));
  for (const now of instants) windowAt(schedule, now);

  const costs = instants.map((now) => {
    const before = performance.now();
    windowAt(schedule, now);
    return performance.now() - before;
  });

  const median = costs.toSorted((a, b) => a - b)[costs.length / 2]!;
  expect(median).toBeLessThan(0.2);
});

const time = fc
  .integer({ min: 0, max: 95 })
  .map((quarter) => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`);

/** Any window, times in quarters of an hour; the days often those on which clocks change. */
const anyWindow: fc.Arbitrary<ScheduleWindow> = fc
  .record({
    days: fc.oneof(
      fc.subarray(['saturday', 'sunday', 'monday'] as Weekday[], { minLength: 1 }),
      fc.subarray([...WEEKDAYS], { minLength: 1 }),
    ),
    from: time,
    to: time,
  })
  .map((window) => ({ ...window, endsNextDay: window.to <= window.from }));

/** The walk sees five days; what reaches out of them is cut off at both ends before comparing. */
function walkAround(timeZone: string, around: Date) {
  const minutes = 5 * 1440;
  const beginning = around.getTime() - (minutes / 2) * 60_000;
  const shown = Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const walls = Array.from({ length: minutes }, (_, index) => shown.format(beginning + index * 60_000));
  const instant = (index: number): Date => new Date(beginning + index * 60_000);

  return {
    samples: walls
      .map((_, index) => index)
      .filter((index) => index % 97 === 0 || (Math.abs(index - minutes / 2) < 120 && index % 13 === 0))
      .map(instant),

    clip: (window: TimeWindow | null | undefined): readonly string[] | 'none in sight' => {
      const last = minutes - 1440;
      const first = 1440;
      if (!window || window.endsAt <= instant(first) || window.startsAt >= instant(last)) return 'none in sight';
      const startsAt = window.startsAt < instant(first) ? 'before' : window.startsAt.toISOString();
      return [startsAt, window.endsAt > instant(last) ? 'after' : window.endsAt.toISOString()];
    },

    /** From the first minute that shows its start or later, to the last that shows a time before its end. */
    stretchesOf: (schedule: Schedule): TimeWindow[] => {
      const isOpen = new Uint8Array(minutes);
      for (let day = -1; day <= 6; day += 1) {
        const midnight = Date.parse(`${walls[0]!.slice(0, 10)}T00:00Z`) + day * 86_400_000;
        for (const { days, from, to, endsNextDay } of schedule.windows) {
          if (!days.includes(WEEKDAYS[(new Date(midnight).getUTCDay() + 6) % 7]!)) continue;
          const start = wallText(midnight, from);
          const end = wallText(midnight + (endsNextDay ? 86_400_000 : 0), to);
          const first = walls.findIndex((wall) => wall >= start);
          const last = walls.findLastIndex((wall) => wall < end);
          if (first !== -1) isOpen.fill(1, first, last + 1);
        }
      }
      const edges = [...isOpen].flatMap((value, index) => (value !== (isOpen[index - 1] ?? 0) ? [index] : []));
      if (edges.length % 2 === 1) edges.push(minutes);
      return edges.flatMap((edge, index) =>
        index % 2 === 0 ? [{ startsAt: instant(edge), endsAt: instant(edges[index + 1]!) }] : [],
      );
    },
  };
}

function wallText(midnight: number, clock: string): string {
  const [hours = '0', minutes = '0'] = clock.split(':');
  const instant = new Date(midnight + (Number(hours) * 60 + Number(minutes)) * 60_000);
  return instant.toISOString().slice(0, 16).replace('T', ' ');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function daily(days: readonly Weekday[], from: string, to: string): ScheduleWindow {
  return { days, from, to, endsNextDay: false };
}

function nightly(days: readonly Weekday[], from: string, to: string): ScheduleWindow {
  return { days, from, to, endsNextDay: true };
}

function at(text: string): Date {
  return new Date(text);
}

function stretch(startsAt: string, endsAt: string): TimeWindow {
  return { startsAt: at(startsAt), endsAt: at(endsAt) };
}

function open(startsAt: string, endsAt: string) {
  return { kind: 'open', window: stretch(startsAt, endsAt) };
}
