import type { Passkey } from '../../domain/passkey.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** One's own passkeys, oldest first. */
export type ListPasskeys = (principal: Principal) => Promise<readonly Passkey[]>;

export function makeListPasskeys({ store }: Pick<UseCaseContext, 'store'>): ListPasskeys {
  return ({ personId }) => store.read((tx) => tx.passkeys.listOfPerson(personId));
}
