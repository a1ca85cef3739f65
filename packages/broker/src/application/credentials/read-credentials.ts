import type { Credential, Refusal } from '../../domain/credential.ts';
import { areKeysOld } from '../../domain/key-age.ts';
import { missingStatement } from '../../domain/missing-statement.ts';
import type { IamStatement } from '../../domain/missing-statement.ts';
import type { Resource } from '../../domain/resource.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A credential as people look at it. There is no secret in it. */
export interface CredentialDetails {
  readonly credential: Credential;
  /** Of the credential that assumes the role. */
  readonly throughName: string | null;
  readonly areKeysOld: boolean;
  readonly resources: number;
  /** What is refused, in whole regions and to groups, with what would allow it. */
  readonly refusals: readonly RefusalDetails[];
}

export interface RefusalDetails extends Refusal {
  readonly resourceName: string | null;
  readonly statement: IamStatement | null;
}

type ReadContext = Pick<UseCaseContext, 'store' | 'clock'>;

/** All credentials by name. @throws `permission.denied` */
export type ListCredentials = (principal: Principal) => Promise<readonly CredentialDetails[]>;

export function makeListCredentials({ store, clock }: ReadContext): ListCredentials {
  return async (principal) => {
    requirePermission(principal, 'credentials.list');
    return store.read(async (tx) => {
      const around = await surroundings(tx, principal.organizationId);
      return around.credentials.map((credential) => detailCredential(credential, around, clock.now()));
    });
  };
}

/** @throws `permission.denied`, `credential.not-found` */
export type ReadCredential = (
  principal: Principal,
  input: { readonly credentialId: string },
) => Promise<CredentialDetails>;

export function makeReadCredential({ store, clock }: ReadContext): ReadCredential {
  return async (principal, { credentialId }) => {
    requirePermission(principal, 'credentials.list');
    return store.read((tx) => readDetails(tx, principal.organizationId, credentialId, clock.now()));
  };
}

/** @throws `credential.not-found` */
export async function readDetails(
  tx: Repositories,
  organizationId: string,
  credentialId: string,
  now: Date,
): Promise<CredentialDetails> {
  const around = await surroundings(tx, organizationId);
  const credential = around.credentials.find((each) => each.credentialId === credentialId);
  if (credential === undefined) throw credentialNotFound(credentialId);
  return detailCredential(credential, around, now);
}

export function credentialNotFound(credentialId: string): ProblemError {
  return new ProblemError('credential.not-found', `There is no AWS account ${credentialId} in your organization.`);
}

interface Surroundings {
  readonly credentials: readonly Credential[];
  readonly resources: readonly Resource[];
  readonly refused: readonly { readonly resourceId: string; readonly refusals: readonly Refusal[] }[];
}

async function surroundings(tx: Repositories, organizationId: string): Promise<Surroundings> {
  const checks = await tx.groupChecks.listOfOrganization(organizationId);
  return {
    credentials: await tx.credentials.list(organizationId),
    resources: await tx.resources.list(organizationId),
    refused: checks.filter(({ refusals }) => refusals.length > 0),
  };
}

function detailCredential(credential: Credential, around: Surroundings, now: Date): CredentialDetails {
  const { identity, credentialId, verification } = credential;
  const through = identity.kind === 'assumed-role' ? identity.throughCredentialId : null;
  const own = around.resources.filter((resource) => resource.credentialId === credentialId);
  const ofGroups = own.flatMap(({ resourceId, name }) =>
    around.refused
      .filter((check) => check.resourceId === resourceId)
      .flatMap(({ refusals }) => refusals.map((refusal) => ({ ...refusal, resourceName: name }))),
  );
  const ofRegions = verification.refusals.map((refusal) => ({ ...refusal, resourceName: null }));
  return {
    credential,
    throughName: around.credentials.find((each) => each.credentialId === through)?.name ?? null,
    areKeysOld: identity.kind === 'access-key' && areKeysOld(identity.keysReplacedAt, now),
    resources: own.length,
    refusals: [...ofRegions, ...ofGroups].map((refusal) => ({
      ...refusal,
      statement: missingStatement(refusal, verification.account?.accountId ?? '*'),
    })),
  };
}
