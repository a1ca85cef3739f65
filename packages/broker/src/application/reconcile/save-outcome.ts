import { ruleKey } from '@gatelease/security-groups';
import type { Lease } from '../../domain/lease.ts';
import type { Resource, ResourceHealth } from '../../domain/resource.ts';
import { newEvent } from '../made-by.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { Ids } from '../ports/ids.ts';
import type { GroupDescription } from '../ports/security-group-gateway.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { Trouble } from './apply-plan.ts';
import { nextTransitionAt } from './due-transitions.ts';
import { relieveLeases } from './relieve-leases.ts';
import { SYSTEM, leaseTransitionEvents, ruleEvents } from './ledger-events.ts';
import type { RunOutcome } from './resource-run.ts';
import { retryDelayMs, unseenDelayMs } from './retry-delay.ts';
import { SeenRules } from './seen-rules.ts';
import { settledLease } from './settle-leases.ts';
import type { Findings } from './settle-leases.ts';
import { tellOfHealth } from './tell-of-health.ts';

/** How often in a row a group must be missing before its rules count as gone with it. */
const MISSES_UNTIL_GONE = 3;

export interface OutcomeContext {
  readonly ids: Ids;
  readonly installationId: string;
  /** How often a group is read although nothing is due. */
  readonly driftSeconds: number;
  /** Where letters lead to. */
  readonly publicUrl: string;
  /** 0 to 1, for spreading retries. */
  readonly chance: () => number;
}

/** A run that is over, with everything it is saved from. */
export interface Ending {
  readonly claim: Claim;
  readonly resource: Resource;
  /** The leases as the run saw them. */
  readonly planned: readonly Lease[];
  readonly outcome: RunOutcome;
  readonly described: GroupDescription | null;
  /** When the whole group was read before this run; `null` when the run did not start from that. */
  readonly readAt: Date | null;
  readonly now: Date;
}

/**
 * Saves what a run did and saw, in one transaction with its events, and gives the claim back with the time of the next
 * look. Leases are read anew: they may have changed while the run was under way.
 */
export async function saveOutcome(context: OutcomeContext, tx: Repositories, ending: Ending) {
  const { claim, resource, outcome, now } = ending;
  const findings = findingsOf(context, ending);
  const events: NewEvent[] = [...ruleEvents({ ids: context.ids, at: now }, resource, outcome)];
  const closed: Lease[] = [];

  const leases: Lease[] = [];
  for (const lease of await tx.leases.listLiveOfResource(claim.resourceId)) {
    const settled = settledLease(lease, findings, now);
    if (!isSame(settled, lease)) {
      const stored = await tx.leases.update(settled);
      events.push(...leaseTransitionEvents({ ids: context.ids, at: now }, lease, settled));
      if (settled.state === 'closed') closed.push(settled);
      leases.push(stored);
    } else {
      leases.push(lease);
    }
  }
  const relieved = await relieveLeases(tx, leases, { ids: context.ids, at: now });
  events.push(...relieved);

  const resourceChanged = await saveResource(context, tx, ending, events);
  if (outcome.seen !== null) {
    const rules = outcome.seen.map(({ observed }) => observed);
    await tx.pictures.save({ resourceId: claim.resourceId, readAt: wholeReadAt(ending), rules });
  }
  if (events.length > 0) await tx.events.append(events);
  const next = nextLook(context, ending, leases);
  await tx.work.release(claim, relieved.length === 0 ? next : { ...next, dueAt: now });
  return { closed, organizationId: resource.organizationId, hasNews: events.length > 0 || resourceChanged };
}

function findingsOf(context: OutcomeContext, { claim, planned, outcome }: Ending): Findings {
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

async function saveResource(
  context: OutcomeContext,
  tx: Repositories,
  ending: Ending,
  events: NewEvent[],
): Promise<boolean> {
  const { resource, outcome, described, now } = ending;
  const health = healthOf(outcome, now);
  const healthChanged = !isSameHealth(resource.health, health);
  if (!healthChanged && described === null) return false;

  await tx.resources.update({ ...named(resource, described), ...(healthChanged ? { health } : {}) });
  if (healthChanged) {
    events.push(healthEvent(resource, health, { ids: context.ids, at: now }));
    await tellOfHealth(context, tx, { resource, health, at: now });
  }
  return true;
}

/** A resource that nobody gave a name goes by its group's. */
function named(resource: Resource, described: GroupDescription | null): Resource {
  if (described === null) return resource;
  const name = resource.name === resource.groupId ? described.name : resource.name;
  return { ...resource, name, groupName: described.name, vpcId: described.vpcId };
}

function isSameHealth(before: ResourceHealth, after: ResourceHealth): boolean {
  if (before.state === 'failing' && after.state === 'failing') return before.problem.detail === after.problem.detail;
  return before.state === after.state;
}

function healthEvent(
  resource: Resource,
  health: ResourceHealth,
  made: { readonly ids: Ids; readonly at: Date },
): NewEvent {
  const { organizationId, resourceId, groupId } = resource;
  const kind = health.state === 'failing' ? 'resource.failing' : 'resource.healthy';
  const detail = { groupId, ...(health.state === 'failing' ? { problem: health.problem.detail } : {}) };
  return newEvent({ ...made, actor: SYSTEM, organizationId }, kind, { resourceId, detail });
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

/** When the group was last read as a whole, this run included. */
function wholeReadAt({ outcome, readAt, now }: Ending): Date {
  return outcome.isWhole ? now : (readAt ?? now);
}

/** A retry never keeps an end waiting: the next lease's moment comes first. */
function nextLook(context: OutcomeContext, ending: Ending, leases: readonly Lease[]) {
  const { claim, outcome, now } = ending;
  const [trouble] = outcome.troubles;
  const attempts = trouble === undefined && !outcome.isUnsettled ? 0 : claim.attempts + 1;
  const driftMs = context.driftSeconds * 1000 * (0.75 + context.chance() / 2);
  const look =
    trouble !== undefined
      ? now.getTime() + retryDelayMs(trouble.problem, claim.attempts, context.chance())
      : outcome.isUnsettled
        ? now.getTime() + unseenDelayMs(claim.attempts)
        : wholeReadAt(ending).getTime() + driftMs;
  const transition = nextTransitionAt(leases, now)?.getTime() ?? Infinity;
  return { dueAt: new Date(Math.min(look, transition)), attempts, pictureIsStale: outcome.seen === null };
}
