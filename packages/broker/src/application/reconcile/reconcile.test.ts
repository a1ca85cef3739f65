import { describe, expect, it } from 'vitest';
import { exampleLease } from '../../domain/examples.ts';
import type { Lease } from '../../domain/lease.ts';
import { desiredRules } from './desired-rules.ts';
import { findDrift } from './drift.ts';
import { planGroup } from './group-plan.ts';
import { recordedRuleIds, withOwners } from './ownership.ts';
import { OURS, observedRule, ruleOf } from './reconcile-examples.ts';
import { retryDelayMs } from './retry-delay.ts';
import { SeenRules } from './seen-rules.ts';
import { settledLease } from './settle-leases.ts';
import type { Findings } from './settle-leases.ts';

const SSH = 'tcp 22 from 203.0.113.7/32';
const NOW = new Date('2026-11-16T10:00:00Z');
const NOTHING_DONE = {
  revokedIds: new Set<string>(),
  authorizedKeys: new Set<string>(),
  redescribedIds: new Set<string>(),
};

function leaseWith(
  fields: Partial<Lease>,
  ruleState: Lease['rules'][number]['state'] = 'present',
  ruleId: string | null = 'sgr-1',
): Lease {
  return exampleLease({ rules: [{ rule: ruleOf(SSH), state: ruleState, ruleId }], ...fields });
}

function planFor(leases: readonly Lease[], seen: ReturnType<typeof observedRule>[]) {
  const withOwner = withOwners(OURS, recordedRuleIds(leases), seen);
  return planGroup({
    installationId: OURS,
    leases,
    desired: desiredRules(leases),
    seen: withOwner,
    done: NOTHING_DONE,
  });
}

function findings(fields: Partial<Findings>): Findings {
  return {
    installationId: OURS,
    seen: new SeenRules([]),
    authorizedIds: new Map(),
    unwantedLeaseIds: new Set(),
    neededKeys: new Set(),
    problemOf: () => null,
    closingProblem: null,
    ...fields,
  };
}

describe('desiredRules', () => {
  it('wants a shared rule once, until the last of its leases ends', () => {
    const first = leaseWith({ leaseId: 'first', endsAt: new Date('2026-11-16T11:00:00Z') });
    const last = leaseWith({ leaseId: 'last', endsAt: new Date('2026-11-16T12:00:00Z') });

    for (const leases of [
      [first, last],
      [last, first],
    ]) {
      const desired = desiredRules(leases);
      expect(desired).toHaveLength(1);
      expect(desired[0]?.expiresAt).toEqual(last.endsAt);
      expect(desired[0]?.description).toContain('last');
    }
  });

  it.each(['scheduled', 'closing', 'closed', 'failed'] as const)('wants nothing for a lease that is %s', (state) => {
    expect(desiredRules([leaseWith({ state })])).toEqual([]);
  });
});

describe('withOwners', () => {
  it('takes a tag or a recorded id as proof, and never a description', () => {
    const seen = [
      observedRule('sgr-tagged', SSH, OURS),
      observedRule('sgr-recorded', 'tcp 23 from 203.0.113.7/32'),
      {
        ...observedRule('sgr-claimed', 'tcp 24 from 203.0.113.7/32'),
        description: 'Gatelease lease lease-1 until 2026-11-16T11:00:00Z',
      },
      observedRule('sgr-other', 'tcp 25 from 203.0.113.7/32', 'installation-2'),
    ];

    const owners = withOwners(OURS, new Set(['sgr-recorded', 'sgr-other']), seen).map(({ owner }) => owner);

    expect(owners).toEqual([OURS, OURS, undefined, 'installation-2']);
  });
});

describe('planGroup', () => {
  it('authorizes what is wanted and missing', () => {
    const plan = planFor([leaseWith({ state: 'opening' }, 'wanted', null)], []);

    expect(plan.authorize.map(({ leaseIds }) => leaseIds)).toEqual([['lease-1']]);
    expect(plan.revoke).toEqual([]);
  });

  it('revokes by recorded id what EC2 confirmed but no read has shown yet', () => {
    const plan = planFor([leaseWith({ state: 'closing' }, 'wanted', 'sgr-unseen')], []);

    expect(plan.revoke).toEqual([{ ruleId: 'sgr-unseen', rule: null }]);
  });

  it('revokes a rule that somebody changed, and authorizes the right one again', () => {
    const plan = planFor([leaseWith({ state: 'active' })], [observedRule('sgr-1', 'tcp 22 from 0.0.0.0/0', OURS)]);

    expect(plan.revoke.map(({ ruleId }) => ruleId)).toEqual(['sgr-1']);
    expect(plan.authorize).toHaveLength(1);
  });

  it('renews the description of a rule whose lease was extended', () => {
    const plan = planFor([leaseWith({ state: 'active' })], [observedRule('sgr-1', SSH, OURS)]);

    expect(plan.redescribe).toEqual([{ ruleId: 'sgr-1', description: expect.stringContaining('until') }]);
  });

  it('leaves a foreign rule alone, wanted or not, and egress in any case', () => {
    const plan = planFor(
      [leaseWith({ state: 'opening' }, 'wanted', null)],
      [
        observedRule('sgr-a', SSH),
        observedRule('sgr-b', 'tcp 80 from 0.0.0.0/0'),
        observedRule('sgr-c', 'all to 0.0.0.0/0', OURS),
      ],
    );

    expect(plan).toEqual({ revoke: [], authorize: [], redescribe: [] });
  });
});

describe('settledLease', () => {
  it('opens a lease once all of its rules were seen', () => {
    const seen = withOwners(OURS, new Set(), [observedRule('sgr-9', SSH, OURS)]);

    const settled = settledLease(
      leaseWith({ state: 'opening' }, 'wanted', null),
      findings({ seen: new SeenRules(seen) }),
      NOW,
    );

    expect(settled).toMatchObject({ state: 'active', openedAt: NOW, rules: [{ state: 'present', ruleId: 'sgr-9' }] });
  });

  it('opens a lease on a foreign rule without adopting it', () => {
    const seen = withOwners(OURS, new Set(), [observedRule('sgr-9', SSH)]);

    const settled = settledLease(
      leaseWith({ state: 'opening' }, 'wanted', null),
      findings({ seen: new SeenRules(seen) }),
      NOW,
    );

    expect(settled).toMatchObject({ state: 'active', rules: [{ state: 'foreign', ruleId: null }] });
  });

  it('does not close a lease that was ended while the run was under way', () => {
    const settled = settledLease(leaseWith({ state: 'closing' }), findings({}), NOW);

    expect(settled.state).toBe('closing');
  });

  it('closes a lease when a later read shows none of its rules', () => {
    const settled = settledLease(
      leaseWith({ state: 'closing', openedAt: NOW }),
      findings({ unwantedLeaseIds: new Set(['lease-1']) }),
      NOW,
    );

    expect(settled).toMatchObject({ state: 'closed', closedAt: NOW, rules: [{ state: 'gone' }] });
  });

  it('keeps a lease closing while its rule is still seen, whatever AWS said', () => {
    const seen = withOwners(OURS, new Set(), [observedRule('sgr-1', SSH, OURS)]);

    const settled = settledLease(
      leaseWith({ state: 'closing' }),
      findings({ seen: new SeenRules(seen), unwantedLeaseIds: new Set(['lease-1']) }),
      NOW,
    );

    expect(settled.state).toBe('closing');
  });

  it('keeps a lease closing while its rule, changed by hand, is still seen under its id', () => {
    const seen = withOwners(OURS, new Set(), [observedRule('sgr-1', 'tcp 22 from 0.0.0.0/0', OURS)]);

    const settled = settledLease(
      leaseWith({ state: 'closing' }),
      findings({ seen: new SeenRules(seen), unwantedLeaseIds: new Set(['lease-1']) }),
      NOW,
    );

    expect(settled.state).toBe('closing');
  });

  it('says why a lease does not open', () => {
    const settled = settledLease(
      leaseWith({ state: 'opening' }, 'wanted', null),
      findings({ problemOf: () => 'The group is full.' }),
      NOW,
    );

    expect(settled).toMatchObject({ state: 'opening', problem: 'The group is full.' });
  });
});

describe('findDrift', () => {
  it('tells a missing rule, a changed one and an orphan from each other', () => {
    const leases = [
      leaseWith({ state: 'active', leaseId: 'a' }, 'present', 'sgr-missing'),
      exampleLease({
        leaseId: 'b',
        state: 'active',
        rules: [{ rule: ruleOf('tcp 23 from 203.0.113.7/32'), state: 'present', ruleId: 'sgr-changed' }],
      }),
    ];
    const seen = withOwners(OURS, recordedRuleIds(leases), [
      observedRule('sgr-changed', 'tcp 23 from 0.0.0.0/0', OURS),
      observedRule('sgr-orphan', 'tcp 99 from 203.0.113.7/32', OURS),
      observedRule('sgr-foreign', 'tcp 98 from 203.0.113.7/32'),
    ]);

    const drift = findDrift(OURS, leases, seen).map(({ kind, ruleId }) => `${kind} ${ruleId}`);

    expect(drift).toEqual(['rule.missing sgr-missing', 'rule.changed sgr-changed', 'rule.orphaned sgr-orphan']);
  });
});

describe('retryDelayMs', () => {
  it('grows with each failure, up to its longest, and never to nothing', () => {
    const delays = [0, 1, 2, 30].map((attempts) => retryDelayMs('throttled', attempts, 1));

    expect(delays).toEqual([500, 1000, 2000, 20_000]);
    expect(retryDelayMs('throttled', 0, 0)).toBe(250);
  });
});
