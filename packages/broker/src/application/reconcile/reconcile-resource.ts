import { ruleKey } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { Resource, ResourceHealth } from '../../domain/resource.ts';
import type { Changes } from '../ports/changes.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { SecurityGroupGateway } from '../ports/security-group-gateway.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { ReconcilerMetrics } from '../ports/reconciler-metrics.ts';
import type { Trouble } from './apply-plan.ts';
import { dueTransition, nextTransitionAt } from './due-transitions.ts';
import { leaseTransitionEvents, ruleEvents } from './ledger-events.ts';
import { runResource } from './resource-run.ts';
import type { RunOutcome } from './resource-run.ts';
import { retryDelayMs, unseenDelayMs } from './retry-delay.ts';
import { SeenRules } from './seen-rules.ts';
import { settledLease } from './settle-leases.ts';
import type { Findings } from './settle-leases.ts';

export interface ReconcilerContext {
  readonly store: Store;
  readonly gateway: SecurityGroupGateway;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly changes: Changes;
  readonly metrics: ReconcilerMetrics;
  readonly installationId: string;
  /** How long a claim lasts; AWS is changed only in its first half. */
  readonly claimSeconds: number;
  /** How often a group is read although nothing is due. */
  readonly driftSeconds: number;
  /** 0 to 1, for spreading retries. */
  readonly chance: () => number;
}

/** Brings one claimed resource from observed to desired and stores what it saw. */
export type ReconcileResource = (claim: Claim) => Promise<void>;

/** How often in a row a group must be missing before its rules count as gone with it. */
const MISSES_UNTIL_GONE = 3;

/**
 * One run over one resource, between two transactions:
 *
 * 1. What time asks for (starts and ends) is decided and saved, so that AWS is only ever changed from saved state.
 * 2. AWS is brought there, and read.
 * 3. What was seen is saved with the ledger's events, and the claim is given back with the time of the next look.
 *
 * A stop between any two steps is repaired by the next run: the claim lapses, the next holder knows that the picture
 * may be old, reads first, and finds our rules by their tags.
 */
export function makeReconcileResource(context: ReconcilerContext): ReconcileResource {
  return async (claim) => {
    const claimedAt = context.clock.now().getTime();
    const begun = await beginRun(context, claim);
    if (begun === null) return;

    const { resource, leases, picture } = begun;
    const outcome = await runResource({
      target: {
        gateway: context.gateway,
        location: { region: resource.region, groupId: resource.groupId },
        installationId: context.installationId,
        mayAct: () => context.clock.now().getTime() - claimedAt < (context.claimSeconds * 1000) / 2,
      },
      leases,
      picture: claim.pictureIsStale || picture === null ? null : picture.rules,
    });
    await endRun(context, claim, leases, outcome);
  };
}

async function beginRun(context: ReconcilerContext, claim: Claim) {
  const now = context.clock.now();
  const situation = await context.store.read((tx) => loadSituation(tx, claim.resourceId));
  if (situation === null) {
    await context.store.write((tx) => tx.work.delete(claim.resourceId));
    return null;
  }
  if (!situation.leases.some((lease) => dueTransition(lease, now) !== null)) return situation;

  const leases = await context.store.write(async (tx) => saveDueTransitions(context, tx, situation.leases, now));
  context.changes.publish({ organizationId: situation.resource.organizationId, topic: 'leases' });
  return { ...situation, leases };
}

async function loadSituation(tx: Repositories, resourceId: string) {
  const resource = await tx.resources.findAnywhere(resourceId);
  if (resource === null) return null;
  const leases = await tx.leases.listLiveOfResource(resourceId);
  const picture = await tx.pictures.find(resourceId);
  return { resource, leases, picture };
}

/** Reads again what it changes; what else happened meanwhile has marked the resource for another run. */
async function saveDueTransitions(
  context: ReconcilerContext,
  tx: Repositories,
  known: readonly Lease[],
  now: Date,
): Promise<readonly Lease[]> {
  const leases: Lease[] = [];
  const events: NewEvent[] = [];
  for (const before of known) {
    const isDue = dueTransition(before, now) !== null;
    const lease = isDue ? await tx.leases.find(before.organizationId, before.leaseId) : before;
    if (lease === null) continue;
    const due = isDue ? dueTransition(lease, now) : null;
    leases.push(due === null ? lease : await tx.leases.update(due));
    if (due !== null) events.push(...leaseTransitionEvents({ ids: context.ids, at: now }, lease, due));
  }
  await tx.events.append(events);
  return leases;
}

async function endRun(
  context: ReconcilerContext,
  claim: Claim,
  planned: readonly Lease[],
  outcome: RunOutcome,
): Promise<void> {
  const now = context.clock.now();
  const saved = await context.store.write(async (tx) => {
    if (!(await tx.work.holds(claim))) return null;
    const resource = await tx.resources.findAnywhere(claim.resourceId);
    if (resource === null) return null;
    return saveOutcome(context, tx, { claim, resource, planned, outcome, now });
  });
  if (saved === null) {
    // Somebody else has the resource by now and may have planned from what this run has changed since.
    if (outcome.authorized.length > 0) {
      await context.store.write((tx) => tx.work.markDue(claim.resourceId, now, { pictureIsStale: true }));
    }
    return;
  }
  for (const lease of saved.closed) context.metrics.leaseClosed(lease, now);
  if (saved.hasNews) {
    context.changes.publish({ organizationId: saved.organizationId, topic: 'leases' });
    context.changes.publish({ organizationId: saved.organizationId, topic: 'resources' });
  }
}

interface Ending {
  readonly claim: Claim;
  readonly resource: Resource;
  readonly planned: readonly Lease[];
  readonly outcome: RunOutcome;
  readonly now: Date;
}

async function saveOutcome(context: ReconcilerContext, tx: Repositories, ending: Ending) {
  const { claim, resource, outcome, now } = ending;
  const findings = findingsOf(context, ending);
  const events: NewEvent[] = [...ruleEvents({ ids: context.ids, at: now }, resource, outcome)];
  const closed: Lease[] = [];

  const leases: Lease[] = [];
  for (const lease of await tx.leases.listLiveOfResource(claim.resourceId)) {
    const settled = settledLease(lease, findings, now);
    if (!isSame(settled, lease)) {
      await tx.leases.update(settled);
      events.push(...leaseTransitionEvents({ ids: context.ids, at: now }, lease, settled));
      if (settled.state === 'closed') closed.push(settled);
    }
    leases.push(settled);
  }

  const healthChanged = await saveHealth(tx, ending, events, context.ids);
  if (outcome.seen !== null) {
    const rules = outcome.seen.map(({ observed }) => observed);
    await tx.pictures.save({ resourceId: claim.resourceId, readAt: now, rules });
  }
  if (events.length > 0) await tx.events.append(events);
  await tx.work.release(claim, nextLook(context, ending, leases));
  return { closed, organizationId: resource.organizationId, hasNews: events.length > 0 || healthChanged };
}

function findingsOf(context: ReconcilerContext, { claim, planned, outcome }: Ending): Findings {
  const groupIsGone =
    outcome.seen === null &&
    claim.attempts + 1 >= MISSES_UNTIL_GONE &&
    outcome.troubles.some(({ problem }) => problem === 'group-not-found');
  const general = outcome.troubles.find(({ call }) => call === 'read');
  return {
    installationId: context.installationId,
    seen: groupIsGone ? new SeenRules([]) : outcome.seen && new SeenRules(outcome.seen),
    authorizedIds: outcome.authorizedIds,
    unwantedLeaseIds: new Set(planned.filter(({ state }) => state === 'closing').map(({ leaseId }) => leaseId)),
    neededKeys: new Set(outcome.desired.map(({ rule }) => ruleKey(rule))),
    problemOf: (key) => (outcome.troubles.find(({ keys }) => keys.includes(key)) ?? general)?.detail ?? null,
    closingProblem: (outcome.troubles.find(({ call }) => call === 'revoke') ?? general)?.detail ?? null,
  };
}

/** Whatever a run changes in a lease, it changes by making a new one. */
function isSame(a: Lease, b: Lease): boolean {
  return a === b || (a.state === b.state && a.problem === b.problem && sameRules(a, b));
}

function sameRules(a: Lease, b: Lease): boolean {
  return a.rules.every((rule, index) => {
    const other = b.rules[index];
    return other !== undefined && rule.state === other.state && rule.ruleId === other.ruleId;
  });
}

async function saveHealth(tx: Repositories, ending: Ending, events: NewEvent[], ids: Ids): Promise<boolean> {
  const { resource, outcome, now } = ending;
  const health = healthOf(outcome, now);
  const before = resource.health;
  const isSameProblem =
    before.state === health.state &&
    (before.state !== 'failing' || health.state !== 'failing' || before.problem.detail === health.problem.detail);
  if (isSameProblem) return false;

  await tx.resources.update({ ...resource, health });
  events.push({
    eventId: ids.newId('event'),
    organizationId: resource.organizationId,
    at: now,
    kind: health.state === 'failing' ? 'resource.failing' : 'resource.healthy',
    actor: { kind: 'system' },
    personId: null,
    resourceId: resource.resourceId,
    policyId: null,
    requestId: null,
    leaseId: null,
    address: null,
    detail: { groupId: resource.groupId, ...(health.state === 'failing' ? { problem: health.problem.detail } : {}) },
  });
  return true;
}

function healthOf({ troubles }: RunOutcome, now: Date): ResourceHealth {
  const [trouble] = troubles;
  if (trouble === undefined) return { state: 'healthy', checkedAt: now };
  return { state: 'failing', checkedAt: now, problem: { kind: problemKind(trouble), detail: trouble.detail } };
}

function problemKind({ problem }: Trouble) {
  switch (problem) {
    case 'no-reply':
      return 'unavailable';
    case 'rule-exists':
    case 'rule-not-found':
      return 'rejected';
    default:
      return problem;
  }
}

/** A retry never keeps an end waiting: the next lease's moment comes first. */
function nextLook(context: ReconcilerContext, { claim, outcome, now }: Ending, leases: readonly Lease[]) {
  const [trouble] = outcome.troubles;
  const attempts = trouble === undefined && !outcome.isUnsettled ? 0 : claim.attempts + 1;
  const delayMs =
    trouble !== undefined
      ? retryDelayMs(trouble.problem, claim.attempts, context.chance())
      : outcome.isUnsettled
        ? unseenDelayMs(claim.attempts)
        : context.driftSeconds * 1000 * (0.75 + context.chance() / 2);
  const look = now.getTime() + delayMs;
  const transition = nextTransitionAt(leases, now)?.getTime() ?? Infinity;
  return { dueAt: new Date(Math.min(look, transition)), attempts, pictureIsStale: outcome.seen === null };
}
