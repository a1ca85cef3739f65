import { differenceText, draftLockDown, namesOf, provePlan } from '@gatelease/security-groups';
import type {
  DraftedLockDown,
  LockDownDraft,
  LockDownProblem,
  LockDownRequest,
  RuleInGroup,
} from '@gatelease/security-groups';
import type { PlaceInput } from '../account/account-place.ts';
import type { AccountDetails, KnowAccount } from '../account/known-account.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';

export interface PlanLockDownInput extends PlaceInput {
  readonly request: LockDownRequest;
}

/** A plan by the last reading of the account, with its proof: what it opens and cuts, when the suggested rules go. */
export interface PlannedLockDown {
  readonly details: AccountDetails;
  /** `null` while the account was never read. */
  readonly draft: LockDownDraft | null;
  readonly madeAt: Date | null;
  /** What adding alone changes, and what changes when the suggested rules go as well: sentences. */
  readonly proof: { readonly added: readonly string[]; readonly lockedDown: readonly string[] };
}

/** Plans a lock-down; nothing is changed. @throws `permission.denied`, `account.not-found`, `request.invalid` */
export type PlanLockDown = (principal: Principal, input: PlanLockDownInput) => Promise<PlannedLockDown>;

export function makePlanLockDown(knowAccount: KnowAccount): PlanLockDown {
  return async (principal, { request, ...place }) => {
    requirePermission(principal, 'lock-downs.list');
    const { details, account } = await knowAccount(principal, place);
    if (account === null) return { details, draft: null, madeAt: null, proof: { added: [], lockedDown: [] } };

    const drafted = draftLockDown(account.reading, request);
    if (drafted.kind === 'refused') throw noPlan(drafted.problems);
    const suggested = drafted.draft.plan.removable.filter(({ isSuggested }) => isSuggested);
    const proof = { added: proofOf(drafted, []), lockedDown: proofOf(drafted, suggested) };
    return { details, draft: drafted.draft, madeAt: details.readAt, proof };
  };
}

/** What is in the way of a plan, at the field of the request that it is about. */
export function noPlan(problems: readonly LockDownProblem[]): ProblemError {
  return new ProblemError('request.invalid', `No plan can be made. ${problems[0]?.expected ?? ''}`, {
    fields: problems.map(({ code, given, expected }) => ({ field: FIELDS[code], code, given, expected })),
  });
}

const FIELDS: Readonly<Record<LockDownProblem['code'], string>> = {
  'lock-down.group-not-found': 'request',
  'lock-down.no-tiers': 'request.tiers',
  'lock-down.not-default': 'request.group',
  'lock-down.balancer-without-group': 'request.loadBalancer',
  'lock-down.nobody-admitted': 'request.admitBy',
  'lock-down.range-hides-clients': 'request.admitBy',
  'lock-down.clients-not-seen': 'request.admitBy',
  'lock-down.range-malformed': 'request.cidrs',
  'lock-down.port-out-of-range': 'request.ports',
  'lock-down.no-ports': 'request.ports',
  'lock-down.not-read': 'request',
  'lock-down.balancer-not-found': 'request.loadBalancer',
  'lock-down.balancer-ambiguous': 'request.loadBalancer',
  'lock-down.balancer-kind': 'request.loadBalancer',
  'lock-down.no-targets': 'request.targets',
  'lock-down.endpoint-not-found': 'request.endpoint',
  'lock-down.endpoint-without-group': 'request.endpoint',
  'lock-down.target-not-found': 'request.targets',
  'lock-down.tier-twice': 'request.tiers',
  'lock-down.vpcs-differ': 'request',
};

function proofOf(
  { model, draft }: Extract<DraftedLockDown, { readonly kind: 'drafted' }>,
  chosen: readonly RuleInGroup[],
): readonly string[] {
  const proof = provePlan(model, draft.plan, chosen);
  return proof.kind === 'proved' ? differenceText(proof.difference, namesOf(model)) : [];
}
