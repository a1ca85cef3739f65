import type { Passkey } from '../../domain/passkey.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';

/** @throws `passkey.not-found` also for somebody else's. */
export async function requireOwnPasskey(
  tx: Repositories,
  { personId }: Principal,
  passkeyId: string,
): Promise<Passkey> {
  const found = (await tx.passkeys.listOfPerson(personId)).find((passkey) => passkey.passkeyId === passkeyId);
  if (found !== undefined) return found;
  throw new ProblemError('passkey.not-found', 'You have no such passkey. It may have been removed already.');
}
