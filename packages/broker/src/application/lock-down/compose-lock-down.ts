import { makeKnowAccount } from '../account/known-account.ts';
import type { ApplicationContext } from '../application-context.ts';
import { makeConfirmLockDown, makeRemoveWiderRules, makeUndoLockDown } from './decide-lock-down.ts';
import { makePlanLockDown } from './plan-lock-down.ts';
import { makeReadLockDownChoices } from './read-lock-down-choices.ts';
import { makeListLockDowns, makeReadLockDown } from './read-lock-downs.ts';
import { makeStartLockDown } from './start-lock-down.ts';

/** What can be asked about lock-downs. */
export type LockDownUseCases = ReturnType<typeof composeLockDown>;

export function composeLockDown(context: ApplicationContext) {
  const knowAccount = makeKnowAccount(context);
  return {
    readLockDownChoices: makeReadLockDownChoices(knowAccount),
    planLockDown: makePlanLockDown(knowAccount),
    startLockDown: makeStartLockDown(context),
    removeWiderRules: makeRemoveWiderRules(context),
    confirmLockDown: makeConfirmLockDown(context),
    undoLockDown: makeUndoLockDown(context),
    listLockDowns: makeListLockDowns(context),
    readLockDown: makeReadLockDown(context),
  };
}
