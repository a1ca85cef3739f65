import { expect, it } from 'vitest';
import type { AccessPolicy } from './access-policy.ts';
import { exampleLease, examplePerson, examplePolicy, MONDAY_AT_TEN } from './examples.ts';
import { decideKeptGrant } from './kept-grant.ts';
import type { LostGrant } from './kept-grant.ts';

const AFTERNOONS = {
  timeZone: 'Europe/Berlin',
  windows: [{ days: ['monday'] as const, from: '13:00', to: '18:00', endsNextDay: false }],
};

it.each<{ readonly change: Partial<AccessPolicy>; readonly lost: LostGrant | null }>([
  { change: { name: 'Another name' }, lost: null },
  { change: { duration: { defaultSeconds: 60, longestSeconds: 60 } }, lost: null },
  { change: { approvalsNeeded: 2, reasonRequired: true }, lost: null },
  { change: { status: 'disabled' }, lost: 'policy-disabled' },
  { change: { grantees: [{ kind: 'team', teamId: 'finance' }] }, lost: 'not-granted' },
  { change: { resourceId: 'databases' }, lost: 'resource-changed' },
  {
    change: { traffics: [{ kind: 'ports', protocol: 'tcp', fromPort: 443, toPort: 443 }] },
    lost: 'traffic-dropped',
  },
  { change: { schedule: AFTERNOONS }, lost: 'outside-schedule' },
])('a policy changed to $change leaves a lease with $lost', ({ change, lost }) => {
  expect(decideKeptGrant(examplePolicy(change), examplePerson(), exampleLease(), MONDAY_AT_TEN)).toBe(lost);
});

it('looks at the person and at the addresses of the lease, too', () => {
  const policy = examplePolicy();
  const inside = exampleLease({ cidrs: ['10.0.0.7/32'] });

  expect([
    decideKeptGrant(policy, undefined, exampleLease(), MONDAY_AT_TEN),
    decideKeptGrant(policy, examplePerson({ status: 'deactivated' }), exampleLease(), MONDAY_AT_TEN),
    decideKeptGrant(policy, examplePerson(), inside, MONDAY_AT_TEN),
  ]).toEqual(['person-gone', 'person-gone', 'address-not-allowed']);
});
