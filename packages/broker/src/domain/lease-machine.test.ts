import { describe, expect, it } from 'vitest';
import { exampleLease, MONDAY_AT_TEN } from './examples.ts';
import {
  endLease,
  extendLease,
  handOverLease,
  HAND_OVER_SECONDS,
  LEASE_ACTIONS,
  noteLeaseProblem,
  noteWarning,
  observeLease,
  settleLease,
  startLease,
} from './lease-machine.ts';
import type { LeaseAction, LeaseTransition } from './lease-machine.ts';
import { isLive, leasePhaseAt } from './lease-phase.ts';
import { LEASE_END_REASONS, LEASE_STATES } from './lease.ts';
import type { Lease, LeaseRule, LeaseRuleState, LeaseState } from './lease.ts';

const NOW = new Date('2026-11-16T10:00:00Z');
const END = new Date('2026-11-16T11:00:00Z');
const LATEST_END = new Date('2026-11-16T17:00:00Z');

describe('every state and action', () => {
  /** The next state; `same` is unchanged, `-` is refused for the state. All rules seen, or all gone, as it suits. */
  const table: Record<LeaseState, Record<LeaseAction, LeaseState | 'same' | '-'>> = {
    scheduled: {
      start: 'opening',
      observe: '-',
      end: 'failed',
      extend: '-',
      'hand-over': '-',
      settle: '-',
      'note-problem': '-',
      'note-warning': '-',
    },
    opening: {
      start: 'same',
      observe: 'active',
      end: 'closing',
      extend: 'opening',
      'hand-over': 'opening',
      settle: '-',
      'note-problem': 'opening',
      'note-warning': 'opening',
    },
    active: {
      start: 'same',
      observe: 'same',
      end: 'closing',
      extend: 'active',
      'hand-over': 'active',
      settle: '-',
      'note-problem': 'active',
      'note-warning': 'active',
    },
    closing: {
      start: '-',
      observe: '-',
      end: 'same',
      extend: '-',
      'hand-over': '-',
      settle: 'closed',
      'note-problem': 'closing',
      'note-warning': '-',
    },
    closed: {
      start: '-',
      observe: '-',
      end: 'same',
      extend: '-',
      'hand-over': '-',
      settle: 'same',
      'note-problem': '-',
      'note-warning': '-',
    },
    failed: {
      start: '-',
      observe: '-',
      end: 'same',
      extend: '-',
      'hand-over': '-',
      settle: 'same',
      'note-problem': '-',
      'note-warning': '-',
    },
  };
  const cases = LEASE_STATES.flatMap((state) =>
    LEASE_ACTIONS.map((action) => ({ state, action, expected: table[state][action] })),
  );

  it.each(cases)('$state, $action: $expected', ({ state, action, expected }) => {
    const lease = Object.freeze(inState(state));

    const outcome = act(lease, action);

    if (expected === '-') expect(outcome).toEqual({ kind: 'refused', reason: 'wrong-state', action, state });
    else if (expected === 'same') expect(outcome).toEqual({ kind: 'unchanged', lease });
    else expect(outcome).toMatchObject({ kind: 'changed', lease: { state: expected } });
  });

  it('a closed lease was open and a failed one never was, whatever happened in between', () => {
    const reached = allReachable();

    for (const lease of reached) {
      if (lease.state === 'closed') expect(lease.openedAt).not.toBeNull();
      if (lease.state === 'failed') expect(lease.openedAt).toBeNull();
      expect(lease.closedAt !== null).toBe(lease.state === 'closed' || lease.state === 'failed');
      if (isLive(lease.state)) expect([null, 'moved']).toContain(lease.endReason);
      else expect(lease.endReason).not.toBeNull();
      expect(lease.endsAt.getTime()).toBeLessThanOrEqual(lease.latestEndsAt.getTime());
    }
    expect(new Set(reached.map(({ state }) => state))).toEqual(new Set(LEASE_STATES));
  });
});

describe('starting', () => {
  it('waits for the start', () => {
    const lease = exampleLease({ state: 'scheduled', startsAt: new Date(NOW.getTime() + 1) });

    expect(startLease(lease, NOW)).toEqual({ kind: 'refused', reason: 'not-due', dueAt: lease.startsAt });
  });

  it('happens at the very instant', () => {
    const lease = exampleLease({ state: 'scheduled', startsAt: NOW });

    expect(startLease(lease, NOW)).toMatchObject({ kind: 'changed', lease: { state: 'opening' } });
  });

  it('does not open a lease whose end has passed', () => {
    expect(startLease(exampleLease({ state: 'scheduled' }), END)).toEqual({
      kind: 'refused',
      reason: 'over',
      endsAt: END,
    });
  });
});

describe('observing', () => {
  it('activates once all rules were seen, also those that somebody else made', () => {
    const lease = exampleLease({ problem: 'The group has no room for one more rule.' });

    const outcome = observeLease(lease, rules('present', 'foreign'), NOW);

    expect(outcome).toEqual({
      kind: 'changed',
      lease: { ...lease, rules: rules('present', 'foreign'), state: 'active', openedAt: NOW, problem: null },
    });
  });

  it.each(['wanted', 'gone'] as const)('does not activate while a rule is %s', (state) => {
    expect(observeLease(exampleLease(), rules('present', state), NOW)).toMatchObject({
      kind: 'changed',
      lease: { state: 'opening', openedAt: null, rules: rules('present', state) },
    });
  });

  it('keeps an active lease active when a rule has vanished, and the first time it was open', () => {
    const lease = inState('active');

    expect(observeLease(lease, rules('wanted'), NOW)).toMatchObject({
      kind: 'changed',
      lease: { state: 'active', openedAt: MONDAY_AT_TEN, rules: rules('wanted') },
    });
  });

  it.each(['opening', 'active'] as const)(
    'changes nothing when a read of a lease that is %s tells nothing new',
    (state) => {
      const seen = inState(state).rules;
      const lease = inState(state);

      expect(observeLease(lease, structuredClone(seen), NOW)).toEqual({ kind: 'unchanged', lease });
    },
  );

  it.each([
    { name: 'a rule was made anew', seen: rules('present').map((rule) => ({ ...rule, ruleId: 'sgr-new' })) },
    {
      name: 'another rule is there',
      seen: rules('present', 'present')
        .slice(1)
        .map((rule) => ({ ...rule, ruleId: 'sgr-0' })),
    },
    { name: 'a rule came to it', seen: rules('present', 'present') },
    { name: "a rule is somebody else's", seen: rules('foreign') },
  ])('takes over that $name, and still knows since when it is open', ({ seen }) => {
    expect(observeLease(inState('active'), seen, NOW)).toMatchObject({
      kind: 'changed',
      lease: { state: 'active', openedAt: MONDAY_AT_TEN, rules: seen },
    });
  });

  it('takes the problem away from an active lease when all is well again', () => {
    const lease = { ...inState('active'), problem: 'A rule was removed by somebody else.' };

    expect(observeLease(lease, rules('present'), NOW)).toMatchObject({ kind: 'changed', lease: { problem: null } });
  });
});

describe('ending', () => {
  it.each(LEASE_END_REASONS)('keeps the reason "%s", and the first one', (reason) => {
    const outcome = endLease(inState('active'), reason, END);

    expect(outcome).toMatchObject({ kind: 'changed', lease: { state: 'closing', endReason: reason, closedAt: null } });
    if (outcome.kind === 'refused') return;
    expect(endLease(outcome.lease, 'emergency-stop', END)).toEqual({ kind: 'unchanged', lease: outcome.lease });
  });

  it('a lease does not expire before its end', () => {
    expect(endLease(inState('active'), 'expired', NOW)).toEqual({ kind: 'refused', reason: 'not-due', dueAt: END });
  });

  it('a scheduled lease whose end has passed fails without ever having wanted a rule', () => {
    expect(endLease(inState('scheduled'), 'expired', END)).toMatchObject({
      kind: 'changed',
      lease: { state: 'failed', endReason: 'expired', openedAt: null, closedAt: END },
    });
  });

  it('an opening lease goes through closing, because a lost reply may have opened its rules', () => {
    expect(endLease(inState('opening'), 'closed-by-holder', NOW)).toMatchObject({ lease: { state: 'closing' } });
  });
});

describe('extending', () => {
  it('moves the end, as far as the latest end', () => {
    expect(extendLease(inState('active'), LATEST_END, NOW)).toMatchObject({
      kind: 'changed',
      lease: { endsAt: LATEST_END },
    });
  });

  it('is refused, not shortened, beyond the latest end', () => {
    const given = new Date(LATEST_END.getTime() + 1);

    expect(extendLease(inState('active'), given, NOW)).toEqual({
      kind: 'refused',
      reason: 'end-too-late',
      given,
      latestEndsAt: LATEST_END,
    });
  });

  it.each([END, NOW, new Date(Number.NaN)])('is refused to the same or an earlier end: %s', (given) => {
    expect(extendLease(inState('active'), given, NOW)).toEqual({
      kind: 'refused',
      reason: 'end-not-later',
      given,
      endsAt: END,
    });
  });

  it('an expired lease that nobody ended yet cannot be brought back', () => {
    expect(extendLease(inState('active'), LATEST_END, END)).toEqual({ kind: 'refused', reason: 'over', endsAt: END });
  });
});

describe('settling', () => {
  it.each(['present', 'wanted'] as const)('waits while a rule is %s', (state) => {
    expect(settleLease(inState('closing'), rules('gone', state), END)).toMatchObject({
      kind: 'changed',
      lease: { state: 'closing', closedAt: null, rules: rules('gone', state) },
    });
  });

  it('closes although a foreign rule stays', () => {
    expect(settleLease(inState('closing'), rules('gone', 'foreign'), END)).toMatchObject({
      lease: { state: 'closed', closedAt: END, problem: null },
    });
  });

  it('fails a lease that never was open', () => {
    const lease = { ...inState('closing'), openedAt: null };

    expect(settleLease(lease, rules('gone'), END)).toMatchObject({ lease: { state: 'failed', closedAt: END } });
  });
});

describe('what time alone asks for', () => {
  const soon = { state: 'scheduled', startsAt: new Date('2026-11-16T10:30:00Z') } as const;

  it.each([
    {
      name: 'a start to come',
      lease: exampleLease(soon),
      now: NOW,
      expected: { kind: 'nothing-due', nextAt: soon.startsAt },
    },
    {
      name: 'a start',
      lease: exampleLease(soon),
      now: soon.startsAt,
      expected: { kind: 'due-to-start', since: soon.startsAt },
    },
    {
      name: 'an end of a lease that never started',
      lease: exampleLease(soon),
      now: END,
      expected: { kind: 'due-to-end', since: END },
    },
    { name: 'an end to come', lease: inState('active'), now: NOW, expected: { kind: 'nothing-due', nextAt: END } },
    { name: 'an end', lease: inState('active'), now: END, expected: { kind: 'due-to-end', since: END } },
    { name: 'an end while opening', lease: inState('opening'), now: END, expected: { kind: 'due-to-end', since: END } },
    {
      name: 'nothing while closing',
      lease: inState('closing'),
      now: END,
      expected: { kind: 'nothing-due', nextAt: null },
    },
    {
      name: 'nothing when closed',
      lease: inState('closed'),
      now: END,
      expected: { kind: 'nothing-due', nextAt: null },
    },
    {
      name: 'nothing when failed',
      lease: inState('failed'),
      now: END,
      expected: { kind: 'nothing-due', nextAt: null },
    },
  ])('is $name', ({ lease, now, expected }) => {
    expect(leasePhaseAt(lease, now)).toEqual(expected);
  });
});

describe('handing over to a lease at a new address', () => {
  it('ends it soon, whatever becomes of the other, and it can be extended no more', () => {
    const handedOver = handOverLease(inState('active'), NOW);

    const lastAt = new Date(NOW.getTime() + HAND_OVER_SECONDS * 1000);
    expect(handedOver).toMatchObject({
      kind: 'changed',
      lease: { endsAt: lastAt, latestEndsAt: lastAt },
    });
    if (handedOver.kind !== 'changed') return;
    expect(extendLease(handedOver.lease, LATEST_END, NOW)).toMatchObject({ kind: 'refused', reason: 'over' });
    expect(handOverLease(handedOver.lease, NOW).kind).toBe('unchanged');
  });

  it('never makes it longer', () => {
    const ending = { ...inState('active'), endsAt: new Date(NOW.getTime() + 30_000) };

    expect(handOverLease(ending, NOW)).toMatchObject({ lease: { endsAt: ending.endsAt } });
    expect(handOverLease(ending, ending.endsAt)).toMatchObject({ kind: 'refused', reason: 'over' });
  });

  it('is why it ended, even when time ends it', () => {
    const handedOver = handOverLease(inState('active'), NOW);
    if (handedOver.kind !== 'changed') throw new Error('it was not handed over');

    const ended = endLease(handedOver.lease, 'expired', handedOver.lease.endsAt);

    expect(ended).toMatchObject({ kind: 'changed', lease: { state: 'closing', endReason: 'moved' } });
  });
});

it('the holder of an extended lease is warned of its new end, too', () => {
  const extended = extendLease({ ...inState('active'), warnedAt: NOW }, LATEST_END, NOW);

  expect(extended).toMatchObject({ kind: 'changed', lease: { warnedAt: null } });
});

function inState(state: LeaseState): Lease {
  const wasOpen = state === 'active' || state === 'closing' || state === 'closed';
  const isOver = state === 'closed' || state === 'failed';
  return exampleLease({
    state,
    rules: wasOpen ? rules('present') : rules('wanted'),
    openedAt: wasOpen ? MONDAY_AT_TEN : null,
    closedAt: isOver ? END : null,
    endReason: isLive(state) ? null : 'expired',
  });
}

function act(lease: Lease, action: LeaseAction): LeaseTransition {
  switch (action) {
    case 'start':
      return startLease(lease, NOW);
    case 'observe':
      return observeLease(lease, rules('present'), NOW);
    case 'end':
      return endLease(lease, 'revoked', NOW);
    case 'extend':
      return extendLease(lease, LATEST_END, NOW);
    case 'hand-over':
      return handOverLease(lease, NOW);
    case 'settle':
      return settleLease(lease, rules('gone'), NOW);
    case 'note-problem':
      return noteLeaseProblem(lease, 'The credential may not do it.');
    case 'note-warning':
      return noteWarning(lease, NOW);
  }
}

/** Every lease that actions lead to from a scheduled one. */
function allReachable(): Lease[] {
  const found = new Map<string, Lease>();
  const waiting = [inState('scheduled')];
  for (let lease = waiting.pop(); lease !== undefined; lease = waiting.pop()) {
    if (found.has(JSON.stringify(lease))) continue;
    found.set(JSON.stringify(lease), lease);
    for (const action of LEASE_ACTIONS) {
      const outcome = act(lease, action);
      if (outcome.kind === 'changed') waiting.push(outcome.lease);
    }
  }
  return [...found.values()];
}

function rules(...states: readonly LeaseRuleState[]): LeaseRule[] {
  return states.map((state, index) => ({
    state,
    ruleId: state === 'wanted' ? null : `sgr-${String(index)}`,
    rule: {
      direction: 'ingress',
      traffic: { kind: 'ports', protocol: 'tcp', fromPort: 22 + index, toPort: 22 + index },
      peer: { kind: 'ipv4', cidr: '203.0.113.7/32' },
    },
  }));
}
