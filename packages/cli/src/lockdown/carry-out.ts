import type { LockDownRecord } from '@gatelease/contract/lock-down';
import {
  formatRule,
  LOCK_DOWN_TAG,
  lockDownNote,
  lostTargets,
  planNames,
  ruleKey,
  verificationLines,
} from '@gatelease/security-groups';
import type { LockDownDraft, RemovableRule } from '@gatelease/security-groups';
import { draftOf } from '@gatelease/contract/lock-down';
import { CommandProblem } from '../command-problem.ts';
import { readRecordedRule } from './account-rules.ts';
import type { LockDownAccount } from './lock-down-account.ts';

/** What carrying out needs of the world. */
export interface Surroundings {
  readonly account: LockDownAccount;
  /** Writes the record down before the next step is taken. */
  save(record: LockDownRecord): Promise<void>;
  note(text: string): void;
  sleep(milliseconds: number): Promise<void>;
}

/** How long targets are watched after rules went, and how often. */
export interface Watch {
  readonly seconds: number;
}

const WATCH_EVERY_SECONDS = 5;

/** Adds the rules of the plan and sees that they are there. @throws lock-down.not-verified */
export async function addRules(around: Surroundings, record: LockDownRecord): Promise<LockDownRecord> {
  const { plan, subject, request } = draftOf(record.plan);
  const made = await around.account.rules.authorize(
    plan.add.map(({ groupId, rule, purpose }) => ({
      groupId,
      rule,
      description: lockDownNote(subject, purpose),
      tags: { [LOCK_DOWN_TAG]: record.madeAt },
    })),
  );
  const added: LockDownRecord = {
    ...record,
    state: 'added',
    added: made.map(({ ruleId, rule: { groupId, rule } }) => ({ groupId, ruleId, rule: formatRule(rule) })),
  };
  await around.save(added);

  const { draft } = await around.account.draft(request);
  if (draft.plan.add.length > 0) {
    throw new CommandProblem(
      'lock-down.not-verified',
      `${String(draft.plan.add.length)} of the rules are not there after they were added. Nothing was taken away.`,
    );
  }
  return added;
}

/**
 * Takes the chosen rules away and sees that everything works without them; puts them back at once when not.
 *
 * @throws lock-down.not-verified
 */
export async function removeRules(
  around: Surroundings,
  record: LockDownRecord,
  {
    chosen,
    confirmBy,
    watch,
  }: { readonly chosen: readonly RemovableRule[]; readonly confirmBy: Date | null; readonly watch: Watch },
): Promise<LockDownRecord> {
  const { account } = around;
  const { draft } = await account.draft(draftOf(record.plan).request);
  requireVerified(draft);
  const removed = (
    await Promise.all(
      [...new Set(chosen.map(({ groupId }) => groupId))].map((groupId) =>
        account.rules.read(
          groupId,
          chosen.flatMap((one) => (one.groupId === groupId && one.ruleId !== undefined ? [one.ruleId] : [])),
        ),
      ),
    )
  ).flat();
  const removing: LockDownRecord = {
    ...record,
    state: 'removing',
    confirmBy: confirmBy?.toISOString() ?? null,
    removed,
  };
  await around.save(removing);
  await account.rules.revoke(removed);

  const trouble = await watchTargets(around, draftOf(record.plan), { chosen, watch });
  if (trouble === null) return removing;
  await restoreRules(around, removing);
  throw new CommandProblem('lock-down.not-verified', `${trouble} The old rules are back.`, {
    hint: 'The rules that were added stay: they let nobody in but those who need it.',
  });
}

/** Puts the rules back that were taken away, as they were. */
export async function restoreRules(around: Surroundings, record: LockDownRecord): Promise<LockDownRecord> {
  await around.account.rules.authorize(
    record.removed.map(({ groupId, rule, description, tags }) => ({
      groupId,
      rule: readRecordedRule(rule),
      description,
      tags,
    })),
  );
  const restored: LockDownRecord = { ...record, state: 'restored', confirmBy: null };
  await around.save(restored);
  return restored;
}

/**
 * Puts back what went first, so that nobody is cut off in between, and takes away what was added: also what was
 * added and not written down any more, which the tag tells.
 */
export async function undoLockDown(around: Surroundings, record: LockDownRecord): Promise<LockDownRecord> {
  const restored = await restoreRules(around, record);
  const groupIds = [...new Set(record.plan.plan.add.map(({ groupId }) => groupId))];
  const added = await around.account.rules.tagged(groupIds, { key: LOCK_DOWN_TAG, value: record.madeAt });
  await around.account.rules.revoke(added);
  const undone: LockDownRecord = {
    ...restored,
    state: 'undone',
    added: added.map(({ groupId, ruleId, rule }) => ({ groupId, ruleId, rule })),
  };
  await around.save(undone);
  return undone;
}

/** What stopped working, or `null` when nothing did for as long as somebody looked. */
async function watchTargets(
  { account, note, sleep }: Surroundings,
  before: LockDownDraft,
  { chosen, watch }: { readonly chosen: readonly RemovableRule[]; readonly watch: Watch },
): Promise<string | null> {
  for (let watched = 0; ; watched += WATCH_EVERY_SECONDS) {
    const { draft } = await account.draft(before.request);
    const left = draft.plan.removable.filter((rule) => chosen.some((one) => ruleKeyOf(one) === ruleKeyOf(rule)));
    const unsure = draft.plan.verifications.filter(({ now }) => now !== 'yes');
    const lost = lostTargets(before.targets, draft.targets);
    if (lost.length > 0) {
      return `Targets are not healthy any more: ${lost.map(({ targetId }) => targetId).join(', ')}.`;
    }
    if (unsure.length > 0) return verificationLines(draft.plan.verifications, planNames(draft.names)).join('\n');
    const isOver = before.targets.length === 0 || watched >= watch.seconds;
    if (left.length === 0 && isOver) return null;
    if (left.length > 0 && watched >= watch.seconds) return 'Some of the rules are still there.';
    if (watched === 0) note(`Watching the targets for ${String(watch.seconds)} seconds …`);
    await sleep(WATCH_EVERY_SECONDS * 1000);
  }
}

function requireVerified({ plan, names }: LockDownDraft): void {
  if (plan.verifications.every(({ now }) => now === 'yes')) return;
  throw new CommandProblem(
    'lock-down.not-verified',
    `The rules are there, and still not everybody gets through. Nothing was taken away.\n${verificationLines(plan.verifications, planNames(names)).join('\n')}`,
  );
}

function ruleKeyOf({ groupId, rule }: RemovableRule): string {
  return `${groupId} ${ruleKey(rule)}`;
}
