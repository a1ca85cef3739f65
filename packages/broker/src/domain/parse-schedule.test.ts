import { describe, expect, it } from 'vitest';
import { parseSchedule, scheduleProblems } from './parse-schedule.ts';
import type { ScheduleWindowInput } from './parse-schedule.ts';

const OFFICE_HOURS: ScheduleWindowInput = { days: ['monday'], from: '08:00', to: '18:00', endsNextDay: false };

describe('a schedule is read', () => {
  it('into the time zone as the database spells it, and each day once in the order of the week', () => {
    const read = parseSchedule({
      timeZone: 'europe/berlin',
      windows: [{ ...OFFICE_HOURS, days: ['friday', 'monday', 'friday'] }],
    });

    expect(read).toEqual({
      ok: true,
      value: { timeZone: 'Europe/Berlin', windows: [{ ...OFFICE_HOURS, days: ['monday', 'friday'] }] },
    });
  });

  it.each([
    { name: 'no windows, which is always', windows: [] },
    { name: 'a whole day', windows: [{ ...OFFICE_HOURS, from: '00:00', to: '24:00' }] },
    { name: 'a night', windows: [{ ...OFFICE_HOURS, from: '22:00', to: '06:00', endsNextDay: true }] },
    { name: '24 hours over midnight', windows: [{ ...OFFICE_HOURS, from: '09:00', to: '09:00', endsNextDay: true }] },
    {
      name: 'to midnight, said as the start of the next day',
      windows: [{ ...OFFICE_HOURS, to: '00:00', endsNextDay: true }],
    },
  ])('with $name', ({ windows }) => {
    expect(parseSchedule({ timeZone: 'UTC', windows })).toEqual({ ok: true, value: { timeZone: 'UTC', windows } });
  });
});

describe('a schedule is refused', () => {
  it.each(['Europe/Atlantis', '', '+02:00', 'Berlin', '2026-11-16T10:00[Europe/Berlin]', ' Europe/Berlin'])(
    'for the time zone "%s"',
    (timeZone) => {
      expect(parseSchedule({ timeZone, windows: [] })).toEqual({
        ok: false,
        problem: {
          code: 'schedule.time-zone-unknown',
          given: timeZone,
          expected: 'The name of a time zone in the IANA database, for example Europe/Berlin.',
        },
      });
    },
  );

  it.each([
    { change: { days: [] }, path: 'windows.0.days', code: 'schedule.days-missing', given: '' },
    { change: { days: ['monday', 'someday'] }, path: 'windows.0.days', code: 'schedule.day-unknown', given: 'someday' },
    { change: { from: '8:00' }, path: 'windows.0.from', code: 'schedule.time-malformed', given: '8:00' },
    { change: { from: '24:00' }, path: 'windows.0.from', code: 'schedule.time-malformed', given: '24:00' },
    { change: { from: '08:60' }, path: 'windows.0.from', code: 'schedule.time-malformed', given: '08:60' },
    { change: { to: '24:01' }, path: 'windows.0.to', code: 'schedule.time-malformed', given: '24:01' },
    { change: { to: '25:00' }, path: 'windows.0.to', code: 'schedule.time-malformed', given: '25:00' },
    { change: { to: '18:00\n' }, path: 'windows.0.to', code: 'schedule.time-malformed', given: '18:00\n' },
    { change: { to: '08:00' }, path: 'windows.0.to', code: 'schedule.window-empty', given: '08:00-08:00' },
    { change: { to: '07:00' }, path: 'windows.0.to', code: 'schedule.window-ends-before-start', given: '08:00-07:00' },
    {
      change: { to: '08:01', endsNextDay: true },
      path: 'windows.0.to',
      code: 'schedule.window-longer-than-a-day',
      given: '08:00-08:01',
    },
    {
      change: { to: '24:00', endsNextDay: true },
      path: 'windows.0.to',
      code: 'schedule.window-longer-than-a-day',
      given: '08:00-24:00',
    },
  ])('for a window with $change', ({ change, path, code, given }) => {
    const input = { timeZone: 'UTC', windows: [{ ...OFFICE_HOURS, ...change }] };

    expect(scheduleProblems(input)).toEqual([
      { path, problem: { code, given, expected: expect.stringMatching(/^[A-Z].*\.$/s) } },
    ]);
    expect(parseSchedule(input)).toMatchObject({ ok: false, problem: { code, given } });
  });

  it('saying that endsNextDay is missing when a window ends before it starts', () => {
    const read = parseSchedule({ timeZone: 'UTC', windows: [{ ...OFFICE_HOURS, from: '22:00', to: '06:00' }] });

    expect(read).toMatchObject({
      problem: { expected: 'An end later than 22:00, or endsNextDay set: 06:00 of the next day.' },
    });
  });

  it('with all its problems at once, each with its place', () => {
    const problems = scheduleProblems({
      timeZone: 'Nowhere',
      windows: [OFFICE_HOURS, { days: [], from: 'noon', to: 'late', endsNextDay: false }],
    });

    expect(problems.map(({ path }) => path)).toEqual(['timeZone', 'windows.1.days', 'windows.1.from', 'windows.1.to']);
  });
});
