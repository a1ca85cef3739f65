import { madeBy, newEvent } from '../made-by.ts';
import type { EndpointRules } from '../ports/aws-connection.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import { sealSecret } from '../second-factor/seal-secret.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { credentialFacts } from './credential-facts.ts';
import { credentialKeyPurpose } from './credential-key.ts';
import { credentialNotFound, readDetails } from './read-credentials.ts';
import type { CredentialDetails } from './read-credentials.ts';
import { requireCredentialInput } from './require-input.ts';

export interface ReplaceKeysInput {
  readonly credentialId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Puts new keys in the place of the old ones, and has them verified. Resources and live leases go on as they are: the
 * next call is made with the new keys.
 *
 * @throws `permission.denied`, `credential.not-found`, `credential.no-keys`, `request.invalid`, `secret.key-differs`
 */
export type ReplaceCredentialKeys = (principal: Principal, input: ReplaceKeysInput) => Promise<CredentialDetails>;

export function makeReplaceCredentialKeys(
  context: UseCaseContext & { readonly secretBox: SecretBox; readonly endpointRules: EndpointRules },
): ReplaceCredentialKeys {
  return async (principal, { credentialId, accessKeyId, secretAccessKey }) => {
    requirePermission(principal, 'credentials.edit');
    const { organizationId } = principal;
    const made = madeBy(principal, context);
    const details = await context.store.write(async (tx) => {
      const before = await tx.credentials.find(organizationId, credentialId);
      if (before === null) throw credentialNotFound(credentialId);
      if (before.identity.kind !== 'access-key') throw noKeys(before.name);
      const { endpoint } = before;
      requireCredentialInput({ accessKeyId, secretAccessKey }, { endpoint, rules: context.endpointRules });

      const secret = { secret: secretAccessKey, purpose: credentialKeyPurpose(credentialId) };
      await tx.credentials.saveSealedKey(credentialId, await sealSecret(context.secretBox, tx, secret));
      const identity = { kind: 'access-key', accessKeyId, keysReplacedAt: made.at } as const;
      const after = await tx.credentials.update({ ...before, identity });
      await tx.credentials.markDue(credentialId, made.at);
      const replaced = before.identity.accessKeyId;
      await tx.events.append([
        newEvent(made, 'credential.keys-replaced', { detail: { ...credentialFacts(after), accessKeyId, replaced } }),
      ]);
      // What failed because of the old keys is tried again at once.
      for (const { resourceId } of await tx.resources.listOfCredential(credentialId)) {
        await tx.work.markDue(resourceId, made.at);
      }
      return readDetails(tx, organizationId, credentialId, made.at);
    });
    await context.signal.wake([]);
    context.changes.publish({ organizationId, topic: 'credentials' });
    return details;
  };
}

function noKeys(name: string): ProblemError {
  return new ProblemError(
    'credential.no-keys',
    `${name} has no access key: it uses the environment of the server, or a role. Edit it instead.`,
  );
}
