import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { findPlace } from './account-place.ts';
import type { PlaceInput } from './account-place.ts';

/**
 * Has a worker read an account again, however fresh its last reading is.
 *
 * @returns when that was asked for: a reading that began later, or a problem after it, is the answer.
 * @throws `permission.denied`, `account.not-found`, `request.invalid`
 */
export type AskForReading = (principal: Principal, input: PlaceInput) => Promise<{ readonly askedAt: Date }>;

export function makeAskForReading({ store, clock }: Pick<UseCaseContext, 'store' | 'clock'>): AskForReading {
  return async (principal, input) => {
    requirePermission(principal, 'accounts.list');
    return store.write(async (tx) => {
      const { place } = await findPlace(tx, principal.organizationId, input);
      const askedAt = clock.now();
      await tx.accountReadings.ask(place, askedAt);
      return { askedAt };
    });
  };
}
