import { madeBy, newEvent } from '../made-by.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import { tidyAfterRemoval } from '../second-factor/tidy-after-removal.ts';
import type { Authenticated } from '../sign-in/authenticate.ts';
import { requireConfirmedIdentity } from '../sign-in/confirm-identity.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireOwnPasskey } from './require-own-passkey.ts';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';

/**
 * Removes one's own passkey. The recovery codes go with the last second factor; where the organization demands one, the
 * next thing to do is to set up another.
 *
 * @throws `passkey.not-found`, `session.not-fresh`, `password.wrong`, `session.throttled`
 */
export type RemovePasskey = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly passkeyId: string; readonly password: string | null },
) => Promise<void>;

export function makeRemovePasskey(
  context: UseCaseContext & TellingContext & { readonly passwordHasher: PasswordHasher },
): RemovePasskey {
  return async (caller, { passkeyId, password }) => {
    await requireConfirmedIdentity(context, caller, password);
    const { principal } = caller;
    const { organizationId, personId, address } = principal;
    await context.store.write(async (tx) => {
      const person = await tx.people.find(organizationId, personId);
      if (person === null) throw new ProblemError('person.not-found', 'You were deleted.');
      const { name } = await requireOwnPasskey(tx, principal, passkeyId);
      await tx.passkeys.delete(passkeyId);

      const hasOthers = (await tx.passkeys.listOfPerson(personId)).length > 0;
      const left = person.secondFactors.filter((factor) => factor !== 'passkey' || hasOthers);
      await tidyAfterRemoval(tx, principal, left);
      const made = madeBy(principal, context);
      await tx.events.append([newEvent(made, 'person.passkey-removed', { personId, address, detail: { name } })]);
      const about = { person, at: made.at, from: { address, device: null } };
      await tellSecurityChange(context, tx, { kind: 'passkey-removed', name }, about);
    });
    context.changes.publish({ organizationId, topic: 'people' });
  };
}
