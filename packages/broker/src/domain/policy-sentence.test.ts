import { expect, it } from 'vitest';
import type { AccessPolicy } from './access-policy.ts';
import { examplePolicy } from './examples.ts';
import { policySentence } from './policy-sentence.ts';
import { WEEKDAYS } from './schedule.ts';
import type { ScheduleWindow, Weekday } from './schedule.ts';

const NAMES = {
  people: new Map([
    ['ada', 'Ada Lovelace'],
    ['bob', 'Bob'],
  ]),
  teams: new Map([['operations', 'Operations']]),
};
const HOUR = 3600;
const WORKDAYS: readonly Weekday[] = WEEKDAYS.slice(0, 5);

it('a policy is one plain sentence', () => {
  const policy = examplePolicy({ schedule: berlin(window(WORKDAYS, '08:00', '18:00')) });

  expect(policySentence(policy, NAMES)).toBe(
    'The team Operations may open tcp 22 for 2 hours, up to 8 hours, on weekdays 08:00-18:00 Europe/Berlin, without confirmation.',
  );
});

it.each<[Partial<AccessPolicy>, string]>([
  [{ grantees: [{ kind: 'everyone' }, { kind: 'person', personId: 'ada' }] }, 'Everyone may open tcp 22'],
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
  [{ grantees: [] }, 'Nobody may open'],
  [{ traffics: [{ kind: 'all' }] }, 'may open all traffic for'],
  [
    {
      traffics: [
        { kind: 'ports', protocol: 'tcp', fromPort: 8000, toPort: 8010 },
        { kind: 'icmp', protocol: 'icmp', message: { kind: 'type', type: 8 } },
      ],
    },
    'may open tcp 8000-8010 and icmp 8 for',
  ],
])('%j reads "%s"', (fields, part) => {
  expect(policySentence(examplePolicy(fields), NAMES)).toContain(part);
});

it.each([
  { usual: HOUR, longest: HOUR, words: 'tcp 22 for 1 hour, on' },
  { usual: 5400, longest: 36 * HOUR, words: 'tcp 22 for 90 minutes, up to 36 hours, on' },
  { usual: 24 * HOUR, longest: 48 * HOUR, words: 'tcp 22 for 1 day, up to 2 days, on' },
  { usual: 90, longest: 3600, words: 'tcp 22 for 90 seconds, up to 1 hour, on' },
  { usual: null, longest: null, words: 'tcp 22 to the end of the window, on' },
  { usual: null, longest: HOUR, words: 'tcp 22 to the end of the window, up to 1 hour, on' },
  { usual: HOUR, longest: null, words: 'tcp 22 for 1 hour, up to the end of the window, on' },
])('$usual and $longest seconds read "$words"', ({ usual, longest, words }) => {
  const schedule = berlin(window(['monday'], '08:00', '18:00'));
  const duration = { defaultSeconds: usual, longestSeconds: longest };

  expect(policySentence(examplePolicy({ schedule, duration }), NAMES)).toContain(words);
});

it.each([
  { windows: [], words: 'at any time,' },
  { windows: [window(WEEKDAYS, '00:00', '24:00')], words: 'at any time,' },
  { windows: [window(WEEKDAYS, '06:00', '22:00')], words: 'every day 06:00-22:00 Europe/Berlin,' },
  { windows: [window(['saturday', 'sunday'], '00:00', '24:00')], words: 'on weekends all day Europe/Berlin,' },
  { windows: [window(['monday'], '08:00', '12:00')], words: 'on Monday 08:00-12:00' },
  { windows: [window(['monday', 'tuesday'], '08:00', '12:00')], words: 'on Monday and Tuesday 08:00-12:00' },
  { windows: [window(['friday', 'monday', 'wednesday'], '08:00', '12:00')], words: 'on Monday, Wednesday and Friday' },
  { windows: [window(WEEKDAYS.slice(1, 5), '08:00', '12:00')], words: 'from Tuesday to Friday 08:00-12:00' },
  {
    windows: [{ ...window(['friday'], '22:00', '06:00'), endsNextDay: true }],
    words: 'on Friday 22:00 to 06:00 the next day',
  },
  {
    windows: [window(WORKDAYS, '08:00', '18:00'), window(['saturday'], '10:00', '14:00')],
    words: 'on weekdays 08:00-18:00 and on Saturday 10:00-14:00 Europe/Berlin,',
  },
])('a schedule reads "$words"', ({ windows, words }) => {
  expect(policySentence(examplePolicy({ schedule: berlin(...windows) }), NAMES)).toContain(words);
});

it.each<[Partial<AccessPolicy>, RegExp]>([
  [{ approvalsNeeded: 1 }, /, with one approval\.$/],
  [{ approvalsNeeded: 3 }, /, with 3 approvals\.$/],
  [{ reasonRequired: true }, /, without confirmation, giving a reason\.$/],
  [{ opensOn: 'sign-in' }, /, at sign-in\.$/],
  [
    { addresses: { allowedScopes: [], stated: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 } } },
    /, also for a stated address\.$/,
  ],
  [{ status: 'disabled' }, /^Switched off: The team Operations may open/],
])('%j is part of the sentence', (fields, expected) => {
  expect(policySentence(examplePolicy(fields), NAMES)).toMatch(expected);
});

function berlin(...windows: readonly ScheduleWindow[]) {
  return { timeZone: 'Europe/Berlin', windows };
}

function window(days: readonly Weekday[], from: string, to: string): ScheduleWindow {
  return { days, from, to, endsNextDay: false };
}
