import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { listPlaces } from './account-place.ts';
import { detailsOf } from './known-account.ts';
import type { AccountDetails } from './known-account.ts';

/** Every account and region that can be asked about, those with resources first. @throws `permission.denied` */
export type ListAccounts = (principal: Principal) => Promise<readonly AccountDetails[]>;

export function makeListAccounts({ store }: Pick<UseCaseContext, 'store'>): ListAccounts {
  return async (principal) => {
    requirePermission(principal, 'accounts.list');
    return store.read(async (tx) => {
      const places = await listPlaces(tx, principal.organizationId);
      return Promise.all(
        places.map(async (found) =>
          detailsOf(found, await tx.accountReadings.find(found.place), { isWanted: false, account: null }),
        ),
      );
    });
  };
}
