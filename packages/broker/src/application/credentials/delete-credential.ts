import { madeBy, newEvent } from '../made-by.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { credentialFacts } from './credential-facts.ts';
import { credentialNotFound } from './read-credentials.ts';

/**
 * Forgets an AWS account and its keys. Refused while resources are reached through it, because what is open in them
 * could not be closed any more, while a lock-down is under way, and while it assumes a role for another.
 *
 * @throws `permission.denied`, `credential.not-found`, `credential.in-use`
 */
export type DeleteCredential = (principal: Principal, input: { readonly credentialId: string }) => Promise<void>;

export function makeDeleteCredential(context: UseCaseContext): DeleteCredential {
  return async (principal, { credentialId }) => {
    requirePermission(principal, 'credentials.edit');
    const { organizationId } = principal;
    await context.store.write(async (tx) => {
      const credential = await tx.credentials.find(organizationId, credentialId);
      if (credential === null) throw credentialNotFound(credentialId);
      await requireUnused(tx, organizationId, credentialId);
      await tx.credentials.delete(organizationId, credentialId);
      const made = madeBy(principal, context);
      await tx.events.append([newEvent(made, 'credential.deleted', { detail: credentialFacts(credential) })]);
    });
    context.changes.publish({ organizationId, topic: 'credentials' });
  };
}

async function requireUnused(tx: Repositories, organizationId: string, credentialId: string): Promise<void> {
  const resources = await tx.resources.listOfCredential(credentialId);
  const [resource] = resources;
  if (resource !== undefined) {
    const others = resources.length === 1 ? '' : ` and ${String(resources.length - 1)} more`;
    throw inUse(`${resource.name}${others} are reached through it. Remove them first.`);
  }
  if (await tx.lockDowns.isUnderWay(credentialId)) {
    throw inUse(
      'A lock-down is under way with it, and its old rules could not come back. Confirm it or undo it first.',
    );
  }
  const role = (await tx.credentials.list(organizationId)).find(
    ({ identity }) => identity.kind === 'assumed-role' && identity.throughCredentialId === credentialId,
  );
  if (role !== undefined) throw inUse(`It assumes the role of ${role.name}. Let another one do that first.`);
}

function inUse(detail: string): ProblemError {
  return new ProblemError('credential.in-use', detail);
}
