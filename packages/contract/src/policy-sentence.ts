import type { PolicyInput } from './policy.ts';
import { trafficPhrase } from './traffic-phrase.ts';

type Schedule = NonNullable<PolicyInput['schedule']>;
type Window = Schedule['windows'][number];
type Grantee = PolicyInput['grantees'][number];

/** What things are called, by id. Ids without a name show as somebody or something removed. */
export interface PolicyNames {
  readonly people: ReadonlyMap<string, string>;
  readonly teams: ReadonlyMap<string, string>;
  /** Left out where the sentence stands beside the resource. */
  readonly resource?: string;
}

/**
 * A policy in one plain sentence, the same in the editor while it is typed, in lists, at the door and in searches:
 * "The team Operations may open SSH (TCP 22) for 2 hours, up to 8 hours, on weekdays 08:00-18:00 (Europe/Berlin),
 * without confirmation."
 */
export function policySentence(policy: PolicyInput, names: PolicyNames): string {
  const what = listOf(policy.traffics.map(trafficPhrase));
  const where = names.resource === undefined ? '' : ` on ${names.resource}`;
  const parts = [
    `${granteesWords(policy.grantees, names)} may open ${what === '' ? 'nothing' : what}${where} ${durationsOf(policy)}`,
    scheduleWords(policy.schedule),
    ...approvalsOf(policy),
    ...(policy.reasonRequired === true ? ['giving a reason'] : []),
    ...statedOf(policy),
    ...(policy.opensOn === 'sign-in' ? ['by itself at sign-in'] : []),
  ];
  const sentence = `${capitalized(parts.join(', '))}.`;
  return policy.status === 'disabled' ? `Switched off: ${sentence}` : sentence;
}

/** A schedule in words: `on weekdays 08:00-18:00 (Europe/Berlin)`. */
export function scheduleWords(schedule: Schedule | undefined): string {
  if (schedule === undefined || schedule.windows.length === 0) return 'at any time';
  const windows = schedule.windows.map(windowWords);
  return windows.includes(ALWAYS) ? 'at any time' : `${listOf(windows)} (${schedule.timeZone})`;
}

/** A length of time in the largest unit that divides it: `90 minutes`, `36 hours`; `null` is the rest of the window. */
export function durationWords(seconds: number | null): string {
  if (seconds === null) return 'the rest of the window';
  if (seconds <= 0) return '(say how long)';
  const unit = UNITS.find((candidate) => seconds % candidate.seconds === 0) ?? { name: 'second', seconds: 1 };
  const count = seconds / unit.seconds;
  return count === 1 ? `1 ${unit.name}` : `${String(count)} ${unit.name}s`;
}

const UNITS = [
  { name: 'day', seconds: 24 * 60 * 60 },
  { name: 'hour', seconds: 60 * 60 },
  { name: 'minute', seconds: 60 },
] as const;

/** Who is named, in words: `the team Operations and Bob`. */
export function granteesWords(grantees: readonly Grantee[], names: PolicyNames): string {
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

function durationsOf({ defaultDurationSeconds: usual, longestDurationSeconds: longest }: PolicyInput): string {
  const main = `for ${durationWords(usual)}`;
  return usual === longest ? main : `${main}, up to ${durationWords(longest)}`;
}

const ALWAYS = 'every day all day';

function windowWords({ days, from, to, endsNextDay }: Window): string {
  if (from === '00:00' && to === '24:00' && endsNextDay !== true) return `${daysWords(days)} all day`;
  return endsNextDay === true ? `${daysWords(days)} ${from} to ${to} the next day` : `${daysWords(days)} ${from}-${to}`;
}

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function daysWords(days: Window['days']): string {
  const inOrder = WEEK.filter((day) => days.includes(day));
  const key = inOrder.map((day) => WEEK.indexOf(day)).join('');
  if (key === '') return 'on no day';
  if (key === '0123456') return 'every day';
  if (key === '01234') return 'on weekdays';
  if (key === '56') return 'on weekends';

  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const isRun = inOrder.length > 2 && '0123456'.includes(key);
  if (isRun && first !== undefined && last !== undefined) return `from ${capitalized(first)} to ${capitalized(last)}`;
  return `on ${listOf(inOrder.map(capitalized))}`;
}

function approvalsOf({ approvalsNeeded = 0, breakGlass }: PolicyInput): readonly string[] {
  if (approvalsNeeded <= 0) return ['without confirmation'];
  const approvals = approvalsNeeded === 1 ? 'one approval' : `${String(approvalsNeeded)} approvals`;
  return [`with ${approvals}`, ...(breakGlass === true ? ['in an emergency without'] : [])];
}

function statedOf({ statedAddresses: stated }: PolicyInput): readonly string[] {
  if (stated === null || stated === undefined) return [];
  const { ipv4PrefixLength: ipv4, ipv6PrefixLength: ipv6 } = stated;
  return [
    ipv4 === 32 && ipv6 === 128
      ? 'also for an address that they state'
      : `also for a range that they state, no wider than /${String(ipv4)} (IPv6: /${String(ipv6)})`,
  ];
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
