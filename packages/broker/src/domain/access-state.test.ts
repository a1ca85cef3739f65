import { describe, expect, it } from 'vitest';
import { describeAccess } from './access-state.ts';
import type { AccessState } from './access-state.ts';
import { ACCESS_REQUEST_STATES } from './access-request.ts';
import { exampleLease, examplePerson, examplePolicy, exampleRequest, MONDAY_AT_TEN } from './examples.ts';
import { LEASE_STATES } from './lease.ts';

const OPEN_UNTIL_17 = {
  timeZone: 'UTC',
  windows: [{ days: ['monday'], from: '08:00', to: '17:00', endsNextDay: false }],
} as const;
const CLOSED_ON_MONDAYS = { ...OPEN_UNTIL_17, windows: [{ ...OPEN_UNTIL_17.windows[0], days: ['tuesday'] }] } as const;

describe('what somebody sees of a policy', () => {
  it('is that it can be opened, and how', () => {
    expect(stateOf({})).toEqual({ kind: 'can-open', needsApproval: false, reasonRequired: false, opensUntil: null });
    expect(
      stateOf({ policy: examplePolicy({ schedule: OPEN_UNTIL_17, approvalsNeeded: 1, reasonRequired: true }) }),
    ).toEqual({
      kind: 'can-open',
      needsApproval: true,
      reasonRequired: true,
      opensUntil: new Date('2026-11-16T17:00Z'),
    });
  });

  it('is the next window while the schedule is closed', () => {
    expect(stateOf({ policy: examplePolicy({ schedule: CLOSED_ON_MONDAYS }) })).toEqual({
      kind: 'closed',
      nextWindow: { startsAt: new Date('2026-11-17T08:00Z'), endsAt: new Date('2026-11-17T17:00Z') },
    });
  });

  it.each([
    { reason: 'not-named', view: { person: examplePerson({ teamIds: [] }) } },
    { reason: 'person-deactivated', view: { person: examplePerson({ status: 'deactivated' }) } },
    { reason: 'policy-disabled', view: { policy: examplePolicy({ status: 'disabled' }) } },
  ] as const)('is nothing when not granted: $reason', ({ reason, view }) => {
    expect(stateOf(view)).toEqual({ kind: 'not-granted', reason });
  });

  it.each(LEASE_STATES)('is a live lease: %s', (state) => {
    const isLive = state === 'scheduled' || state === 'opening' || state === 'active';

    expect(stateOf({ leases: [exampleLease({ state })] }).kind).toBe(isLive ? 'open' : 'can-open');
  });

  it('is all live leases, the one that ends last first', () => {
    const first = exampleLease({ leaseId: 'first' });
    const last = exampleLease({ leaseId: 'last', endsAt: new Date('2026-11-16T12:00Z') });

    expect(stateOf({ leases: [first, last] })).toEqual({ kind: 'open', leases: [last, first] });
  });

  it.each([
    { name: 'the grant', view: { person: examplePerson({ teamIds: [] }) } },
    { name: 'the policy', view: { policy: examplePolicy({ status: 'disabled' }) } },
    { name: 'the window', view: { policy: examplePolicy({ schedule: CLOSED_ON_MONDAYS }) } },
  ])('is a lease that is still open although $name is gone, so that it can be closed', ({ view }) => {
    expect(stateOf({ ...view, leases: [exampleLease()] }).kind).toBe('open');
  });

  it.each(ACCESS_REQUEST_STATES)('is a pending request: %s', (state) => {
    const requests = [exampleRequest({ state })];

    expect(stateOf({ requests })).toMatchObject(
      state === 'pending' ? { kind: 'pending', requests } : { kind: 'can-open' },
    );
  });

  it.each([
    { name: "another person's", fields: { personId: 'bob' } },
    { name: "another policy's", fields: { policyId: 'rdp' } },
  ])('is never $name lease or request', ({ fields }) => {
    const view = { leases: [exampleLease(fields)], requests: [exampleRequest(fields)] };

    expect(stateOf(view).kind).toBe('can-open');
  });

  it('is neither a lease nor a request whose time is up', () => {
    const view = {
      leases: [exampleLease({ endsAt: MONDAY_AT_TEN })],
      requests: [exampleRequest({ lapsesAt: MONDAY_AT_TEN })],
    };

    expect(stateOf(view).kind).toBe('can-open');
  });
});

function stateOf(view: Partial<Parameters<typeof describeAccess>[0]>): AccessState {
  return describeAccess({
    policy: examplePolicy(),
    person: examplePerson(),
    now: MONDAY_AT_TEN,
    leases: [],
    requests: [],
    ...view,
  });
}
