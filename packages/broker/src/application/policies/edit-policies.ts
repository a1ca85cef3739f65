import type { EventKind } from '../../domain/event-kind.ts';
import type { AccessPolicy } from '../../domain/access-policy.ts';
import { decideKeptGrant } from '../../domain/kept-grant.ts';
import type { PolicyInput } from '../../domain/policy-input.ts';
import type { PolicyDetails } from '../details.ts';
import { endLeases } from '../leases/end-leases.ts';
import { readNames } from '../leases/lease-details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { MadeBy } from '../made-by.ts';
import { detailPolicies } from './policy-details.ts';
import { readPolicyFields, requireReferences } from './policy-fields.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { policyNotFound } from './read-policies.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Adds a policy. @throws `permission.denied`, `request.invalid` with every field that is wrong, `resource.not-found` */
export type AddPolicy = (principal: Principal, input: PolicyInput) => Promise<PolicyDetails>;

export function makeAddPolicy(context: UseCaseContext): AddPolicy {
  return async (principal, input) => {
    requirePermission(principal, 'policies.edit');
    const fields = readPolicyFields(input);
    const details = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const { organizationId } = principal;
      await requireReferences(tx, organizationId, fields);
      const policy: AccessPolicy = {
        ...fields,
        policyId: context.ids.newId('policy'),
        organizationId,
        createdAt: made.at,
        version: 1,
      };
      await tx.policies.insert(policy);
      return tell(tx, made, 'policy.added', policy);
    });
    publish(context, principal);
    return details;
  };
}

/**
 * Replaces a policy. Live leases go on, or those that the new policy would not grant any more are closed at once,
 * by choice.
 *
 * @throws `storage.conflict` when somebody else changed it since `version` was read; otherwise like `AddPolicy`
 */
export type EditPolicy = (
  principal: Principal,
  input: PolicyInput & { readonly policyId: string; readonly version: number; readonly closesLeases: boolean },
) => Promise<PolicyDetails>;

export function makeEditPolicy(context: UseCaseContext): EditPolicy {
  return async (principal, input) => {
    requirePermission(principal, 'policies.edit');
    const fields = readPolicyFields(input);
    const { details, claims } = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const { organizationId } = principal;
      const before = await tx.policies.find(organizationId, input.policyId);
      if (before === null) throw policyNotFound(input.policyId);
      await requireReferences(tx, organizationId, fields);
      const policy = await tx.policies.update({ ...before, ...fields, version: input.version });

      const live = input.closesLeases ? await tx.leases.listLive({ organizationId, policyId: policy.policyId }) : [];
      const people = new Map((await tx.people.list(organizationId)).map((person) => [person.personId, person]));
      const refused = live.filter(
        (lease) => decideKeptGrant(policy, people.get(lease.personId), lease, made.at) !== null,
      );
      const ended = await endLeases(tx, refused, 'policy-changed', made);
      return { details: await tell(tx, made, 'policy.edited', policy), claims: ended.claims };
    });
    await context.signal.wake(claims);
    publish(context, principal);
    return details;
  };
}

/** Deletes a policy. Its live leases go on to their end, or are closed at once, by choice. @throws `policy.not-found` */
export type DeletePolicy = (
  principal: Principal,
  input: { readonly policyId: string; readonly closesLeases: boolean },
) => Promise<void>;

export function makeDeletePolicy(context: UseCaseContext): DeletePolicy {
  return async (principal, { policyId, closesLeases }) => {
    requirePermission(principal, 'policies.edit');
    const claims = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const { organizationId } = principal;
      const policy = await tx.policies.find(organizationId, policyId);
      if (policy === null) throw policyNotFound(policyId);

      const live = closesLeases ? await tx.leases.listLive({ organizationId, policyId }) : [];
      const ended = await endLeases(tx, live, 'policy-deleted', made);
      await tx.policies.delete(organizationId, policyId);
      await tx.events.append([policyEvent(made, 'policy.deleted', policy)]);
      return ended.claims;
    });
    await context.signal.wake(claims);
    publish(context, principal);
  };
}

async function tell(tx: Repositories, made: MadeBy, kind: EventKind, policy: AccessPolicy): Promise<PolicyDetails> {
  await tx.events.append([policyEvent(made, kind, policy)]);
  const [details] = await detailPolicies(tx, await readNames(tx, policy.organizationId), [policy]);
  if (details === undefined) throw policyNotFound(policy.policyId);
  return details;
}

function policyEvent(made: MadeBy, kind: EventKind, policy: AccessPolicy) {
  const { resourceId, policyId, name, approvalsNeeded, status } = policy;
  return newEvent(made, kind, { resourceId, policyId, detail: { name, approvalsNeeded, status } });
}

function publish({ changes }: UseCaseContext, { organizationId }: Principal): void {
  changes.publish({ organizationId, topic: 'policies' });
  changes.publish({ organizationId, topic: 'leases' });
}
