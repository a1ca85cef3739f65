import type { LockDown, LockDownState } from './lock-down.ts';

/** What people do with a lock-down. */
export const LOCK_DOWN_ACTIONS = ['choose', 'confirm', 'undo'] as const;

export type LockDownAction = (typeof LOCK_DOWN_ACTIONS)[number];

/** In which states each of them is possible. Everything else is refused. */
const POSSIBLE: Readonly<Record<LockDownAction, readonly LockDownState[]>> = {
  choose: ['added'],
  confirm: ['confirming'],
  undo: ['checking', 'adding', 'added', 'removing', 'watching', 'confirming', 'restoring', 'done'],
};

/** Rules to be taken away, and whether they come back unless somebody confirms. */
export interface Removal {
  readonly ruleIds: readonly string[];
  readonly confirmWithinSeconds: number | null;
}

export type LockDownTransition =
  | { readonly kind: 'changed'; readonly lockDown: LockDown }
  | { readonly kind: 'refused'; readonly reason: 'state' | 'too-late' | 'not-offered' | 'nothing-chosen' };

/** Whether an action is possible where a lock-down stands. */
export function isPossible({ state }: Pick<LockDown, 'state'>, action: LockDownAction): boolean {
  return POSSIBLE[action].includes(state);
}

/** Rules that the reviewed plan offers are to be taken away. Others never are. */
export function chooseRemoval(lockDown: LockDown, removal: Removal, now: Date): LockDownTransition {
  if (!isPossible(lockDown, 'choose')) return { kind: 'refused', reason: 'state' };
  if (removal.ruleIds.length === 0) return { kind: 'refused', reason: 'nothing-chosen' };
  if (!areOffered(lockDown.draft, removal.ruleIds)) return { kind: 'refused', reason: 'not-offered' };
  const { ruleIds, confirmWithinSeconds } = removal;
  return changed(lockDown, now, 'removing', { chosenRuleIds: ruleIds, confirmWithinSeconds });
}

/** Whether a plan offers all of these rules to be taken away. */
export function areOffered({ plan }: LockDown['draft'], ruleIds: readonly string[]): boolean {
  const offered = new Set(plan.removable.map(({ ruleId }) => ruleId));
  return ruleIds.every((ruleId) => offered.has(ruleId));
}

/** The old rules stay away. Once their time is over they come back, whatever anybody says then. */
export function confirmLockDown(lockDown: LockDown, now: Date): LockDownTransition {
  if (!isPossible(lockDown, 'confirm')) return { kind: 'refused', reason: 'state' };
  if (isOverdue(lockDown, now)) return { kind: 'refused', reason: 'too-late' };
  return changed(lockDown, now, 'done', { confirmBy: null, dueAt: null });
}

/** Everything is to be as it was. */
export function undoLockDown(lockDown: LockDown, now: Date): LockDownTransition {
  if (!isPossible(lockDown, 'undo')) return { kind: 'refused', reason: 'state' };
  return changed(lockDown, now, 'undoing', {});
}

/** Whether the old rules have to come back, because nobody confirmed in time. */
export function isOverdue({ state, confirmBy }: LockDown, now: Date): boolean {
  const isOpen = state === 'removing' || state === 'watching' || state === 'confirming';
  return isOpen && confirmBy !== null && confirmBy <= now;
}

/** The same lock-down a step further: due at once unless it says otherwise, and without its last trouble. */
export function inState(lockDown: LockDown, now: Date, state: LockDownState, facts: Partial<LockDown>): LockDown {
  return { ...lockDown, problem: null, attempts: 0, dueAt: now, ...facts, state };
}

function changed(lockDown: LockDown, now: Date, state: LockDownState, facts: Partial<LockDown>): LockDownTransition {
  return { kind: 'changed', lockDown: { ...inState(lockDown, now, state, facts), note: null } };
}
