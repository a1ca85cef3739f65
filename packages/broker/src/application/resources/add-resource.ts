import { chooseCredential } from '../../domain/choose-credential.ts';
import type { Credential } from '../../domain/credential.ts';
import type { Resource } from '../../domain/resource.ts';
import type { Ambient } from '../credentials/ambient.ts';
import type { ResourceDetails } from '../details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { markDueNow } from '../reconcile/claim-terms.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { accountOf, detailResource } from './read-resources.ts';

export interface ResourceAddInput {
  readonly name?: string | undefined;
  /** Left out: the only credential that fits. */
  readonly credentialId?: string | undefined;
  readonly region: string;
  readonly groupId: string;
}

/**
 * Takes a security group under management. Its rules are read by the worker right after; nothing in it is changed.
 *
 * @throws `permission.denied`, `request.invalid` for a credential or region that does not fit, `resource.duplicate`
 */
export type AddResource = (principal: Principal, input: ResourceAddInput) => Promise<ResourceDetails>;

export function makeAddResource(context: UseCaseContext & { readonly ambient: Ambient }): AddResource {
  return async (principal, input) => {
    requirePermission(principal, 'resources.add');
    const { resource, credentials, claim } = await context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const known = await tx.credentials.list(principal.organizationId);
      const { credentialId } = requireFitting(known, input);
      // Locked, so that it is not removed meanwhile.
      await tx.credentials.find(principal.organizationId, credentialId);
      const added = newResource({ resourceId: context.ids.newId('resource'), credentialId, made }, input);
      await tx.resources.insert(added);
      const { resourceId, name, region, groupId } = added;
      await tx.events.append([newEvent(made, 'resource.added', { resourceId, detail: { region, groupId, name } })]);
      await tx.credentials.markDue(credentialId, made.at);
      return { resource: added, credentials: known, claim: await markDueNow(tx, resourceId, made) };
    });
    await context.signal.wake(claim === null ? [] : [claim]);
    context.changes.publish({ organizationId: principal.organizationId, topic: 'resources' });
    const account = accountOf(resource, credentials, context.ambient);
    return detailResource({ resource, live: [], pending: new Map(), picture: null, account });
  };
}

function newResource(
  about: {
    readonly resourceId: string;
    readonly credentialId: string;
    readonly made: { readonly organizationId: string; readonly at: Date };
  },
  { name, region, groupId }: ResourceAddInput,
): Resource {
  const { resourceId, credentialId, made } = about;
  return {
    resourceId,
    organizationId: made.organizationId,
    name: name ?? groupId,
    kind: 'security-group',
    credentialId,
    region,
    groupId,
    groupName: null,
    vpcId: null,
    health: { state: 'unknown' },
    createdAt: made.at,
    version: 1,
  };
}

/** @throws `request.invalid` at the field that is to be mended */
function requireFitting(credentials: readonly Credential[], input: ResourceAddInput): Credential {
  const choice = chooseCredential(credentials, input);
  if (choice.kind === 'chosen') return choice.credential;
  const { field, given, expected } = choice;
  throw new ProblemError('request.invalid', `${field} is ${given}: it should be ${expected}.`, {
    fields: [{ field, code: choice.code, given, expected }],
  });
}
