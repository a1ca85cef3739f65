import { ruleKey } from '@gatelease/security-groups';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type {
  GatewayProblem,
  GroupLocation,
  RuleOwnership,
  SecurityGroupGateway,
} from '../ports/security-group-gateway.ts';
import type { DesiredGroupRule } from './desired-rules.ts';
import type { GroupPlan } from './group-plan.ts';

/** A call that failed, and what it was about. */
export interface Trouble {
  readonly call: 'read' | 'revoke' | 'authorize' | 'redescribe';
  readonly problem: GatewayProblem;
  /** Fit for people. */
  readonly detail: string;
  /** The rules that it kept from being opened. */
  readonly keys: readonly string[];
}

/** What applying a plan did. */
export interface Applied {
  readonly revokedIds: readonly string[];
  readonly authorizedKeys: readonly string[];
  /** Ids that EC2 named for them, by rule key. */
  readonly authorizedIds: ReadonlyMap<string, string>;
  readonly redescribedIds: readonly string[];
  readonly troubles: readonly Trouble[];
}

export interface ApplyTarget {
  readonly gateway: SecurityGroupGateway;
  readonly location: GroupLocation;
  readonly installationId: string;
  /** Whether the claim is fresh enough to change anything still; a worker that was held up must not. */
  readonly mayAct: () => boolean;
}

/** As many lease ids as fit into the 256 characters of a tag value. */
const LONGEST_TAG_VALUE = 256;

/**
 * Applies a plan: revoke in one call, then authorize in one call, then descriptions in one call.
 *
 * A failing authorize never delays a revoke. An authorize that EC2 refuses because of one rule in it is tried
 * again rule by rule, so that one rule too many does not keep the others shut.
 */
export async function applyPlan(target: ApplyTarget, plan: GroupPlan): Promise<Applied> {
  const revoked = await revokeAll(target, plan.revoke);
  const authorized = await authorizeAll(target, plan.authorize);
  const redescribed = await redescribeAll(target, plan.redescribe);
  return {
    revokedIds: revoked.ids,
    authorizedKeys: authorized.keys,
    authorizedIds: authorized.ids,
    redescribedIds: redescribed.ids,
    troubles: [...revoked.troubles, ...authorized.troubles, ...redescribed.troubles],
  };
}

interface Removed {
  readonly ids: readonly string[];
  readonly troubles: readonly Trouble[];
}

async function revokeAll(target: ApplyTarget, revoke: GroupPlan['revoke']): Promise<Removed> {
  const ids = revoke.map(({ ruleId }) => ruleId);
  if (ids.length === 0 || !target.mayAct()) return { ids: [], troubles: [] };
  try {
    await target.gateway.revoke(target.location, ids);
    return { ids, troubles: [] };
  } catch (error) {
    const trouble = troubleOf('revoke', error);
    if (trouble.problem !== 'rule-not-found') return { ids: [], troubles: [trouble] };
    // One of them is gone already, and EC2 refuses the whole call: go one by one.
    return ids.length === 1 ? { ids, troubles: [] } : revokeOneByOne(target, revoke);
  }
}

async function revokeOneByOne(target: ApplyTarget, revoke: GroupPlan['revoke']): Promise<Removed> {
  const results: Removed[] = [];
  for (const entry of revoke) results.push(await revokeAll(target, [entry]));
  return { ids: results.flatMap(({ ids }) => ids), troubles: results.flatMap(({ troubles }) => troubles) };
}

interface Authorized {
  readonly keys: readonly string[];
  readonly ids: ReadonlyMap<string, string>;
  readonly troubles: readonly Trouble[];
}

async function authorizeAll(target: ApplyTarget, authorize: readonly DesiredGroupRule[]): Promise<Authorized> {
  const results: Authorized[] = [];
  for (const batch of batchesOfOneTag(authorize)) results.push(await authorizeBatch(target, batch));
  return mergeAuthorized(results);
}

async function authorizeBatch(target: ApplyTarget, batch: readonly DesiredGroupRule[]): Promise<Authorized> {
  if (batch.length === 0 || !target.mayAct()) return { keys: [], ids: new Map(), troubles: [] };
  try {
    const created = await target.gateway.authorize(
      target.location,
      batch.map(({ rule, description }) => ({ rule, description })),
      ownershipOf(target.installationId, batch),
    );
    const ids = new Map(created.map(({ rule, ruleId }) => [ruleKey(rule), ruleId]));
    return { keys: batch.map(({ key }) => key), ids, troubles: [] };
  } catch (error) {
    const trouble = { ...troubleOf('authorize', error), keys: batch.map(({ key }) => key) };
    const isAboutOneRule = trouble.problem === 'rule-quota' || trouble.problem === 'rejected';
    if (!isAboutOneRule || batch.length === 1) return { keys: [], ids: new Map(), troubles: [trouble] };
    return authorizeOneByOne(target, batch);
  }
}

async function authorizeOneByOne(target: ApplyTarget, batch: readonly DesiredGroupRule[]): Promise<Authorized> {
  const results: Authorized[] = [];
  for (const entry of batch) results.push(await authorizeBatch(target, [entry]));
  return mergeAuthorized(results);
}

function mergeAuthorized(results: readonly Authorized[]): Authorized {
  return {
    keys: results.flatMap(({ keys }) => keys),
    ids: new Map(results.flatMap(({ ids }) => [...ids])),
    troubles: results.flatMap(({ troubles }) => troubles),
  };
}

async function redescribeAll(target: ApplyTarget, redescribe: GroupPlan['redescribe']): Promise<Removed> {
  const ids = redescribe.map(({ ruleId }) => ruleId);
  if (ids.length === 0 || !target.mayAct()) return { ids: [], troubles: [] };
  try {
    await target.gateway.updateDescriptions(target.location, redescribe);
    return { ids, troubles: [] };
  } catch (error) {
    return { ids, troubles: [troubleOf('redescribe', error)] };
  }
}

/**
 * All rules of a call get the same tags, so a batch holds rules of one end, and no more leases than a tag can name.
 */
function batchesOfOneTag(authorize: readonly DesiredGroupRule[]): readonly (readonly DesiredGroupRule[])[] {
  const ends = [...new Set(authorize.map(({ expiresAt }) => expiresAt.getTime()))];
  return ends.flatMap((end) => splitByTagLength(authorize.filter(({ expiresAt }) => expiresAt.getTime() === end)));
}

function splitByTagLength(entries: readonly DesiredGroupRule[]): readonly (readonly DesiredGroupRule[])[] {
  const batches: DesiredGroupRule[][] = [];
  let length = Infinity;
  for (const entry of entries) {
    const added = entry.leaseIds.reduce((sum, id) => sum + id.length + 1, 0);
    if (length + added > LONGEST_TAG_VALUE) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(entry);
    length += added;
  }
  return batches;
}

function ownershipOf(installationId: string, batch: readonly DesiredGroupRule[]): RuleOwnership {
  return {
    installationId,
    leaseIds: [...new Set(batch.flatMap(({ leaseIds }) => leaseIds))],
    expiresAt: batch[0]?.expiresAt ?? null,
  };
}

/** What a failed call means for the run; anything but a `GatewayError` is our own defect and goes up. */
export function troubleOf(call: Trouble['call'], error: unknown): Trouble {
  if (!(error instanceof GatewayError)) throw error;
  return { call, problem: error.problem, detail: error.message, keys: [] };
}
