import {
  checkReviewedPlan,
  draftLockDown,
  LOCK_DOWN_TAG,
  lockDownNote,
  lostTargets,
  planNames,
  ruleKey,
  verificationLines,
} from '@gatelease/security-groups';
import type { DraftedLockDown, LockDownDraft, PlanCheck, RemovableRule } from '@gatelease/security-groups';
import type { EventKind } from '../../domain/event-kind.ts';
import type { KeptGroupRule, LockDown } from '../../domain/lock-down.ts';
import { inState, isOverdue } from '../../domain/lock-down-machine.ts';
import type { AccountReader } from '../ports/account-reader.ts';
import type { Clock } from '../ports/clock.ts';
import type { GroupRuleChanges } from '../ports/group-rule-changes.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import { ruleTexts } from './lock-down-facts.ts';

/** What a worker calls AWS through. */
export interface LockDownTools {
  readonly reader: AccountReader;
  readonly rules: GroupRuleChanges;
  readonly clock: Clock;
}

/** Where a lock-down stands after a step, and what the ledger says of it. */
export interface Stepped {
  readonly lockDown: LockDown;
  readonly event: { readonly kind: EventKind; readonly detail: NewEvent['detail'] } | null;
}

/** How long targets are watched after rules went: a few health checks of the usual interval. */
export const WATCH_SECONDS = 60;
const LOOK_EVERY_SECONDS = 5;

/**
 * Takes one step of a lock-down at AWS. Every step can be taken again after a crash, because what it needs was saved
 * before it: rules that are there already are not made twice, and rules that are gone already do not matter.
 *
 * @throws GatewayError when AWS does not do its part
 */
export function stepLockDown(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  if (isOverdue(lockDown, tools.clock.now())) return Promise.resolve(giveUp(tools, lockDown, NOT_CONFIRMED));
  switch (lockDown.state) {
    case 'checking':
      return check(tools, lockDown);
    case 'adding':
      return add(tools, lockDown);
    case 'removing':
      return lockDown.removed.length === 0 ? writeDown(tools, lockDown) : remove(tools, lockDown);
    case 'watching':
      return watch(tools, lockDown);
    case 'restoring':
      return restore(tools, lockDown);
    case 'undoing':
      return undo(tools, lockDown);
    case 'confirming':
    case 'added':
    case 'done':
    case 'undone':
    case 'refused':
      return Promise.resolve({ lockDown: { ...lockDown, dueAt: lockDown.confirmBy }, event: null });
  }
}

const NOT_CONFIRMED = 'Nobody confirmed in time, so the old rules came back.';

async function check(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  const drafted = await draftNow(tools, lockDown);
  const reason = drafted.kind === 'refused' ? drafted.problems[0]?.expected : staleReason(lockDown, drafted);
  if (reason === undefined) return quietly(inState(lockDown, tools.clock.now(), 'adding', {}));
  return {
    lockDown: inState(lockDown, tools.clock.now(), 'refused', { note: reason, dueAt: null }),
    event: { kind: 'lock-down.refused', detail: { reason } },
  };
}

async function add(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  const { subject, plan } = lockDown.draft;
  for (const { groupId, rule, purpose } of plan.add) {
    await tools.rules.ensure(locationOf(lockDown, groupId), {
      rule,
      description: lockDownNote(subject, purpose),
      tags: { [LOCK_DOWN_TAG]: lockDown.lockDownId },
    });
  }
  const drafted = await draftNow(tools, lockDown);
  if (drafted.kind === 'refused' || drafted.draft.plan.add.length > 0) {
    return lookAgain(tools, lockDown, 'The rules were added, and AWS does not show all of them yet.');
  }
  const next = lockDown.chosenRuleIds.length > 0 ? 'removing' : 'added';
  const dueAt = next === 'added' ? null : tools.clock.now();
  return {
    lockDown: inState(lockDown, tools.clock.now(), next, { dueAt, targets: drafted.draft.targets }),
    event: { kind: 'lock-down.rules-added', detail: { rules: ruleTexts(plan.add) } },
  };
}

/** Everything about the rules that are to go is saved before the first of them does. */
async function writeDown(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  const drafted = await draftNow(tools, lockDown);
  const wrong = drafted.kind === 'refused' ? 'The plan can be made no longer.' : notVerified(drafted.draft);
  if (wrong !== null || drafted.kind === 'refused') return staysAdded(tools, lockDown, wrong ?? '');

  const offered = drafted.draft.plan.removable;
  const chosen = lockDown.chosenRuleIds.flatMap((id) => offered.find(({ ruleId }) => ruleId === id) ?? []);
  const kept = await readKept(tools, lockDown, chosen);
  if (kept.length < lockDown.chosenRuleIds.length) {
    return staysAdded(tools, lockDown, 'Some of the chosen rules changed or went meanwhile. Nothing was taken away.');
  }
  const now = tools.clock.now();
  const { confirmWithinSeconds } = lockDown;
  const confirmBy = confirmWithinSeconds === null ? null : new Date(now.getTime() + confirmWithinSeconds * 1000);
  return quietly(inState(lockDown, now, 'removing', { removed: kept, confirmBy, targets: drafted.draft.targets }));
}

async function remove(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  const { removed } = lockDown;
  for (const kept of removed) await tools.rules.remove(locationOf(lockDown, kept.groupId), kept);
  const now = tools.clock.now();
  const seconds = lockDown.targets.length === 0 ? 0 : watchSeconds(lockDown);
  return {
    lockDown: inState(lockDown, now, 'watching', { watchUntil: new Date(now.getTime() + seconds * 1000) }),
    event: { kind: 'lock-down.rules-removed', detail: { rules: ruleTexts(removed) } },
  };
}

/** Whoever is to confirm has at least half of the time for it. */
function watchSeconds({ confirmWithinSeconds }: LockDown): number {
  return confirmWithinSeconds === null ? WATCH_SECONDS : Math.min(WATCH_SECONDS, confirmWithinSeconds / 2);
}

async function watch(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  const drafted = await draftNow(tools, lockDown);
  const now = tools.clock.now();
  if (drafted.kind === 'refused') return lookAgain(tools, lockDown, drafted.problems[0]?.expected ?? '');
  const { plan, targets } = drafted.draft;
  const wrong = notVerified(drafted.draft) ?? ill(lockDown, drafted.draft);
  if (wrong !== null) return giveUp(tools, lockDown, `${wrong} So the old rules came back.`);

  const gone = new Set(lockDown.removed.map(keyOf));
  if (plan.removable.some((rule) => gone.has(keyOf(rule)))) return quietly(inState(lockDown, now, 'removing', {}));
  const { watchUntil, confirmBy } = lockDown;
  if (watchUntil !== null && now < watchUntil) {
    const dueAt = new Date(Math.min(now.getTime() + LOOK_EVERY_SECONDS * 1000, watchUntil.getTime()));
    return quietly(inState(lockDown, now, 'watching', { dueAt }));
  }
  return confirmBy === null
    ? quietly(inState(lockDown, now, 'done', { dueAt: null, targets }))
    : quietly(inState(lockDown, now, 'confirming', { dueAt: confirmBy, targets }));
}

async function restore(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  await putBack(tools, lockDown);
  const facts = { removed: [], chosenRuleIds: [], confirmBy: null, watchUntil: null, dueAt: null };
  return {
    lockDown: inState(lockDown, tools.clock.now(), 'added', facts),
    event: {
      kind: 'lock-down.rules-restored',
      detail: { rules: ruleTexts(lockDown.removed), reason: lockDown.note },
    },
  };
}

/** Puts back first, so that nobody is cut off in between. What was added is told by its tag, whatever was saved. */
async function undo(tools: LockDownTools, lockDown: LockDown): Promise<Stepped> {
  await putBack(tools, lockDown);
  const groupIds = [...new Set(lockDown.draft.plan.add.map(({ groupId }) => groupId))];
  const added: KeptGroupRule[] = [];
  for (const groupId of groupIds) {
    const rules = await tools.rules.readKept(locationOf(lockDown, groupId));
    added.push(...rules.filter(({ tags }) => tags[LOCK_DOWN_TAG] === lockDown.lockDownId));
  }
  for (const rule of added) await tools.rules.remove(locationOf(lockDown, rule.groupId), rule);
  return {
    lockDown: inState(lockDown, tools.clock.now(), 'undone', { confirmBy: null, dueAt: null }),
    event: {
      kind: 'lock-down.undone',
      detail: { restored: ruleTexts(lockDown.removed), taken: ruleTexts(added) },
    },
  };
}

async function putBack(tools: LockDownTools, lockDown: LockDown): Promise<void> {
  for (const kept of lockDown.removed) await tools.rules.ensure(locationOf(lockDown, kept.groupId), kept);
}

async function readKept(
  tools: LockDownTools,
  lockDown: LockDown,
  chosen: readonly RemovableRule[],
): Promise<readonly KeptGroupRule[]> {
  const kept: KeptGroupRule[] = [];
  for (const groupId of new Set(chosen.map((rule) => rule.groupId))) {
    const rules = await tools.rules.readKept(locationOf(lockDown, groupId));
    kept.push(...rules.filter((rule) => chosen.some(({ ruleId }) => ruleId === rule.ruleId)));
  }
  return kept;
}

async function draftNow(tools: LockDownTools, lockDown: LockDown): Promise<DraftedLockDown> {
  return draftLockDown(await tools.reader.read(lockDown), lockDown.draft.request);
}

function giveUp(tools: LockDownTools, lockDown: LockDown, note: string): Stepped {
  return quietly(inState(lockDown, tools.clock.now(), 'restoring', { note }));
}

function staysAdded(tools: LockDownTools, lockDown: LockDown, note: string): Stepped {
  const facts = { note, chosenRuleIds: [], confirmBy: null, dueAt: null };
  return {
    lockDown: inState(lockDown, tools.clock.now(), 'added', facts),
    event: { kind: 'lock-down.refused', detail: { reason: note } },
  };
}

function lookAgain(tools: LockDownTools, lockDown: LockDown, problem: string): Stepped {
  const dueAt = new Date(tools.clock.now().getTime() + LOOK_EVERY_SECONDS * 1000);
  return quietly({ ...lockDown, problem, dueAt });
}

function quietly(lockDown: LockDown): Stepped {
  return { lockDown, event: null };
}

function staleReason(
  { draft }: LockDown,
  { model, draft: fresh }: Extract<DraftedLockDown, { readonly kind: 'drafted' }>,
): string | undefined {
  const found: PlanCheck = checkReviewedPlan(model, draft.plan, fresh.plan);
  switch (found.kind) {
    case 'same':
      return undefined;
    case 'differs':
      return 'The plan is not the one that would be made now: something around the groups changed, or somebody edited it.';
    case 'stale':
      return `The groups changed since the plan was made: ${found.groups
        .map(({ groupId, came, gone }) =>
          [groupId, ...came.map((rule) => `got ${rule}`), ...gone.map((rule) => `lost ${rule}`)].join(', '),
        )
        .join('; ')}.`;
  }
}

function notVerified({ plan, names }: LockDownDraft): string | null {
  if (plan.verifications.every(({ now }) => now === 'yes')) return null;
  const asNow = plan.verifications.map((one) => ({ ...one, lockedDown: one.now }));
  return verificationLines(asNow, planNames(names)).join(' ');
}

function ill({ targets }: LockDown, now: LockDownDraft): string | null {
  const lost = lostTargets(targets, now.targets);
  if (lost.length === 0) return null;
  return `Targets are not healthy any more: ${lost.map(({ targetId }) => targetId).join(', ')}.`;
}

function locationOf({ credentialId, region }: LockDown, groupId: string) {
  return { credentialId, region, groupId };
}

function keyOf({ groupId, rule }: Pick<RemovableRule, 'groupId' | 'rule'>): string {
  return `${groupId} ${ruleKey(rule)}`;
}
