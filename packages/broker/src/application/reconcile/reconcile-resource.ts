import type { Lease } from '../../domain/lease.ts';
import type { Resource } from '../../domain/resource.ts';
import type { Changes } from '../ports/changes.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewEvent } from '../ports/event-repository.ts';
import type { ReconcilerMetrics } from '../ports/reconciler-metrics.ts';
import { GatewayError } from '../ports/security-group-gateway.ts';
import type { GroupDescription, GroupLocation, SecurityGroupGateway } from '../ports/security-group-gateway.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import { dueTransition } from './due-transitions.ts';
import { leaseTransitionEvents } from './ledger-events.ts';
import { runResource } from './resource-run.ts';
import type { RunOutcome } from './resource-run.ts';
import { saveOutcome } from './save-outcome.ts';
import type { OutcomeContext } from './save-outcome.ts';

export interface ReconcilerContext extends OutcomeContext {
  readonly store: Store;
  readonly gateway: SecurityGroupGateway;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly metrics: ReconcilerMetrics;
  /** How long a claim lasts; AWS is changed only in its first half. */
  readonly claimSeconds: number;
}

/** Brings one claimed resource from observed to desired and stores what it saw. */
export type ReconcileResource = (claim: Claim) => Promise<void>;

/**
 * One run over one resource, between two transactions:
 *
 * 1. What time asks for (starts and ends) is decided and saved, so that AWS is only ever changed from saved state.
 * 2. AWS is brought there, and read. No call leaves before what it rests on is kept.
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

    const { resource, leases, kept } = begun;
    const gateway = context.gateway.after(kept);
    const picture = claim.pictureIsStale ? null : begun.picture;
    const readAt = picture?.readAt ?? null;
    const outcome = await runResource({
      target: {
        gateway,
        location: locationOf(resource),
        installationId: context.installationId,
        mayAct: () => context.clock.now().getTime() - claimedAt < (context.claimSeconds * 1000) / 2,
      },
      leases,
      picture: picture?.rules ?? null,
      provesByIds: readAt !== null && claimedAt - readAt.getTime() < context.driftSeconds * 1000,
    });
    const isNew = resource.groupName === null && outcome.seen !== null;
    const described = isNew ? await describeGroup(gateway, resource) : null;
    await endRun(context, { claim, planned: leases, outcome, described, readAt });
  };
}

/** Reads and saves ahead, so that the first call is ready when the disk has what it rests on. */
async function beginRun(context: ReconcilerContext, claim: Claim) {
  const now = context.clock.now();
  const { value: situation, kept } = await context.store.readAhead((tx) => loadSituation(tx, claim.resourceId));
  if (situation === null) {
    await context.store.write((tx) => tx.work.delete(claim.resourceId));
    return null;
  }
  if (!situation.leases.some((lease) => dueTransition(lease, now) !== null)) return { ...situation, kept };

  const saved = await context.store.writeAhead((tx) => saveDueTransitions(context, tx, situation.leases, now));
  const publish = (): void => {
    context.changes.publish({ organizationId: situation.resource.organizationId, topic: 'leases' });
  };
  // Of what is not kept nobody hears; the calls and the end of the run fail by themselves.
  void saved.kept.then(publish, () => undefined);
  return { ...situation, leases: saved.value, kept: saved.kept };
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

interface RunEnd {
  readonly claim: Claim;
  /** The leases as the run saw them. */
  readonly planned: readonly Lease[];
  readonly outcome: RunOutcome;
  /** What EC2 calls the group; `null` when it was not asked. */
  readonly described: GroupDescription | null;
  /** When the whole group was read before this run; `null` when the run did not start from that. */
  readonly readAt: Date | null;
}

async function endRun(context: ReconcilerContext, end: RunEnd): Promise<void> {
  const { claim, outcome } = end;
  const now = context.clock.now();
  const saved = await context.store.write(async (tx) => {
    if (!(await tx.work.holds(claim))) return null;
    const resource = await tx.resources.findAnywhere(claim.resourceId);
    if (resource === null) return null;
    return saveOutcome(context, tx, { ...end, resource, now });
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

/** Asked once for each resource, when its group is read for the first time; not knowing its name stops nothing. */
async function describeGroup(gateway: SecurityGroupGateway, resource: Resource): Promise<GroupDescription | null> {
  try {
    return await gateway.describeGroup(locationOf(resource));
  } catch (error) {
    if (error instanceof GatewayError) return null;
    throw error;
  }
}

function locationOf({ credentialId, region, groupId }: Resource): GroupLocation {
  return { credentialId, region, groupId };
}
