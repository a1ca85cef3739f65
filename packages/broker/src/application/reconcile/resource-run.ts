import { ruleKey } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import { wantsRules } from '../../domain/lease-phase.ts';
import { MOST_RULE_IDS } from '../ports/security-group-gateway.ts';
import type { ObservedGroupRule } from '../ports/security-group-gateway.ts';
import { applyPlan, troubleOf } from './apply-plan.ts';
import type { Applied, ApplyTarget, Trouble } from './apply-plan.ts';
import { desiredRules } from './desired-rules.ts';
import type { DesiredGroupRule } from './desired-rules.ts';
import { findDrift } from './drift.ts';
import type { Drift } from './drift.ts';
import { isDone, planGroup } from './group-plan.ts';
import type { GroupPlan } from './group-plan.ts';
import { recordedRuleIds, withOwners } from './ownership.ts';
import type { OwnedOrForeignRule } from './ownership.ts';

/** No group needs more rounds than this to come to rest; what is left then is left to the next run. */
const MOST_ROUNDS = 4;

/** What a run starts from. */
export interface RunStart {
  readonly target: ApplyTarget;
  readonly leases: readonly Lease[];
  /** The last picture, when it can be planned from; `null` when the group has to be read first. */
  readonly picture: readonly ObservedGroupRule[] | null;
  /** Whether the picture is young enough to be carried on by reading only the rules that the run changes. */
  readonly provesByIds: boolean;
}

/** What a run did and saw. */
export interface RunOutcome {
  readonly desired: readonly DesiredGroupRule[];
  /** The group as the last read showed it, or its picture with what was read of it; `null` when no read succeeded. */
  readonly seen: readonly OwnedOrForeignRule[] | null;
  /** Whether the run has read the whole group: only then is it known what others did to it. */
  readonly isWhole: boolean;
  readonly authorizedIds: ReadonlyMap<string, string>;
  /** Rules authorized, in the order of the calls; the reader may not see them yet. */
  readonly authorized: readonly DesiredGroupRule[];
  readonly revoked: readonly { readonly ruleId: string; readonly rule: OwnedOrForeignRule['rule'] | null }[];
  readonly drift: readonly Drift[];
  readonly troubles: readonly Trouble[];
  /** Whether something was confirmed by EC2 that the last read does not show, or still shows. */
  readonly isUnsettled: boolean;
}

/**
 * Brings one group from observed to desired.
 *
 * It plans from the last picture, so that opening and closing each cost one changing call and one read that proves
 * it: of the changed rules alone while the picture is young, because reading a full group takes longer than changing
 * it. A picture that turns out to be old is read again and planned anew. Nothing is done twice in one run.
 */
export async function runResource(start: RunStart): Promise<RunOutcome> {
  const { target, leases } = start;
  const log = new RunLog(leases);
  let picture = start.picture;

  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (picture === null) picture = await readGroup(target, log);
    const { installationId } = target;
    const seen = withOwners(installationId, log.ownIds, picture ?? []);
    const plan = planGroup({ installationId, leases, desired: log.desired, seen, done: log });
    const doable = picture === null ? withoutReading(plan, leases, log) : plan;

    if (isDone(doable)) {
      if (log.lastRead !== null || log.readFailed) {
        log.noteRest();
        break;
      }
      picture = null;
      continue;
    }
    log.note(doable, await applyPlan(target, doable));
    if (log.readFailed || log.isStuck) break;
    picture = start.provesByIds && picture !== null ? await readChanged(target, log, picture) : null;
    if (log.readFailed) break;
  }
  const isUnproved = log.hasActedSinceRead || (log.lastRead === null && !log.readFailed);
  if (isUnproved) await readGroup(target, log);
  return log.outcome(target.installationId);
}

async function readGroup(target: ApplyTarget, log: RunLog): Promise<readonly ObservedGroupRule[] | null> {
  try {
    const rules = await target.gateway.readRules(target.location);
    log.noteRead(target.installationId, rules);
    return rules;
  } catch (error) {
    log.noteFailedRead(troubleOf('read', error));
    return null;
  }
}

/** The picture with the rules that the run has changed as they are now; `null` when not all of them can be named. */
async function readChanged(
  target: ApplyTarget,
  log: RunLog,
  picture: readonly ObservedGroupRule[],
): Promise<readonly ObservedGroupRule[] | null> {
  const changedIds = log.changedIds();
  if (changedIds === null || changedIds.size > MOST_RULE_IDS) return null;
  try {
    const changed = await target.gateway.readRules(target.location, [...changedIds]);
    const rules = [...picture.filter(({ ruleId }) => !changedIds.has(ruleId)), ...changed];
    log.noteReadOfChanged(rules);
    return rules;
  } catch (error) {
    log.noteFailedRead(troubleOf('read', error));
    return null;
  }
}

/**
 * What can still be done when the group cannot be read: closing goes on with the ids that our records name, because
 * access that has ended must not wait for a missing right to read. Opening waits.
 */
function withoutReading(plan: GroupPlan, leases: readonly Lease[], log: RunLog): GroupPlan {
  const wanted = new Set(log.desired.map(({ key }) => key));
  const recorded = leases
    .filter(({ state }) => state === 'closing')
    .flatMap((lease) => lease.rules)
    .flatMap(({ rule, ruleId, state }) =>
      ruleId !== null && state !== 'gone' && !wanted.has(ruleKey(rule)) && !log.revokedIds.has(ruleId)
        ? [[ruleId, { ruleId, rule }] as const]
        : [],
    );
  return { ...plan, revoke: [...new Map(recorded).values()], authorize: [], redescribe: [] };
}

/** What one run has done and learned so far. */
class RunLog {
  readonly leases: readonly Lease[];
  readonly desired: readonly DesiredGroupRule[];
  readonly revokedIds = new Set<string>();
  readonly authorizedKeys = new Set<string>();
  readonly redescribedIds = new Set<string>();
  readonly authorizedIds = new Map<string, string>();
  /** Rule ids that are ours by record: from the leases, and from replies and reads of this run. */
  readonly ownIds: Set<string>;
  lastRead: readonly ObservedGroupRule[] | null = null;
  readFailed = false;
  isStuck = false;
  hasActedSinceRead = false;
  #isWhole = false;
  #drift: readonly Drift[] | null = null;
  #readTrouble: Trouble | null = null;
  #actTroubles: readonly Trouble[] = [];
  readonly #authorized: DesiredGroupRule[] = [];
  readonly #revoked: GroupPlan['revoke'][number][] = [];

  constructor(leases: readonly Lease[]) {
    this.leases = leases;
    this.desired = desiredRules(leases);
    this.ownIds = new Set(recordedRuleIds(leases));
  }

  /** EC2 refuses to authorize a rule that exists, so a rule that an accepted call asked for is ours. */
  noteRead(installationId: string, rules: readonly ObservedGroupRule[]): void {
    for (const { rule, ruleId } of rules) if (this.authorizedKeys.has(ruleKey(rule))) this.ownIds.add(ruleId);
    // Later reads of the run show our own repairs; only the first shows what somebody else did.
    this.#drift ??= findDrift(installationId, this.leases, withOwners(installationId, this.ownIds, rules));
    this.#isWhole = true;
    this.#noteGroup(rules);
  }

  /** Says nothing of what others did: what was not read again is in it as it was. */
  noteReadOfChanged(rules: readonly ObservedGroupRule[]): void {
    this.#noteGroup(rules);
  }

  /** What the run has changed, by id; `null` when a call that succeeded named no id, or a call may have been lost. */
  changedIds(): ReadonlySet<string> | null {
    const areNamed = [...this.authorizedKeys].every((key) => this.authorizedIds.has(key));
    if (!areNamed || this.#actTroubles.length > 0) return null;
    return new Set([...this.revokedIds, ...this.authorizedIds.values(), ...this.redescribedIds]);
  }

  #noteGroup(rules: readonly ObservedGroupRule[]): void {
    this.lastRead = rules;
    this.#readTrouble = null;
    this.readFailed = false;
    this.hasActedSinceRead = false;
  }

  noteFailedRead(trouble: Trouble): void {
    this.#readTrouble = trouble;
    this.readFailed = true;
  }

  note(plan: GroupPlan, applied: Applied): void {
    for (const id of applied.revokedIds) this.revokedIds.add(id);
    for (const id of applied.redescribedIds) this.redescribedIds.add(id);
    for (const key of applied.authorizedKeys) this.authorizedKeys.add(key);
    for (const [key, id] of applied.authorizedIds) {
      this.authorizedIds.set(key, id);
      this.ownIds.add(id);
    }
    const isOf = new Set(applied.authorizedKeys);
    this.#authorized.push(...plan.authorize.filter(({ key }) => isOf.has(key)));
    const gone = new Set(applied.revokedIds);
    this.#revoked.push(...plan.revoke.filter(({ ruleId }) => gone.has(ruleId)));
    this.hasActedSinceRead = true;
    this.#actTroubles = applied.troubles;
    // Only an old picture is worth another round; everything else is for the next run.
    this.isStuck = applied.troubles.some(({ problem }) => problem !== 'rule-exists' && problem !== 'no-reply');
  }

  /** A fresh read leaves nothing to do: whatever a call complained of before is resolved. */
  noteRest(): void {
    if (!this.readFailed) this.#actTroubles = [];
  }

  outcome(installationId: string): RunOutcome {
    const seen = this.lastRead === null ? null : withOwners(installationId, this.ownIds, this.lastRead);
    const shown = new Set(seen?.map(({ rule }) => ruleKey(rule)));
    const shownIds = new Set(seen?.map(({ ruleId }) => ruleId));
    const isUnsettled =
      seen !== null &&
      ([...this.authorizedKeys].some((key) => !shown.has(key)) || [...this.revokedIds].some((id) => shownIds.has(id)));
    return {
      desired: this.desired,
      seen: this.hasActedSinceRead || this.readFailed ? null : seen,
      isWhole: this.#isWhole,
      authorizedIds: this.authorizedIds,
      authorized: this.#authorized,
      revoked: this.#revoked,
      drift: this.#drift ?? [],
      troubles: [...this.#actTroubles, ...(this.#readTrouble === null ? [] : [this.#readTrouble])],
      isUnsettled,
    };
  }
}

/** Whether any lease of the resource wants something of it. */
export function hasWishes(leases: readonly Lease[]): boolean {
  return leases.some(({ state }) => wantsRules(state) || state === 'closing');
}
