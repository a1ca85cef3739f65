import { openRules } from '../../domain/emergency-stop.ts';
import type { EmergencyStop } from '../../domain/emergency-stop.ts';
import type { Lease } from '../../domain/lease.ts';
import { cancelRequest } from '../../domain/request-machine.ts';
import { endLeases } from '../leases/end-leases.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Decision } from '../made-by.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { emergencyStopLetter } from '../mail/letters/emergency-stop.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { Repositories } from '../ports/store.ts';
import type { Claim } from '../ports/work-repository.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface StartEmergencyStopInput {
  /** `null` for everything. */
  readonly resourceId: string | null;
  readonly reason: string;
  readonly suspendsOpenings: boolean;
}

/**
 * Closes all live and scheduled access of a resource or of everything, withdraws the requests that wait, and tells those
 * who decide and those who lost access.
 *
 * @throws `permission.denied`, `resource.not-found`
 */
export type StartEmergencyStop = (principal: Principal, input: StartEmergencyStopInput) => Promise<EmergencyStop>;

type Context = UseCaseContext & { readonly publicUrl: string };

export function makeStartEmergencyStop(context: Context): StartEmergencyStop {
  return async (principal, input) => {
    requirePermission(principal, 'emergency.start');
    const { organizationId } = principal;
    const { stop, claims } = await despiteConflicts(() =>
      context.store.write((tx) => start(tx, principal, input, { made: madeBy(principal, context), context })),
    );

    await context.signal.wake(claims);
    for (const topic of ['organization', 'leases', 'requests', 'messages'] as const) {
      context.changes.publish({ organizationId, topic });
    }
    return stop;
  };
}

const MOST_ATTEMPTS = 10;

/** The worker changes leases all the time; an emergency does not wait for it to be still. */
async function despiteConflicts<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const isConflict = error instanceof ProblemError && error.code === 'storage.conflict';
      if (!isConflict || attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function start(
  tx: Repositories,
  principal: Principal,
  input: StartEmergencyStopInput,
  { made, context }: { readonly made: Decision; readonly context: Context },
): Promise<{ readonly stop: EmergencyStop; readonly claims: readonly Claim[] }> {
  const { organizationId, personId } = principal;
  const resourceName = await holdResources(tx, organizationId, input.resourceId);
  const scope = input.resourceId === null ? { organizationId } : { organizationId, resourceId: input.resourceId };

  const { ended, claims } = await endLeases(tx, await tx.leases.listLive(scope), 'emergency-stop', made);
  const requestsCancelled = await cancelRequests(tx, scope, made);
  const stop: EmergencyStop = {
    stopId: made.ids.newId('stop'),
    organizationId,
    ...input,
    startedBy: personId,
    startedAt: made.at,
    liftedBy: null,
    liftedAt: null,
    leasesClosed: ended.length,
    requestsCancelled,
    rulesOpen: openRules(ended),
    version: 1,
  };
  await tx.emergencyStops.insert(stop);
  await tx.events.append([
    newEvent(made, 'emergency-stop.started', {
      personId,
      resourceId: input.resourceId,
      detail: {
        reason: input.reason,
        suspendsOpenings: input.suspendsOpenings,
        leasesClosed: ended.length,
        requestsCancelled,
      },
    }),
  ]);
  await tellPeople(tx, { stop, resourceName, ended, made, publicUrl: context.publicUrl });
  return { stop, claims };
}

/** Openings hold the resource, too, so none of them slips in between. @returns the name; `null` for everything. */
async function holdResources(
  tx: Repositories,
  organizationId: string,
  resourceId: string | null,
): Promise<string | null> {
  if (resourceId === null) {
    const ids = (await tx.resources.list(organizationId)).map((resource) => resource.resourceId).sort();
    for (const id of ids) await tx.resources.find(organizationId, id);
    return null;
  }
  const resource = await tx.resources.find(organizationId, resourceId);
  if (resource !== null) return resource.name;
  throw new ProblemError('resource.not-found', `There is no resource with the id "${resourceId}".`);
}

const PAGE = 500;

async function cancelRequests(
  tx: Repositories,
  scope: { readonly organizationId: string; readonly resourceId?: string },
  made: Decision,
): Promise<number> {
  let cancelled = 0;
  for (;;) {
    const pending = await tx.requests.list({ ...scope, states: ['pending'] }, { after: null, limit: PAGE });
    const before = cancelled;
    for (const request of pending.items) {
      const transition = cancelRequest(request, request.personId, made.at);
      if (transition.kind === 'refused') continue;
      const { personId, policyId, resourceId, requestId } = await tx.requests.update(transition.request);
      const detail = { reason: 'emergency-stop' };
      await tx.events.append([
        newEvent(made, 'request.cancelled', { personId, policyId, resourceId, requestId, detail }),
      ]);
      cancelled += 1;
    }
    if (cancelled === before) return cancelled;
  }
}

async function tellPeople(
  tx: Repositories,
  about: {
    readonly stop: EmergencyStop;
    readonly resourceName: string | null;
    readonly ended: readonly Lease[];
    readonly made: Decision;
    readonly publicUrl: string;
  },
): Promise<void> {
  const { stop, resourceName, ended, made, publicUrl } = about;
  const { timeZone } = await requireOrganization(tx, stop.organizationId);
  const people = await tx.people.list(stop.organizationId);
  const startedBy = people.find(({ personId }) => personId === stop.startedBy)?.name ?? 'Somebody';
  const letter = emergencyStopLetter({ stop, startedBy, resourceName, publicUrl, timeZone });
  const holders = new Set(ended.map(({ personId }) => personId));
  const reviewers = new Set((await tx.people.listReviewers(stop.organizationId)).map(({ personId }) => personId));
  const told = people.filter(({ personId }) => holders.has(personId) || reviewers.has(personId));
  await tx.outbox.insert(told.map((person) => addressLetter(made, 'emergency-stop', person, letter)));
}
