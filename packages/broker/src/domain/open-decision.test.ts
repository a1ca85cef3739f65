import { parseIpAddress } from '@gatelease/security-groups';
import { describe, expect, it } from 'vitest';
import type { AccessPolicy } from './access-policy.ts';
import type { WantedAddresses } from './address-decision.ts';
import { exampleLease, examplePerson, examplePolicy, exampleRequest, MONDAY_AT_TEN } from './examples.ts';
import { LEASE_STATES } from './lease.ts';
import { decideApprovedOpening, decideOpening, OPENING_REFUSALS } from './open-decision.ts';
import type { OpeningRefusal, OpeningWish } from './open-decision.ts';
import { ROLES } from './person.ts';

const CLOSED_ON_MONDAYS: AccessPolicy['schedule'] = {
  timeZone: 'UTC',
  windows: [{ days: ['tuesday'], from: '08:00', to: '17:00', endsNextDay: false }],
};
const CLOSED_UNTIL_TUESDAY = {
  reason: 'outside-schedule',
  nextWindow: { startsAt: new Date('2026-11-17T08:00Z'), endsAt: new Date('2026-11-17T17:00Z') },
} as const;

describe('a wish without confirmation', () => {
  it('opens for the address of the connection, from now', () => {
    expect(decideOpening(wish())).toEqual({
      kind: 'open',
      traffics: examplePolicy().traffics,
      cidrs: ['203.0.113.7/32'],
      startsAt: MONDAY_AT_TEN,
      endsAt: new Date('2026-11-16T11:00Z'),
      latestEndsAt: new Date('2026-11-16T17:00Z'),
    });
  });

  it.each(ROLES)('needs the grant and not the role: %s', (role) => {
    expect(decideOpening(wish({ person: examplePerson({ role }) })).kind).toBe('open');
    expect(decideOpening(wish({ person: examplePerson({ role, teamIds: [] }) })).kind).toBe('refused');
  });

  it.each([
    { name: 'the person', grantees: [{ kind: 'person', personId: 'ada' }] },
    {
      name: 'a team of theirs',
      grantees: [
        { kind: 'team', teamId: 'sales' },
        { kind: 'team', teamId: 'operations' },
      ],
    },
    { name: 'everyone', grantees: [{ kind: 'everyone' }] },
  ] as const)('is granted by naming $name', ({ grantees }) => {
    expect(decideOpening(wish({ policy: examplePolicy({ grantees }) })).kind).toBe('open');
  });
});

describe('a wish that needs confirmation', () => {
  const policy = examplePolicy({
    approvalsNeeded: 2,
    schedule: { timeZone: 'UTC', windows: [{ days: ['monday'], from: '08:00', to: '17:00', endsNextDay: false }] },
    duration: { defaultSeconds: 3600, longestSeconds: null },
  });

  it.each([
    { durationSeconds: undefined, expected: 3600 },
    { durationSeconds: 1800, expected: 1800 },
    { durationSeconds: 'window-end', expected: null },
  ] as const)(
    'for $durationSeconds asks for $expected seconds, counted from the approval',
    ({ durationSeconds, expected }) => {
      expect(decideOpening(wish({ policy, durationSeconds }))).toEqual({
        kind: 'needs-approval',
        cidrs: ['203.0.113.7/32'],
        durationSeconds: expected,
        approvalsNeeded: 2,
      });
    },
  );

  it('is refused like any other, before anybody is asked', () => {
    expect(decideOpening(wish({ policy: { ...policy, schedule: CLOSED_ON_MONDAYS } }))).toEqual({
      kind: 'refused',
      ...CLOSED_UNTIL_TUESDAY,
    });
  });
});

describe('in an emergency', () => {
  const policy = examplePolicy({ approvalsNeeded: 2, breakGlass: true });

  it('opens without approval where the policy allows it, with a reason', () => {
    expect(decideOpening(wish({ policy, breakGlass: true, reason: 'The site is down' })).kind).toBe('open');
    expect(decideOpening(wish({ policy, breakGlass: true, reason: ' ' }))).toEqual({
      kind: 'refused',
      reason: 'reason-required',
    });
  });

  it('breaks nothing where nobody has to agree', () => {
    expect(decideOpening(wish({ policy: examplePolicy(), breakGlass: true, reason: null })).kind).toBe('open');
  });

  it('opens at no other time, for no other address and for no longer than anybody else', () => {
    const broken = { breakGlass: true, reason: 'The site is down' } as const;

    expect(decideOpening(wish({ ...broken, policy: { ...policy, schedule: CLOSED_ON_MONDAYS } }))).toMatchObject({
      reason: 'outside-schedule',
    });
    expect(decideOpening(wish({ ...broken, policy, wanted: from('10.0.0.7') }))).toMatchObject({
      reason: 'address-scope',
    });
    expect(decideOpening(wish({ ...broken, policy, durationSeconds: 28_801 }))).toMatchObject({
      reason: 'duration-too-long',
    });
    expect(decideOpening(wish({ ...broken, policy, person: examplePerson({ teamIds: [] }) }))).toMatchObject({
      reason: 'not-granted',
    });
  });
});

describe('every refusal', () => {
  const stating: AccessPolicy['addresses'] = {
    allowedScopes: [],
    stated: { ipv4PrefixLength: 24, ipv6PrefixLength: 56 },
  };
  const echoRequest = { kind: 'icmp', protocol: 'icmp', message: { kind: 'type', type: 8 } } as const;
  const examples: Record<OpeningRefusal['reason'], { wish: Partial<OpeningWish>; details?: object }> = {
    'not-granted': { wish: { person: examplePerson({ teamIds: ['sales'] }) } },
    'person-deactivated': { wish: { person: examplePerson({ status: 'deactivated' }) } },
    'policy-disabled': { wish: { policy: examplePolicy({ status: 'disabled' }) } },
    'break-glass-not-allowed': {
      wish: { policy: examplePolicy({ approvalsNeeded: 1 }), breakGlass: true, reason: 'fire' },
    },
    'reason-required': { wish: { policy: examplePolicy({ reasonRequired: true }), reason: ' \t' } },
    'no-address': { wish: { wanted: from() } },
    'address-malformed': { wish: { wanted: stated('here') }, details: { given: 'here' } },
    'too-many-addresses': {
      wish: { wanted: stated('198.51.100.1/32', '198.51.100.2/32') },
      details: { given: ['198.51.100.1/32', '198.51.100.2/32'] },
    },
    everything: { wish: { wanted: stated('0.0.0.0/0') }, details: { cidr: '0.0.0.0/0' } },
    'address-scope': { wish: { wanted: from('10.0.0.7') }, details: { cidr: '10.0.0.7/32', scope: 'private' } },
    'stated-address-not-allowed': { wish: { wanted: stated('198.51.100.1/32') }, details: { cidr: '198.51.100.1/32' } },
    'stated-range-too-wide': {
      wish: { policy: examplePolicy({ addresses: stating }), wanted: stated('198.51.0.0/16') },
      details: { given: 16, narrowestAllowed: 24 },
    },
    'nothing-to-open': {
      wish: { policy: examplePolicy({ traffics: [echoRequest] }), wanted: from('2a00:1450::7') },
      details: { cidrs: ['2a00:1450::7/128'] },
    },
    'outside-schedule': {
      wish: { policy: examplePolicy({ schedule: CLOSED_ON_MONDAYS }) },
      details: CLOSED_UNTIL_TUESDAY,
    },
    'duration-too-short': { wish: { durationSeconds: 59 }, details: { given: 59, shortest: 60 } },
    'duration-too-long': { wish: { durationSeconds: 28_801 }, details: { given: 28_801, longest: 28_800 } },
    'no-window-end': { wish: { durationSeconds: 'window-end' } },
  };

  it.each(OPENING_REFUSALS)('%s says what was wrong, with or without confirmation', (reason) => {
    const example = examples[reason];
    const policy = example.wish.policy ?? examplePolicy();

    const direct = decideOpening(wish(example.wish));
    const confirmed = decideOpening(wish({ ...example.wish, policy: { ...policy, approvalsNeeded: 1 } }));

    expect(direct).toMatchObject({ kind: 'refused', reason, ...example.details });
    expect(confirmed).toEqual(direct);
  });

  it('tells those who were not granted nothing else about the policy', () => {
    const stranger = examplePerson({ teamIds: [] });
    const policy = examplePolicy({ status: 'disabled', reasonRequired: true, schedule: CLOSED_ON_MONDAYS });

    expect(decideOpening(wish({ person: stranger, policy }))).toEqual({ kind: 'refused', reason: 'not-granted' });
  });

  it('a person of another organization is not "everyone"', () => {
    const stranger = examplePerson({ organizationId: 'elsewhere' });
    const policy = examplePolicy({ grantees: [{ kind: 'everyone' }] });

    expect(decideOpening(wish({ person: stranger, policy }))).toEqual({ kind: 'refused', reason: 'not-granted' });
  });
});

describe('a wish for what is open already', () => {
  it.each([
    { name: 'the same address', cidrs: ['203.0.113.7/32'], wanted: from('203.0.113.7') },
    { name: 'one of two addresses', cidrs: ['203.0.113.7/32', '2a00:1450::7/128'], wanted: from('2a00:1450::7') },
    { name: 'an address in an open range', cidrs: ['203.0.113.0/24'], wanted: from('203.0.113.7') },
  ])('names the lease that has $name', ({ cidrs, wanted }) => {
    const decision = decideOpening(wish({ wanted, openLeases: [exampleLease({ cidrs })] }));

    expect(decision).toEqual({ kind: 'already-open', leaseId: 'lease-1' });
  });

  it('opens for a new address beside the old one', () => {
    expect(decideOpening(wish({ wanted: from('203.0.113.8'), openLeases: [exampleLease()] })).kind).toBe('open');
    expect(
      decideOpening(wish({ wanted: from('203.0.113.7', '2a00:1450::7'), openLeases: [exampleLease()] })).kind,
    ).toBe('open');
  });

  it.each(LEASE_STATES)('looks at live leases only: %s', (state) => {
    const isLive = state === 'scheduled' || state === 'opening' || state === 'active';

    expect(decideOpening(wish({ openLeases: [exampleLease({ state })] })).kind).toBe(isLive ? 'already-open' : 'open');
  });

  it.each([
    { name: 'of another person', fields: { personId: 'bob' } },
    { name: 'of another policy', fields: { policyId: 'rdp' } },
    { name: 'that is due to end now', fields: { endsAt: MONDAY_AT_TEN } },
  ])('does not count a lease $name', ({ fields }) => {
    expect(decideOpening(wish({ openLeases: [exampleLease(fields)] })).kind).toBe('open');
  });
});

describe('at the last approval', () => {
  const later = new Date('2026-11-16T12:00:00Z');

  it('the clock starts then, not at the request', () => {
    expect(approve({})).toEqual({
      kind: 'open',
      traffics: examplePolicy().traffics,
      cidrs: ['203.0.113.7/32'],
      startsAt: later,
      endsAt: new Date('2026-11-16T14:00Z'),
      latestEndsAt: new Date('2026-11-16T20:00Z'),
    });
  });

  it('a policy that became stricter about the duration shortens it', () => {
    const policy = examplePolicy({ duration: { defaultSeconds: 600, longestSeconds: 1800 } });

    expect(approve({ policy })).toMatchObject({ endsAt: new Date('2026-11-16T12:30Z') });
  });

  it.each([
    { name: 'the grant', fields: { grantees: [] }, reason: 'not-granted' },
    { name: 'the policy', fields: { status: 'disabled' }, reason: 'policy-disabled' },
    { name: 'the window', fields: { schedule: CLOSED_ON_MONDAYS }, reason: 'outside-schedule' },
  ] as const)('what was lost since the request is lost: $name', ({ fields, reason }) => {
    expect(approve({ policy: examplePolicy(fields) })).toMatchObject({ kind: 'refused', reason });
  });

  it('a policy that was widened meanwhile opens only what was asked for', () => {
    const ssh = { kind: 'ports', protocol: 'tcp', fromPort: 22, toPort: 22 } as const;

    expect(approve({ policy: examplePolicy({ traffics: [{ kind: 'all' }, ssh] }) })).toMatchObject({ traffics: [ssh] });
  });

  it('a policy that no longer grants any of what was asked for opens nothing', () => {
    const policy = examplePolicy({ traffics: [{ kind: 'all' }] });

    expect(approve({ policy })).toMatchObject({ kind: 'refused', reason: 'nothing-to-open' });
  });

  it('a requester who was deactivated gets nothing', () => {
    expect(approve({ person: examplePerson({ status: 'deactivated' }) })).toEqual({
      kind: 'refused',
      reason: 'person-deactivated',
    });
  });

  it.each([
    { name: 'another resource, to which the policy was moved', fields: { resourceId: 'databases' } },
    { name: 'another policy', fields: { policyId: 'rdp' } },
    { name: 'another person', fields: { personId: 'bob' } },
  ])('an approval does not open $name', ({ fields }) => {
    expect(approve({ request: exampleRequest(fields) })).toEqual({ kind: 'refused', reason: 'not-granted' });
  });

  it('a range that the policy no longer allows is refused', () => {
    expect(approve({ request: exampleRequest({ cidrs: ['203.0.113.0/24'] }) })).toMatchObject({
      reason: 'stated-address-not-allowed',
    });
  });

  function approve(fields: Partial<Parameters<typeof decideApprovedOpening>[0]>) {
    return decideApprovedOpening({
      policy: examplePolicy(),
      person: examplePerson(),
      request: exampleRequest(),
      now: later,
      ...fields,
    });
  }
});

function wish(fields: Partial<OpeningWish> = {}): OpeningWish {
  return {
    policy: examplePolicy(),
    person: examplePerson(),
    wanted: from('203.0.113.7'),
    reason: null,
    now: MONDAY_AT_TEN,
    openLeases: [],
    ...fields,
  };
}

function from(...texts: readonly string[]): WantedAddresses {
  const addresses = texts.map((text) => {
    const read = parseIpAddress(text);
    if (!read.ok) throw new Error(read.problem.code);
    return read.value;
  });
  return { kind: 'connection', addresses };
}

function stated(...cidrs: readonly string[]): WantedAddresses {
  return { kind: 'stated', cidrs, addresses: from('203.0.113.7').addresses };
}
