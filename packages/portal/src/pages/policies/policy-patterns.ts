import type { PolicyForm } from './policy-form.ts';
import { WEEKDAYS, WORKING_HOURS } from './window-row.ts';

/** A ready answer to a usual need: fills the editor, and everything can be changed there. */
export interface PolicyPattern {
  readonly patternId: string;
  readonly title: string;
  readonly description: string;
  readonly form: Partial<PolicyForm>;
}

const HOURS = (amount: number) => ({ amount: String(amount), unit: 'hours' });
const UNTIL_WINDOW_ENDS = { amount: '', unit: 'window' };

export const POLICY_PATTERNS: readonly PolicyPattern[] = [
  {
    patternId: 'ssh-weekdays',
    title: 'SSH for a team on weekdays',
    description: 'Opens at once during working hours, and closes by itself in the evening.',
    form: {
      name: 'SSH on weekdays',
      traffics: [{ protocol: 'tcp', ports: '22' }],
      defaultDuration: HOURS(2),
      longestDuration: UNTIL_WINDOW_ENDS,
      windows: [WORKING_HOURS],
    },
  },
  {
    patternId: 'database-approval',
    title: 'A database for an hour, with approval',
    description: 'Somebody says why, somebody else says yes, and after an hour it is shut.',
    form: {
      name: 'Database for an hour',
      traffics: [{ protocol: 'tcp', ports: '5432' }],
      defaultDuration: HOURS(1),
      longestDuration: HOURS(1),
      approvalsNeeded: '1',
      reasonRequired: true,
    },
  },
  {
    patternId: 'desktop-sign-in',
    title: 'Remote Desktop when they sign in',
    description: 'The day begins with signing in, and the door is open until the end of it.',
    form: {
      name: 'Remote Desktop at sign-in',
      traffics: [{ protocol: 'tcp', ports: '3389' }],
      defaultDuration: UNTIL_WINDOW_ENDS,
      longestDuration: UNTIL_WINDOW_ENDS,
      windows: [WORKING_HOURS],
      opensOn: 'sign-in',
    },
  },
  {
    patternId: 'on-call',
    title: 'On call, at night and on weekends',
    description: 'Outside working hours only; whoever opens it says why.',
    form: {
      name: 'On call',
      traffics: [{ protocol: 'tcp', ports: '22' }],
      defaultDuration: HOURS(1),
      longestDuration: HOURS(4),
      reasonRequired: true,
      windows: [
        { days: WEEKDAYS.map(({ value }) => value), from: '18:00', to: '08:00' },
        { days: ['saturday', 'sunday'], from: '00:00', to: '00:00' },
      ],
    },
  },
  {
    patternId: 'supplier-day',
    title: 'A supplier for a day',
    description: 'From the office range that they name, with approval, for a day at most.',
    form: {
      name: 'Supplier for a day',
      traffics: [{ protocol: 'tcp', ports: '443' }],
      defaultDuration: HOURS(8),
      longestDuration: { amount: '1', unit: 'days' },
      approvalsNeeded: '1',
      reasonRequired: true,
      allowsStated: true,
      ipv4PrefixLength: '28',
      ipv6PrefixLength: '64',
    },
  },
];

/** The pattern of an id; `undefined` for one that there is not. */
export function patternNamed(patternId: string | undefined): PolicyPattern | undefined {
  return POLICY_PATTERNS.find((pattern) => pattern.patternId === patternId);
}
