import { formatTraffic } from '@gatelease/security-groups';
import type { AccessPolicy, DurationLimits, Grantee } from './access-policy.ts';
import type { PolicyFields } from './policy-input.ts';
import { WEEKDAYS } from './schedule.ts';
import type { Schedule, ScheduleWindow, Weekday } from './schedule.ts';
import { isLimiting } from './schedule-windows.ts';

/** What people and teams are called, by id. Ids without a name show as somebody or something removed. */
export interface PolicyNames {
  readonly people: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
}

/**
 * A policy in one plain sentence:
 * "The team Operations may open tcp 22 for 2 hours, up to 8 hours, on weekdays 08:00-18:00 Europe/Berlin, without confirmation."
 */
export function policySentence(policy: PolicyFields, names: PolicyNames): string {
  const parts = [
    `${subjectOf(policy.grantees, names)} may open ${listOf(policy.traffics.map(wordsOfTraffic))} ${wordsOfDuration(policy.duration)}`,
    wordsOfSchedule(policy.schedule),
    wordsOfApprovals(policy.approvalsNeeded),
    ...(policy.breakGlass ? ['in an emergency without'] : []),
    ...(policy.reasonRequired ? ['giving a reason'] : []),
    ...(policy.addresses.stated === null ? [] : ['also for a stated address']),
    ...(policy.opensOn === 'sign-in' ? ['at sign-in'] : []),
  ];
  const sentence = `${capitalized(parts.join(', '))}.`;
  return policy.status === 'enabled' ? sentence : `Switched off: ${sentence}`;
}

function subjectOf(grantees: readonly Grantee[], names: PolicyNames): string {
  if (grantees.some(({ kind }) => kind === 'everyone')) return 'everyone';
  return grantees.length === 0 ? 'nobody' : listOf(grantees.map((grantee) => nameOf(grantee, names)));
}

function nameOf(grantee: Grantee, names: PolicyNames): string {
  switch (grantee.kind) {
    case 'person':
      return names.people.get(grantee.personId) ?? 'a removed person';
    case 'team': {
      const name = names.teams.get(grantee.teamId);
      return name === undefined ? 'a removed team' : `the team ${name}`;
    }
    case 'everyone':
      return 'everyone';
  }
}

function wordsOfTraffic(traffic: AccessPolicy['traffics'][number]): string {
  return traffic.kind === 'all' ? 'all traffic' : formatTraffic(traffic);
}

function wordsOfDuration({ defaultSeconds, longestSeconds }: DurationLimits): string {
  const usual = defaultSeconds === null ? 'to the end of the window' : `for ${wordsOfSeconds(defaultSeconds)}`;
  if (defaultSeconds === longestSeconds) return usual;
  return `${usual}, up to ${longestSeconds === null ? 'the end of the window' : wordsOfSeconds(longestSeconds)}`;
}

const UNITS = [
  { name: 'day', seconds: 24 * 60 * 60 },
  { name: 'hour', seconds: 60 * 60 },
  { name: 'minute', seconds: 60 },
] as const;

/** In the largest unit that divides it: 90 minutes, 36 hours, 2 days. */
function wordsOfSeconds(seconds: number): string {
  const unit = UNITS.find((candidate) => seconds % candidate.seconds === 0) ?? { name: 'second', seconds: 1 };
  const count = seconds / unit.seconds;
  return count === 1 ? `1 ${unit.name}` : `${String(count)} ${unit.name}s`;
}

function wordsOfSchedule(schedule: Schedule): string {
  if (!isLimiting(schedule)) return 'at any time';
  return `${listOf(schedule.windows.map(wordsOfWindow))} ${schedule.timeZone}`;
}

function wordsOfWindow({ days, from, to, endsNextDay }: ScheduleWindow): string {
  if (from === '00:00' && to === '24:00' && !endsNextDay) return `${wordsOfDays(days)} all day`;
  return endsNextDay ? `${wordsOfDays(days)} ${from} to ${to} the next day` : `${wordsOfDays(days)} ${from}-${to}`;
}

function wordsOfDays(days: readonly Weekday[]): string {
  const inOrder = WEEKDAYS.filter((day) => days.includes(day));
  const key = inOrder.map((day) => WEEKDAYS.indexOf(day)).join('');
  if (key === '0123456') return 'every day';
  if (key === '01234') return 'on weekdays';
  if (key === '56') return 'on weekends';

  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const isRun = inOrder.length > 2 && '0123456'.includes(key);
  if (isRun && first !== undefined && last !== undefined) return `from ${capitalized(first)} to ${capitalized(last)}`;
  return `on ${listOf(inOrder.map(capitalized))}`;
}

function wordsOfApprovals(approvals: number): string {
  if (approvals === 0) return 'without confirmation';
  return approvals === 1 ? 'with one approval' : `with ${String(approvals)} approvals`;
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
