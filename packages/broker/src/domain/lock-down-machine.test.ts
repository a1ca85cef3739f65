import { describe, expect, it } from 'vitest';
import { exampleLockDown } from './examples.ts';
import { LOCK_DOWN_STATES } from './lock-down.ts';
import type { LockDownState } from './lock-down.ts';
import { chooseRemoval, confirmLockDown, isOverdue, undoLockDown } from './lock-down-machine.ts';
import type { LockDownTransition } from './lock-down-machine.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LATER = new Date('2026-11-22T10:10:00Z');

/** What choosing rules, confirming and undoing lead to. `-` is refused. */
const TABLE: Readonly<Record<LockDownState, string>> = {
  checking: '- - undoing',
  adding: '- - undoing',
  added: 'removing - undoing',
  removing: '- - undoing',
  watching: '- - undoing',
  confirming: '- done undoing',
  restoring: '- - undoing',
  undoing: '- - -',
  done: '- - undoing',
  undone: '- - -',
  refused: '- - -',
};

const stateAfter = (transition: LockDownTransition) =>
  transition.kind === 'changed' ? transition.lockDown.state : '-';

describe('what people do with a lock-down', () => {
  it.each(LOCK_DOWN_STATES)('leads from %s to what the table says', (state) => {
    const lockDown = exampleLockDown({ state, confirmBy: LATER });
    const removal = { ruleIds: ['sgr-wide'], confirmWithinSeconds: null };

    const after = [
      chooseRemoval(lockDown, removal, NOW),
      confirmLockDown(lockDown, NOW),
      undoLockDown(lockDown, NOW),
    ].map(stateAfter);

    expect(after.join(' ')).toBe(TABLE[state]);
  });

  it('takes away nothing that the reviewed plan does not offer, and not nothing', () => {
    const lockDown = exampleLockDown({ state: 'added' });
    const choose = (ruleIds: readonly string[]) => chooseRemoval(lockDown, { ruleIds, confirmWithinSeconds: 60 }, NOW);

    expect(choose(['sgr-wide', 'sgr-other'])).toEqual({ kind: 'refused', reason: 'not-offered' });
    expect(choose([])).toEqual({ kind: 'refused', reason: 'nothing-chosen' });
  });

  it('makes the worker look at once, and forgets the last trouble', () => {
    const troubled = exampleLockDown({ state: 'done', problem: 'AWS says no.', attempts: 3, dueAt: null, note: 'x' });

    expect(undoLockDown(troubled, NOW)).toMatchObject({
      lockDown: { state: 'undoing', problem: null, attempts: 0, dueAt: NOW, note: null },
    });
  });

  it('confirms until the last moment before the old rules come back, and not after', () => {
    const lockDown = exampleLockDown({ state: 'confirming', confirmBy: LATER });

    expect(stateAfter(confirmLockDown(lockDown, new Date(LATER.getTime() - 1)))).toBe('done');
    expect(confirmLockDown(lockDown, LATER)).toEqual({ kind: 'refused', reason: 'too-late' });
  });
});

it.each(LOCK_DOWN_STATES)('is overdue in %s only while rules are away and nobody confirmed', (state) => {
  const isAway = state === 'removing' || state === 'watching' || state === 'confirming';

  expect(isOverdue(exampleLockDown({ state, confirmBy: NOW }), NOW)).toBe(isAway);
  expect(isOverdue(exampleLockDown({ state, confirmBy: LATER }), NOW)).toBe(false);
  expect(isOverdue(exampleLockDown({ state, confirmBy: null }), NOW)).toBe(false);
});
