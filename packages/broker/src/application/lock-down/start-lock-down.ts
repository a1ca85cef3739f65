import type { LockDownDraft } from '@gatelease/security-groups';
import type { LockDown } from '../../domain/lock-down.ts';
import { areOffered } from '../../domain/lock-down-machine.ts';
import type { Removal } from '../../domain/lock-down-machine.ts';
import { findPlace } from '../account/account-place.ts';
import type { PlaceInput } from '../account/account-place.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { notOffered } from './lock-down-problems.ts';
import { lockDownFacts } from './lock-down-facts.ts';

export interface StartLockDownInput extends PlaceInput, Removal {
  /** A plan that somebody reviewed. */
  readonly draft: LockDownDraft;
  readonly madeAt: Date;
}

/**
 * Has a reviewed plan carried out. The worker first holds it against the groups as they are then, and does nothing that
 * it would not plan itself: a plan that is old or was edited is refused.
 *
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type StartLockDown = (principal: Principal, input: StartLockDownInput) => Promise<LockDown>;

export function makeStartLockDown(context: UseCaseContext): StartLockDown {
  return async (principal, { draft, madeAt, ruleIds, confirmWithinSeconds, ...place }) => {
    requirePermission(principal, 'lock-downs.change');
    if (!areOffered(draft, ruleIds)) throw notOffered(draft, ruleIds);
    const { organizationId, personId } = principal;
    const made = madeBy(principal, context);
    const lockDown = await context.store.write(async (tx) => {
      const { place: found } = await findPlace(tx, organizationId, { region: draft.region, ...place });
      const started: LockDown = {
        lockDownId: made.ids.newId('lockdown'),
        organizationId,
        credentialId: found.credentialId,
        region: found.region,
        ...{ draft, madeAt, confirmWithinSeconds },
        state: 'checking',
        chosenRuleIds: ruleIds,
        confirmBy: null,
        watchUntil: null,
        removed: [],
        targets: draft.targets,
        note: null,
        problem: null,
        attempts: 0,
        dueAt: made.at,
        startedBy: personId,
        startedAt: made.at,
        version: 1,
      };
      await tx.lockDowns.insert(started);
      const detail = { ...lockDownFacts(started), rulesToAdd: draft.plan.add.length, ruleIds, confirmWithinSeconds };
      await tx.events.append([newEvent(made, 'lock-down.started', { personId, detail })]);
      return started;
    });
    context.changes.publish({ organizationId, topic: 'accounts' });
    return lockDown;
  };
}
