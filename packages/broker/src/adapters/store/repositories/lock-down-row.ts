import type { LockDownDraft } from '@gatelease/security-groups';
import { LOCK_DOWN_STATES } from '../../../domain/lock-down.ts';
import type { KeptGroupRule, LockDown } from '../../../domain/lock-down.ts';
import { orNull, readInstant, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { LockDownTable } from '../schema.ts';

/** What stands in `body`: what nobody looks for. */
interface Body {
  readonly draft: LockDownDraft;
  readonly chosenRuleIds: readonly string[];
  readonly removed: readonly KeptGroupRule[];
  readonly targets: LockDownDraft['targets'];
}

export function rowOfLockDown(lockDown: LockDown): LockDownTable {
  const { draft, chosenRuleIds, removed, targets } = lockDown;
  const body: Body = { draft, chosenRuleIds, removed, targets };
  return {
    lock_down_id: lockDown.lockDownId,
    organization_id: lockDown.organizationId,
    credential_id: lockDown.credentialId,
    region: lockDown.region,
    made_at: lockDown.madeAt,
    state: lockDown.state,
    confirm_within_seconds: lockDown.confirmWithinSeconds,
    confirm_by: lockDown.confirmBy,
    watch_until: lockDown.watchUntil,
    note: lockDown.note,
    problem: lockDown.problem,
    attempts: lockDown.attempts,
    due_at: lockDown.dueAt,
    taken_until: null,
    started_by: lockDown.startedBy,
    started_at: lockDown.startedAt,
    version: lockDown.version,
    body: JSON.stringify(body),
  };
}

export function lockDownOf(row: Row): LockDown {
  // Written above by the same code. Rules are taken out of it only after they were compared with the group itself.
  const body: Body = JSON.parse(readText(row, 'body'));
  return {
    lockDownId: readText(row, 'lock_down_id'),
    organizationId: readText(row, 'organization_id'),
    credentialId: readText(row, 'credential_id'),
    region: readText(row, 'region'),
    madeAt: readInstant(row, 'made_at'),
    state: readOneOf(row, 'state', LOCK_DOWN_STATES),
    confirmWithinSeconds: orNull(row, 'confirm_within_seconds', readNumber),
    confirmBy: orNull(row, 'confirm_by', readInstant),
    watchUntil: orNull(row, 'watch_until', readInstant),
    note: orNull(row, 'note', readText),
    problem: orNull(row, 'problem', readText),
    attempts: readNumber(row, 'attempts'),
    dueAt: orNull(row, 'due_at', readInstant),
    startedBy: readText(row, 'started_by'),
    startedAt: readInstant(row, 'started_at'),
    version: readNumber(row, 'version'),
    ...body,
  };
}
