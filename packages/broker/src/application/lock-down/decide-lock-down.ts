import type { EventKind } from '../../domain/event-kind.ts';
import type { LockDown } from '../../domain/lock-down.ts';
import { chooseRemoval, confirmLockDown, undoLockDown } from '../../domain/lock-down-machine.ts';
import type { LockDownTransition, Removal } from '../../domain/lock-down-machine.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { lockDownFacts } from './lock-down-facts.ts';
import { refusedTransition } from './lock-down-problems.ts';

/** @throws `permission.denied`, `lock-down.not-found`, `lock-down.state-differs`, `request.invalid` */
export type DecideLockDown<Input> = (
  principal: Principal,
  input: Input & { readonly lockDownId: string },
) => Promise<LockDown>;

interface Deciding<Input> {
  readonly kind: EventKind;
  decide(lockDown: LockDown, input: Input, now: Date): LockDownTransition;
  detail?(input: Input): Readonly<Record<string, string | number | null | readonly string[]>>;
}

/** Has the chosen wider rules taken away. */
export function makeRemoveWiderRules(context: UseCaseContext): DecideLockDown<Removal> {
  return makeDecide(context, {
    kind: 'lock-down.removal-chosen',
    decide: chooseRemoval,
    detail: ({ ruleIds, confirmWithinSeconds }) => ({ ruleIds, confirmWithinSeconds }),
  });
}

/** Keeps the old rules away for good. */
export function makeConfirmLockDown(context: UseCaseContext): DecideLockDown<object> {
  return makeDecide(context, {
    kind: 'lock-down.confirmed',
    decide: (lockDown, _, now) => confirmLockDown(lockDown, now),
  });
}

/** Has everything put back as it was. */
export function makeUndoLockDown(context: UseCaseContext): DecideLockDown<object> {
  return makeDecide(context, {
    kind: 'lock-down.undo-asked',
    decide: (lockDown, _, now) => undoLockDown(lockDown, now),
  });
}

function makeDecide<Input extends { readonly ruleIds?: readonly string[] } | object>(
  context: UseCaseContext,
  { kind, decide, detail }: Deciding<Input>,
): DecideLockDown<Input> {
  return async (principal, input) => {
    requirePermission(principal, 'lock-downs.change');
    const { organizationId, personId } = principal;
    const made = madeBy(principal, context);
    const changed = await context.store.write(async (tx) => {
      const lockDown = await tx.lockDowns.find(organizationId, input.lockDownId);
      if (lockDown === null) {
        throw new ProblemError('lock-down.not-found', `There is no lock-down with the id "${input.lockDownId}".`);
      }
      const transition = decide(lockDown, input, made.at);
      if (transition.kind === 'refused') {
        throw refusedTransition(lockDown, transition, 'ruleIds' in input ? input.ruleIds : []);
      }
      const more = detail?.(input) ?? {};
      await tx.events.append([newEvent(made, kind, { personId, detail: { ...lockDownFacts(lockDown), ...more } })]);
      return tx.lockDowns.update(transition.lockDown);
    });
    context.changes.publish({ organizationId, topic: 'accounts' });
    return changed;
  };
}
