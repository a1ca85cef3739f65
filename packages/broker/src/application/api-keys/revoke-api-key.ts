import type { ApiKeyDetails } from '../details.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { detailApiKey } from './api-key-details.ts';
import { requireRevocableKey } from './own-api-key.ts';

/**
 * Revokes an API key for good: one's own, or anybody's with the right. The next request with it is refused. What it
 * opened stays open until its end.
 *
 * Revoking what is revoked already changes nothing.
 *
 * @throws `api-key.not-found`
 */
export type RevokeApiKey = (principal: Principal, input: { readonly keyId: string }) => Promise<ApiKeyDetails>;

export function makeRevokeApiKey(context: UseCaseContext): RevokeApiKey {
  return (principal, { keyId }) =>
    context.store.write(async (tx) => {
      const made = madeBy(principal, context);
      const key = await requireRevocableKey(tx, principal, keyId);
      if (key.revokedAt !== null) return detailApiKey(tx, key, made.at);

      await tx.apiKeys.revoke(keyId, made.at);
      const { personId, name } = key;
      const { address } = principal;
      await tx.events.append([newEvent(made, 'api-key.revoked', { personId, address, detail: { name } })]);
      return detailApiKey(tx, { ...key, revokedAt: made.at }, made.at);
    });
}
