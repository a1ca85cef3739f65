import { draftOf, planFileOf } from '@gatelease/contract/lock-down';
import { formatRule } from '@gatelease/security-groups';
import type { Application } from '../../../application/application.ts';
import type { LockDownDetails } from '../../../application/lock-down/read-lock-downs.ts';
import type { Handlers, OperationOutput } from '../operation.ts';
import { presentAccount } from '../present/present-account.ts';

export function lockDownOperations(
  application: Application,
): Handlers<
  | 'readLockDownChoices'
  | 'planLockDown'
  | 'listLockDowns'
  | 'startLockDown'
  | 'readLockDown'
  | 'removeWiderRules'
  | 'confirmLockDown'
  | 'undoLockDown'
> {
  return {
    readLockDownChoices: async ({ query }, { caller }) => {
      const { details, loadBalancers, endpoints, groups } = await application.readLockDownChoices(
        caller.principal,
        query,
      );
      return {
        account: presentAccount(details),
        loadBalancers: [...loadBalancers],
        endpoints: [...endpoints],
        groups: [...groups],
      };
    },

    planLockDown: async ({ body }, { caller }) => {
      const { details, draft, madeAt, proof } = await application.planLockDown(caller.principal, body);
      return {
        account: presentAccount(details),
        plan: draft === null || madeAt === null ? null : planFileOf(draft, madeAt),
        proof: { added: [...proof.added], lockedDown: [...proof.lockedDown] },
      };
    },

    listLockDowns: async (_, { caller }) => {
      const lockDowns = await application.listLockDowns(caller.principal);
      return { items: lockDowns.map(presentLockDown) };
    },

    startLockDown: async ({ body }, { caller }) => {
      const { plan, ...rest } = body;
      const reviewed = { draft: draftOf(plan), madeAt: new Date(plan.madeAt) };
      const { lockDownId } = await application.startLockDown(caller.principal, { ...rest, ...reviewed });
      return { lockDownId };
    },

    readLockDown: async ({ params }, { caller }) => {
      const details = await application.readLockDown(caller.principal, params);
      const { draft, madeAt } = details.lockDown;
      return { ...presentLockDown(details), plan: planFileOf(draft, madeAt) };
    },

    removeWiderRules: async ({ params, body }, { caller }) => {
      const { lockDownId } = await application.removeWiderRules(caller.principal, { ...params, ...body });
      return { lockDownId };
    },

    confirmLockDown: async ({ params }, { caller }) => {
      const { lockDownId } = await application.confirmLockDown(caller.principal, params);
      return { lockDownId };
    },

    undoLockDown: async ({ params }, { caller }) => {
      const { lockDownId } = await application.undoLockDown(caller.principal, params);
      return { lockDownId };
    },
  };
}

function presentLockDown({
  lockDown,
  startedByName,
}: LockDownDetails): OperationOutput<'listLockDowns'>['items'][number] {
  const { lockDownId, state, draft, credentialId, region, confirmWithinSeconds, note, problem, version } = lockDown;
  return {
    ...{ lockDownId, state, credentialId, region, confirmWithinSeconds, note, problem, version, startedByName },
    subject: draft.subject,
    ruleIds: [...lockDown.chosenRuleIds],
    confirmBy: lockDown.confirmBy?.toISOString() ?? null,
    removed: lockDown.removed.map(({ groupId, ruleId, rule }) => ({ groupId, ruleId, rule: formatRule(rule) })),
    targets: [...lockDown.targets],
    startedAt: lockDown.startedAt.toISOString(),
  };
}
