import type { Passkey } from '../../domain/passkey.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireOwnPasskey } from './require-own-passkey.ts';

/** Calls one's own passkey something else. @throws `passkey.not-found` */
export type RenamePasskey = (
  principal: Principal,
  input: { readonly passkeyId: string; readonly name: string },
) => Promise<Passkey>;

export function makeRenamePasskey(context: UseCaseContext): RenamePasskey {
  return (principal, { passkeyId, name }) =>
    context.store.write(async (tx) => {
      const { organizationId, personId, address } = principal;
      await tx.people.find(organizationId, personId);
      const passkey = { ...(await requireOwnPasskey(tx, principal, passkeyId)), name };
      await tx.passkeys.update(passkey);
      const made = madeBy(principal, context);
      await tx.events.append([newEvent(made, 'person.passkey-renamed', { personId, address, detail: { name } })]);
      return passkey;
    });
}
