import type { PolicyView } from '@gatelease/contract';
import { policySentence } from '@gatelease/contract/policy-sentence';
import { DAY } from './ages.ts';
import type { At } from './ages.ts';

const NAMES = {
  people: new Map([
    ['p-mara', 'Mara Lindqvist'],
    ['p-priya', 'Priya Natarajan'],
  ]),
  teams: new Map([
    ['t-ops', 'Operations'],
    ['t-data', 'Data'],
  ]),
};

/** Policies with and without schedule, approval and stated addresses; one switched off. */
export function ordinaryPolicies(at: At) {
  const policy = (policyId: string, name: string, resourceId: string, more: Partial<PolicyView> = {}): PolicyView => ({
    policyId,
    name,
    resourceId,
    resourceName: resourceId === 'r-bastion' ? 'prod-bastion' : resourceId === 'r-db' ? 'orders-db' : 'build-farm',
    grantees: [{ kind: 'team', teamId: 't-ops' }],
    traffics: ['tcp 22'],
    schedule: { timeZone: 'Europe/Berlin', windows: [] },
    defaultDurationSeconds: 3600,
    longestDurationSeconds: 8 * 3600,
    approvalsNeeded: 0,
    breakGlass: false,
    notifiesApprovers: true,
    opensOn: 'request',
    reasonRequired: false,
    allowedScopes: [],
    statedAddresses: null,
    status: 'enabled',
    sentence: '',
    liveLeases: 0,
    createdAt: at(-30 * DAY),
    version: 4,
    ...more,
  });
  const policies = [
    policy('pol-ssh', 'SSH for Operations', 'r-bastion', { liveLeases: 2 }),
    policy('pol-db', 'Orders database', 'r-db', {
      grantees: [
        { kind: 'team', teamId: 't-data' },
        { kind: 'person', personId: 'p-mara' },
      ],
      traffics: ['tcp 5432'],
      approvalsNeeded: 1,
      breakGlass: true,
      reasonRequired: true,
    }),
    policy('pol-build', 'Build machines in working hours', 'r-build', {
      grantees: [{ kind: 'everyone' }],
      traffics: ['tcp 22', 'tcp 8000-8010'],
      schedule: {
        timeZone: 'Europe/Berlin',
        windows: [
          {
            days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
            from: '07:30',
            to: '19:00',
            endsNextDay: false,
          },
          { days: ['saturday'], from: '22:00', to: '04:00', endsNextDay: true },
        ],
      },
      defaultDurationSeconds: null,
      longestDurationSeconds: null,
    }),
    policy('pol-rdp', 'Remote Desktop for the migration', 'r-build', {
      traffics: ['tcp 3389', 'icmp 8'],
      statedAddresses: { ipv4PrefixLength: 28, ipv6PrefixLength: 64 },
    }),
    policy('pol-old', 'Last year’s audit', 'r-db', {
      traffics: ['tcp 5432'],
      status: 'disabled',
    }),
  ];
  return policies.map((one) => ({ ...one, sentence: policySentence(one, NAMES) }));
}
