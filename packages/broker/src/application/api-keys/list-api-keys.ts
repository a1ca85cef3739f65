import type { ApiKeyDetails } from '../details.ts';
import { readNames } from '../leases/lease-details.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { apiKeyDetailsOf } from './api-key-details.ts';

/** API keys, newest first, with those that do not work any more: one's own or everybody's. @throws `permission.denied` */
export type ListApiKeys = (
  principal: Principal,
  filter: { readonly owner: 'me' | 'everyone' },
) => Promise<readonly ApiKeyDetails[]>;

export function makeListApiKeys({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): ListApiKeys {
  return async (principal, { owner }) => {
    if (owner === 'everyone') requirePermission(principal, 'api-keys.list-all');
    const { organizationId, personId } = principal;
    return store.read(async (tx) => {
      const keys = await tx.apiKeys.list(organizationId, ...(owner === 'me' ? [personId] : []));
      const names = await readNames(tx, organizationId);
      const now = clock.now();
      return keys.map((key) => apiKeyDetailsOf(names, key, now));
    });
  };
}
