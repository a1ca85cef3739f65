import type { RuleGateway } from './rule-gateway.ts';
import { decideSweep, leaseIdsOf, type SweepTerms, type TaggedRule, type Verdict } from './decide-sweep.ts';

export const SWEEP_OUTCOMES = ['removed', 'would-remove', 'failed', 'unreadable', 'live'] as const;

/** What became of one rule that carries an installation's tag. */
export interface SweptRule {
  readonly region: string;
  readonly groupId: string;
  readonly ruleId: string;
  readonly rule: string;
  readonly leaseIds: readonly string[];
  readonly expiresAt: string | null;
  readonly outcome: (typeof SWEEP_OUTCOMES)[number];
  /** For `failed`: why it still stands. */
  readonly problem: string | null;
}

export interface RegionSweep {
  readonly rulesLookedAt: number;
  readonly rules: readonly SweptRule[];
}

export interface SweepOptions {
  readonly isDryRun: boolean;
  /** Waits; EC2's reads may be behind its writes for a while. */
  sleep(milliseconds: number): Promise<void>;
}

/** Pauses between looks at a rule that should be gone. */
const LOOK_AGAIN_AFTER_MS = [500, 1000, 2000, 4000];

/**
 * Removes what has expired in one region, and believes only what a later read shows.
 *
 * One group's refusal does not keep the others open.
 */
export async function sweepRegion(
  gateway: RuleGateway,
  terms: SweepTerms,
  options: SweepOptions,
): Promise<RegionSweep> {
  const all = await gateway.listRules();
  const ours = all
    .map((rule) => ({ rule, verdict: decideSweep(rule, terms) }))
    .filter(({ verdict }) => verdict.kind !== 'foreign');
  const expired = ours.filter(({ verdict }) => verdict.kind === 'expired').map(({ rule }) => rule);
  const problems = options.isDryRun ? new Map<string, string>() : await removeAll(gateway, expired, options);

  const rules = ours.map(({ rule, verdict }): SweptRule => {
    const problem = problems.get(rule.ruleId) ?? null;
    return {
      region: gateway.region,
      groupId: rule.groupId,
      ruleId: rule.ruleId,
      rule: rule.text,
      leaseIds: leaseIdsOf(rule),
      expiresAt: 'expiresAt' in verdict ? verdict.expiresAt.toISOString() : null,
      outcome: outcomeOf(verdict, options.isDryRun, problem),
      problem,
    };
  });
  return { rulesLookedAt: all.length, rules };
}

function outcomeOf(verdict: Verdict, isDryRun: boolean, problem: string | null): SweptRule['outcome'] {
  switch (verdict.kind) {
    case 'expired':
      if (isDryRun) return 'would-remove';
      return problem === null ? 'removed' : 'failed';
    case 'live':
      return 'live';
    case 'unreadable':
    case 'foreign':
      return 'unreadable';
  }
}

/** Returns why the rules that still stand still stand, by rule id. */
async function removeAll(
  gateway: RuleGateway,
  rules: readonly TaggedRule[],
  { sleep }: SweepOptions,
): Promise<Map<string, string>> {
  const problems = new Map<string, string>();
  for (const batch of batchesOf(rules)) {
    const refusals = await revokeBatch(gateway, batch);
    const standing = await whatStillStands(gateway, batch, { refusals, sleep });
    for (const [ruleId, problem] of standing) problems.set(ruleId, problem);
  }
  return problems;
}

interface Batch {
  readonly groupId: string;
  readonly direction: TaggedRule['direction'];
  readonly ruleIds: readonly string[];
}

function batchesOf(rules: readonly TaggedRule[]): readonly Batch[] {
  const batches = new Map<string, Batch>();
  for (const { groupId, direction, ruleId } of rules) {
    const key = `${groupId} ${direction}`;
    batches.set(key, { groupId, direction, ruleIds: [...(batches.get(key)?.ruleIds ?? []), ruleId] });
  }
  return [...batches.values()];
}

/** In one call; when that is refused, one by one: a rule that is gone already must not keep the others. */
async function revokeBatch(gateway: RuleGateway, batch: Batch): Promise<Map<string, string>> {
  const refusals = new Map<string, string>();
  try {
    await gateway.revoke(batch.groupId, batch.direction, batch.ruleIds);
    return refusals;
  } catch (error) {
    for (const ruleId of batch.ruleIds) refusals.set(ruleId, messageOf(error));
  }
  if (batch.ruleIds.length === 1) return refusals;
  for (const ruleId of batch.ruleIds) {
    try {
      await gateway.revoke(batch.groupId, batch.direction, [ruleId]);
      refusals.delete(ruleId);
    } catch (error) {
      refusals.set(ruleId, messageOf(error));
    }
  }
  return refusals;
}

/** A rule counts as removed when it was looked for and is not there: not when EC2 said so, and not unseen. */
async function whatStillStands(
  gateway: RuleGateway,
  batch: Batch,
  { refusals, sleep }: { readonly refusals: ReadonlyMap<string, string>; readonly sleep: SweepOptions['sleep'] },
): Promise<readonly (readonly [string, string])[]> {
  try {
    let standing = await gateway.readAgain(batch.groupId, batch.ruleIds);
    for (const pauseMs of LOOK_AGAIN_AFTER_MS) {
      if ([...standing].every((ruleId) => refusals.has(ruleId))) break;
      await sleep(pauseMs);
      standing = await gateway.readAgain(batch.groupId, batch.ruleIds);
    }
    return [...standing].map((ruleId) => [
      ruleId,
      refusals.get(ruleId) ?? 'EC2 took the call, but the rule is still there.',
    ]);
  } catch (error) {
    const unseen = `Whether it is gone could not be read: ${messageOf(error)}`;
    return batch.ruleIds.map((ruleId) => [ruleId, refusals.get(ruleId) ?? unseen]);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
