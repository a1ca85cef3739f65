import { parseIpAddress } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';
import { describe, expect, it } from 'vitest';
import { exampleLease, examplePerson, examplePolicy } from './examples.ts';
import { LEASE_STATES } from './lease.ts';
import { decideMove } from './move-decision.ts';
import type { MoveWish } from './move-decision.ts';

const NOW = new Date('2026-11-16T10:00:00Z');

describe('a lease whose holder is at another address', () => {
  it('moves there with its traffic, its start and its end', () => {
    const lease = exampleLease({ state: 'active' });

    expect(decideMove(wish({ lease, addresses: at('198.51.100.4') }))).toEqual({
      kind: 'open',
      traffics: lease.traffics,
      cidrs: ['198.51.100.4/32'],
      startsAt: lease.startsAt,
      endsAt: lease.endsAt,
      latestEndsAt: lease.latestEndsAt,
    });
  });

  it('moves with both families when both are seen', () => {
    expect(decideMove(wish({ addresses: at('198.51.100.4', '2a00:1450::7') }))).toMatchObject({
      cidrs: ['198.51.100.4/32', '2a00:1450::7/128'],
    });
  });

  it('stays where it is when it lets the holder in already', () => {
    expect(decideMove(wish({ addresses: at('203.0.113.7') }))).toEqual({ kind: 'already-there' });
    const wide = exampleLease({ state: 'active', cidrs: ['203.0.113.0/24'] });
    expect(decideMove(wish({ lease: wide, addresses: at('203.0.113.99') }))).toEqual({ kind: 'already-there' });
  });

  it('takes along no traffic that the policy does not grant any more, and none that it grants since', () => {
    const [ssh] = examplePolicy().traffics;
    const https = { kind: 'ports', protocol: 'tcp', fromPort: 443, toPort: 443 } as const;
    const lease = exampleLease({ state: 'active', traffics: [ssh!, https] });

    expect(decideMove(wish({ lease }))).toMatchObject({ traffics: [ssh] });
    const gone = examplePolicy({ traffics: [{ kind: 'all' }] });
    expect(decideMove(wish({ lease, policy: gone }))).toMatchObject({ kind: 'refused', reason: 'nothing-to-open' });
  });
});

describe('states', () => {
  it.each(LEASE_STATES.map((state) => ({ state, moves: state === 'opening' || state === 'active' })))(
    'a lease that is $state moves: $moves',
    ({ state, moves }) => {
      const decision = decideMove(wish({ lease: exampleLease({ state }) }));

      if (moves) expect(decision.kind).toBe('open');
      else expect(decision).toEqual({ kind: 'refused', reason: 'not-open', state });
    },
  );

  it('does not move what is over although nobody ended it yet, or what was handed over already', () => {
    const lease = exampleLease({ state: 'active' });

    expect(decideMove(wish({ lease, now: lease.endsAt }))).toMatchObject({ reason: 'not-open' });
    expect(decideMove(wish({ lease: { ...lease, endReason: 'moved' } }))).toMatchObject({ reason: 'not-open' });
  });
});

describe('attacks on moving', () => {
  it('moving the lease of somebody else to an own address', () => {
    expect(decideMove(wish({ person: examplePerson({ personId: 'mallory', role: 'administrator' }) }))).toEqual({
      kind: 'refused',
      reason: 'not-the-holder',
    });
  });

  it.each([
    ['deactivated meanwhile', { person: examplePerson({ status: 'deactivated' }) }, 'person-deactivated'],
    ['named no longer', { person: examplePerson({ teamIds: [] }) }, 'not-granted'],
    ['under a deleted policy', { policy: null }, 'not-granted'],
    ['under a policy for another resource', { policy: examplePolicy({ resourceId: 'elsewhere' }) }, 'not-granted'],
    ['under a disabled policy', { policy: examplePolicy({ status: 'disabled' }) }, 'policy-disabled'],
    ['from a private address', { addresses: at('10.0.0.7') }, 'address-scope'],
    ['from no address', { addresses: [] }, 'no-address'],
    [
      'outside the schedule',
      {
        policy: examplePolicy({
          schedule: {
            timeZone: 'UTC',
            windows: [{ days: ['sunday'], from: '08:00', to: '09:00', endsNextDay: false }],
          },
        }),
      },
      'outside-schedule',
    ],
  ] as const)('moving %s', (_, fields, reason) => {
    expect(decideMove(wish(fields))).toMatchObject({ kind: 'refused', reason });
  });
});

function wish(fields: Partial<MoveWish>): MoveWish {
  return {
    lease: exampleLease({ state: 'active' }),
    policy: examplePolicy(),
    person: examplePerson(),
    addresses: at('198.51.100.4'),
    now: NOW,
    ...fields,
  };
}

function at(...texts: readonly string[]): readonly IpAddress[] {
  return texts.flatMap((text) => {
    const read = parseIpAddress(text);
    return read.ok ? [read.value] : [];
  });
}
