import { composeApiKeyToken, SECRET_LENGTH } from '../../domain/api-key-token.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import { requireConfirmedIdentity } from '../sign-in/confirm-identity.ts';
import { detailApiKey } from './api-key-details.ts';
import type { ApiKeyContext, ShownApiKey } from './create-api-key.ts';
import { requireOwnActiveKey } from './own-api-key.ts';

/**
 * Gives an API key of one's own a new secret. The old one works on for the stated grace, so that programs can be given
 * the new one without a gap; the one before that stops at once. Name, scopes and end stay.
 *
 * @throws `session.not-fresh`, `password.wrong`, `session.throttled`, `api-key.not-found`, `api-key.not-active`
 */
export type RotateApiKey = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly keyId: string; readonly graceSeconds: number; readonly password: string | null },
) => Promise<ShownApiKey>;

export function makeRotateApiKey(context: ApiKeyContext): RotateApiKey {
  return async (caller, { keyId, graceSeconds, password }) => {
    await requireConfirmedIdentity(context, caller, password);
    const { principal } = caller;
    return context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const { key, secrets } = await requireOwnActiveKey(tx, principal, keyId, made.at);
      const token = composeApiKeyToken(key.publicId, context.ids.newLettersAndDigits(SECRET_LENGTH));
      const previousSecretUntil = graceSeconds === 0 ? null : new Date(made.at.getTime() + graceSeconds * 1000);
      const rotated = { ...key, rotatedAt: made.at, previousSecretUntil };
      const previousHash = graceSeconds === 0 ? null : secrets.hash;
      await tx.apiKeys.rotate(rotated, { hash: context.tokenHasher.hash(token), previousHash });
      const { personId, name } = key;
      const { address } = principal;
      await tx.events.append([
        newEvent(made, 'api-key.rotated', { personId, address, detail: { name, graceSeconds } }),
      ]);
      return { details: await detailApiKey(tx, rotated, made.at), token };
    });
  };
}
