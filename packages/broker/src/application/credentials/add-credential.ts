import { NEVER_VERIFIED, USUAL_RULES_PER_GROUP } from '../../domain/credential.ts';
import type { Credential, CredentialIdentity } from '../../domain/credential.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { EndpointRules } from '../ports/aws-connection.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import { sealSecret } from '../second-factor/seal-secret.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { credentialFacts } from './credential-facts.ts';
import { credentialKeyPurpose } from './credential-key.ts';
import { readDetails } from './read-credentials.ts';
import type { CredentialDetails } from './read-credentials.ts';
import { requireCredentialInput } from './require-input.ts';
import { requireBase } from './require-base.ts';

export type CredentialAddInput = {
  readonly name: string;
  readonly regions: readonly string[];
  readonly rulesPerGroup?: number | undefined;
} & (
  | { readonly kind: 'ambient' }
  | {
      readonly kind: 'access-key';
      readonly endpoint?: string | null | undefined;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    }
  | {
      readonly kind: 'assumed-role';
      readonly endpoint?: string | null | undefined;
      readonly roleArn: string;
      /** Left out: one that nobody can guess. */
      readonly externalId?: string | undefined;
      /** Left out: what the environment of the server gives. */
      readonly throughCredentialId?: string | undefined;
    }
);

/**
 * Adds an AWS account. The worker verifies it right after: wrong keys are saved, too, and shown as invalid, because only
 * the worker talks to AWS, and a role's external id has to be known before the role can trust it.
 *
 * @throws `permission.denied`, `request.invalid`, `secret.key-differs`
 */
export type AddCredential = (principal: Principal, input: CredentialAddInput) => Promise<CredentialDetails>;

type AddContext = UseCaseContext & { readonly secretBox: SecretBox; readonly endpointRules: EndpointRules };

export function makeAddCredential(context: AddContext): AddCredential {
  return async (principal, input) => {
    requirePermission(principal, 'credentials.edit');
    const endpoint = input.kind === 'ambient' ? null : (input.endpoint ?? null);
    requireCredentialInput(input, { endpoint, rules: context.endpointRules });
    const made = madeBy(principal, context);
    const details = await context.store.write(async (tx) => {
      const credential: Credential = {
        credentialId: context.ids.newId('credential'),
        organizationId: principal.organizationId,
        name: input.name,
        identity: await identityOf(context, tx, { input, made }),
        regions: input.regions,
        endpoint,
        rulesPerGroup: input.rulesPerGroup ?? USUAL_RULES_PER_GROUP,
        verification: NEVER_VERIFIED,
        createdAt: made.at,
        version: 1,
      };
      const { credentialId } = credential;
      await tx.credentials.insert(credential);
      if (input.kind === 'access-key') {
        const secret = { secret: input.secretAccessKey, purpose: credentialKeyPurpose(credentialId) };
        await tx.credentials.saveSealedKey(credentialId, await sealSecret(context.secretBox, tx, secret));
      }
      await tx.events.append([newEvent(made, 'credential.added', { detail: addedFacts(credential) })]);
      return readDetails(tx, principal.organizationId, credentialId, made.at);
    });
    context.changes.publish({ organizationId: principal.organizationId, topic: 'credentials' });
    return details;
  };
}

async function identityOf(
  { ids }: AddContext,
  tx: Repositories,
  {
    input,
    made,
  }: { readonly input: CredentialAddInput; readonly made: { readonly organizationId: string; readonly at: Date } },
): Promise<CredentialIdentity> {
  switch (input.kind) {
    case 'ambient':
      return { kind: 'ambient' };
    case 'access-key':
      return { kind: 'access-key', accessKeyId: input.accessKeyId, keysReplacedAt: made.at };
    case 'assumed-role': {
      const base = await requireBase(tx, made.organizationId, input.throughCredentialId);
      const externalId = input.externalId ?? `gatelease-${ids.newToken().slice(0, 24)}`;
      return { kind: 'assumed-role', roleArn: input.roleArn, externalId, throughCredentialId: base.credentialId };
    }
  }
}

function addedFacts(credential: Credential): Readonly<Record<string, string | readonly string[]>> {
  const { identity, regions, endpoint } = credential;
  return {
    ...credentialFacts(credential),
    regions,
    ...(endpoint === null ? {} : { endpoint }),
    ...(identity.kind === 'access-key' ? { accessKeyId: identity.accessKeyId } : {}),
    ...(identity.kind === 'assumed-role' ? { roleArn: identity.roleArn } : {}),
  };
}
