import type { Parsed, ParseProblem } from '@gatelease/security-groups';
import { WEEKDAYS } from './schedule.ts';
import type { Schedule, ScheduleWindow, Weekday } from './schedule.ts';
import { timeZoneNamed } from './wall-clock.ts';

/** A schedule as somebody typed it: nothing in it is known to be right. */
export interface ScheduleInput {
  readonly timeZone: string;
  readonly windows: readonly ScheduleWindowInput[];
}

export interface ScheduleWindowInput {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly endsNextDay: boolean;
}

/** A problem and the place in the schedule that has it, for example `windows.0.from`. */
export interface ScheduleProblem {
  readonly path: string;
  readonly problem: ParseProblem;
}

/**
 * Reads a schedule into canonical form: the zone's own spelling, each day once and in the order of the week.
 *
 * Of several problems it names the first; `scheduleProblems` names all.
 */
export function parseSchedule(input: ScheduleInput): Parsed<Schedule> {
  const timeZone = timeZoneNamed(input.timeZone);
  const [first] = scheduleProblems(input);
  if (first !== undefined) return { ok: false, problem: first.problem };
  return { ok: true, value: { timeZone: timeZone ?? input.timeZone, windows: input.windows.map(canonicalWindow) } };
}

/** Everything that is wrong with a schedule, in the order of its fields. */
export function scheduleProblems(input: ScheduleInput): ScheduleProblem[] {
  const windowProblems = input.windows.flatMap((window, index) =>
    problemsOfWindow(window).map(({ path, problem }) => ({ path: `windows.${index}.${path}`, problem })),
  );
  return timeZoneNamed(input.timeZone) === null ? [unknownTimeZone(input.timeZone), ...windowProblems] : windowProblems;
}

function unknownTimeZone(given: string): ScheduleProblem {
  const expected = 'The name of a time zone in the IANA database, for example Europe/Berlin.';
  return { path: 'timeZone', problem: { code: 'schedule.time-zone-unknown', given, expected } };
}

function canonicalWindow(window: ScheduleWindowInput): ScheduleWindow {
  return { ...window, days: WEEKDAYS.filter((day) => window.days.includes(day)) };
}

function problemsOfWindow(window: ScheduleWindowInput): ScheduleProblem[] {
  const problems: ScheduleProblem[] = [];
  const add = (path: string, code: string, [given, expected]: readonly [string, string]): void => {
    problems.push({ path, problem: { code: `schedule.${code}`, given, expected } });
  };

  if (window.days.length === 0) add('days', 'days-missing', ['', 'At least one day, for example monday.']);
  for (const day of window.days.filter((given) => !isWeekday(given))) {
    add('days', 'day-unknown', [day, `One of ${WEEKDAYS.join(', ')}.`]);
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(window.from)) {
    add('from', 'time-malformed', [window.from, 'A time as HH:MM from 00:00 to 23:59, for example 08:00.']);
  }
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(window.to)) {
    add('to', 'time-malformed', [window.to, 'A time as HH:MM from 00:00 to 24:00, for example 18:00.']);
  }
  if (problems.every(({ path }) => path === 'days')) problems.push(...problemsOfOrder(window));
  return problems;
}

/** Times in `HH:MM` compare as text. */
function problemsOfOrder({ from, to, endsNextDay }: ScheduleWindowInput): ScheduleProblem[] {
  const given = `${from}-${to}`;
  const problem = (code: string, expected: string): ScheduleProblem[] => [
    { path: 'to', problem: { code: `schedule.${code}`, given, expected } },
  ];

  if (endsNextDay && to > from) {
    return problem('window-longer-than-a-day', `An end on the next day that is not later than ${from}.`);
  }
  if (!endsNextDay && to === from) {
    return problem('window-empty', 'An end later than the start; 00:00-24:00 is a whole day.');
  }
  if (!endsNextDay && to < from) {
    return problem('window-ends-before-start', `An end later than ${from}, or endsNextDay set: ${to} of the next day.`);
  }
  return [];
}

function isWeekday(day: string): day is Weekday {
  const names: readonly string[] = WEEKDAYS;
  return names.includes(day);
}
