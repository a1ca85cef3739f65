import { describe, expect, it } from 'vitest';
import { durationWords, policySentence, scheduleWords } from './policy-sentence.ts';
import type { PolicyInput } from './policy.ts';

type Window = NonNullable<PolicyInput['schedule']>['windows'][number];

const NAMES = {
  people: new Map([
    ['ada', 'Ada Lovelace'],
    ['bob', 'Bob'],
  ]),
  teams: new Map([['operations', 'Operations']]),
};
const WEEKDAYS: Window['days'] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WORKDAYS = WEEKDAYS.slice(0, 5);
const HOUR = 3600;

function policy(fields: Partial<PolicyInput> = {}): PolicyInput {
  return {
    name: 'SSH for Operations',
    resourceId: 'web-servers',
    grantees: [{ kind: 'team', teamId: 'operations' }],
    traffics: ['tcp 22'],
    defaultDurationSeconds: 2 * HOUR,
    longestDurationSeconds: 8 * HOUR,
    ...fields,
  };
}

it('a policy is one plain sentence', () => {
  const schedule = berlin(window(WORKDAYS, '08:00', '18:00'));

  expect(policySentence(policy({ schedule }), NAMES)).toBe(
    'The team Operations may open SSH (TCP 22) for 2 hours, up to 8 hours, on weekdays 08:00-18:00 (Europe/Berlin), without confirmation.',
  );
});

it('stays readable while nothing is filled in', () => {
  const empty = policy({ grantees: [], traffics: [], defaultDurationSeconds: 0, approvalsNeeded: -1 });

  expect(policySentence(empty, { ...NAMES, resource: 'prod-bastion' })).toBe(
    'Nobody may open nothing on prod-bastion for (say how long), up to 8 hours, at any time, without confirmation.',
  );
});

it.each<[Partial<PolicyInput>, string]>([
  [{ grantees: [{ kind: 'everyone' }, { kind: 'person', personId: 'ada' }] }, 'Everyone may open SSH (TCP 22)'],
  [
    {
      grantees: [
        { kind: 'person', personId: 'ada' },
        { kind: 'person', personId: 'bob' },
        { kind: 'team', teamId: 'operations' },
      ],
    },
    'Ada Lovelace, Bob and the team Operations may open',
  ],
  [
    {
      grantees: [
        { kind: 'team', teamId: 'x' },
        { kind: 'person', personId: 'x' },
      ],
    },
    'A removed team and a removed person may',
  ],
  [{ traffics: ['all'] }, 'may open everything for'],
  [{ traffics: ['tcp 8000-8010', 'icmp 8'] }, 'may open TCP ports 8000-8010 and Ping for'],
  [{ defaultDurationSeconds: null, longestDurationSeconds: null }, 'for the rest of the window, at any time'],
  [{ defaultDurationSeconds: null, longestDurationSeconds: HOUR }, 'for the rest of the window, up to 1 hour,'],
  [{ defaultDurationSeconds: HOUR, longestDurationSeconds: HOUR }, 'for 1 hour, at any time'],
])('%j reads "%s"', (fields, part) => {
  expect(policySentence(policy(fields), NAMES)).toContain(part);
});

it.each<[Partial<PolicyInput>, RegExp]>([
  [{ approvalsNeeded: 1 }, /, with one approval\.$/],
  [{ approvalsNeeded: 3 }, /, with 3 approvals\.$/],
  [{ approvalsNeeded: 1, breakGlass: true }, /, with one approval, in an emergency without\.$/],
  [{ reasonRequired: true }, /, without confirmation, giving a reason\.$/],
  [{ opensOn: 'sign-in' }, /, by itself at sign-in\.$/],
  [
    { statedAddresses: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 } },
    /, also for a range that they state, no wider than \/24 \(IPv6: \/56\)\.$/,
  ],
  [{ statedAddresses: { ipv4PrefixLength: 32, ipv6PrefixLength: 128 } }, /, also for an address that they state\.$/],
  [{ status: 'disabled' }, /^Switched off: The team Operations may open/],
])('%j is part of the sentence', (fields, expected) => {
  expect(policySentence(policy(fields), NAMES)).toMatch(expected);
});

it.each([
  [60, '1 minute'],
  [5400, '90 minutes'],
  [36 * HOUR, '36 hours'],
  [48 * HOUR, '2 days'],
  [90, '90 seconds'],
  [null, 'the rest of the window'],
  [0, '(say how long)'],
])('%s seconds read "%s"', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});

describe('a schedule', () => {
  it.each([
    { windows: [], words: 'at any time' },
    { windows: [window(WEEKDAYS, '00:00', '24:00')], words: 'at any time' },
    { windows: [window(WEEKDAYS, '06:00', '22:00')], words: 'every day 06:00-22:00 (Europe/Berlin)' },
    { windows: [window(['saturday', 'sunday'], '00:00', '24:00')], words: 'on weekends all day (Europe/Berlin)' },
    {
      windows: [window(['monday', 'tuesday'], '08:00', '12:00')],
      words: 'on Monday and Tuesday 08:00-12:00 (Europe/Berlin)',
    },
    {
      windows: [window(WEEKDAYS.slice(1, 5), '08:00', '12:00')],
      words: 'from Tuesday to Friday 08:00-12:00 (Europe/Berlin)',
    },
    { windows: [window([], '08:00', '12:00')], words: 'on no day 08:00-12:00 (Europe/Berlin)' },
    {
      windows: [{ ...window(['friday'], '22:00', '06:00'), endsNextDay: true }],
      words: 'on Friday 22:00 to 06:00 the next day (Europe/Berlin)',
    },
    {
      windows: [window(WORKDAYS, '08:00', '18:00'), window(['saturday'], '10:00', '14:00')],
      words: 'on weekdays 08:00-18:00 and on Saturday 10:00-14:00 (Europe/Berlin)',
    },
  ])('reads "$words"', ({ windows, words }) => {
    expect(scheduleWords(berlin(...windows))).toBe(words);
  });
});

function berlin(...windows: Window[]) {
  return { timeZone: 'Europe/Berlin', windows };
}

function window(days: Window['days'], from: string, to: string): Window {
  return { days, from, to, endsNextDay: false };
}
