import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { credentialNotFound } from './read-credentials.ts';

/**
 * Has the worker verify a credential now.
 *
 * @returns when that was asked for: a verification later than that is the answer.
 * @throws `permission.denied`, `credential.not-found`
 */
export type VerifyCredential = (
  principal: Principal,
  input: { readonly credentialId: string },
) => Promise<{ readonly askedAt: Date }>;

export function makeVerifyCredential({ store, clock }: UseCaseContext): VerifyCredential {
  return async (principal, { credentialId }) => {
    requirePermission(principal, 'credentials.edit');
    const askedAt = clock.now();
    await store.write(async (tx) => {
      if ((await tx.credentials.find(principal.organizationId, credentialId)) === null) {
        throw credentialNotFound(credentialId);
      }
      await tx.credentials.markDue(credentialId, askedAt);
    });
    return { askedAt };
  };
}
