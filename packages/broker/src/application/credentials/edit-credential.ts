import type { Credential, CredentialIdentity } from '../../domain/credential.ts';
import { changedFields } from '../../domain/organization-settings.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { EndpointRules } from '../ports/aws-connection.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { credentialFacts } from './credential-facts.ts';
import { credentialNotFound, readDetails } from './read-credentials.ts';
import type { CredentialDetails } from './read-credentials.ts';
import { requireCredentialInput } from './require-input.ts';
import { requireBase } from './require-base.ts';

/** What is left out stays. */
export interface CredentialEditInput {
  readonly credentialId: string;
  /** The version that the editor saw. */
  readonly version: number;
  readonly name?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly endpoint?: string | null | undefined;
  readonly rulesPerGroup?: number | undefined;
  readonly roleArn?: string | undefined;
  readonly externalId?: string | undefined;
  readonly throughCredentialId?: string | undefined;
}

/**
 * Edits an AWS account and has it verified again. Keys are replaced by `replaceCredentialKeys`.
 *
 * @throws `permission.denied`, `credential.not-found`, `request.invalid`, `storage.conflict`
 */
export type EditCredential = (principal: Principal, input: CredentialEditInput) => Promise<CredentialDetails>;

export function makeEditCredential(
  context: UseCaseContext & { readonly endpointRules: EndpointRules },
): EditCredential {
  return async (principal, input) => {
    requirePermission(principal, 'credentials.edit');
    const { organizationId } = principal;
    const made = madeBy(principal, context);
    const details = await context.store.write(async (tx) => {
      const before = await tx.credentials.find(organizationId, input.credentialId);
      if (before === null) throw credentialNotFound(input.credentialId);
      if (before.version !== input.version) throw changedMeanwhile();
      requireCredentialInput(input, { endpoint: input.endpoint ?? before.endpoint, rules: context.endpointRules });
      await requireNoResourcesLeftOut(tx, before, input.regions);

      const after = await edited(tx, before, input);
      const changes = changesBetween(before, after);
      if (changes.length > 0) {
        await tx.credentials.update(after);
        await tx.credentials.markDue(before.credentialId, made.at);
        await tx.events.append([
          newEvent(made, 'credential.edited', { detail: { ...credentialFacts(after), changes } }),
        ]);
      }
      return readDetails(tx, organizationId, before.credentialId, made.at);
    });
    context.changes.publish({ organizationId, topic: 'credentials' });
    return details;
  };
}

async function edited(tx: Repositories, before: Credential, input: CredentialEditInput): Promise<Credential> {
  const { name, regions, endpoint, rulesPerGroup } = input;
  requireFieldsOfKind(before.identity, input);
  return {
    ...before,
    name: name ?? before.name,
    regions: regions ?? before.regions,
    endpoint: endpoint === undefined ? before.endpoint : endpoint,
    rulesPerGroup: rulesPerGroup ?? before.rulesPerGroup,
    identity: await editedIdentity(tx, before, input),
  };
}

async function editedIdentity(
  tx: Repositories,
  { identity, organizationId }: Credential,
  { roleArn, externalId, throughCredentialId }: CredentialEditInput,
): Promise<CredentialIdentity> {
  if (identity.kind !== 'assumed-role') return identity;
  const base = throughCredentialId === undefined ? null : await requireBase(tx, organizationId, throughCredentialId);
  return {
    ...identity,
    roleArn: roleArn ?? identity.roleArn,
    externalId: externalId ?? identity.externalId,
    throughCredentialId: base?.credentialId ?? identity.throughCredentialId,
  };
}

/** @throws `request.invalid` */
function requireFieldsOfKind({ kind }: CredentialIdentity, input: CredentialEditInput): void {
  const ofRoles = (['roleArn', 'externalId', 'throughCredentialId'] as const).find(
    (field) => input[field] !== undefined,
  );
  if (kind !== 'assumed-role' && ofRoles !== undefined) throw notOfKind(ofRoles, 'left out: only roles have it');
  if (kind === 'ambient' && typeof input.endpoint === 'string') {
    throw notOfKind('endpoint', 'left out: the environment of the server says where its credentials go');
  }
}

function notOfKind(field: string, expected: string): ProblemError {
  return new ProblemError('request.invalid', `${field} has to be ${expected}.`, {
    fields: [{ field, code: 'credential.other-kind', given: 'a value', expected }],
  });
}

/** @throws `request.invalid` */
async function requireNoResourcesLeftOut(
  tx: Repositories,
  { credentialId }: Credential,
  regions: readonly string[] | undefined,
): Promise<void> {
  if (regions === undefined) return;
  const left = (await tx.resources.listOfCredential(credentialId)).find(({ region }) => !regions.includes(region));
  if (left === undefined) return;
  const given = regions.join(', ');
  const expected = `a list with ${left.region}, where ${left.name} is`;
  throw new ProblemError('request.invalid', `regions is ${given}: it should be ${expected}.`, {
    fields: [{ field: 'regions', code: 'regions.in-use', given, expected }],
  });
}

function changesBetween(before: Credential, after: Credential): readonly string[] {
  const plain = ({ name, regions, endpoint, rulesPerGroup, identity }: Credential) => ({
    name,
    regions: regions.join(' '),
    endpoint,
    rulesPerGroup,
    ...(identity.kind === 'assumed-role'
      ? { roleArn: identity.roleArn, externalId: identity.externalId, through: identity.throughCredentialId }
      : {}),
  });
  return changedFields(plain(before), plain(after));
}

function changedMeanwhile(): ProblemError {
  return new ProblemError('storage.conflict', 'The AWS account was changed in the meantime. Look again, then edit.');
}
