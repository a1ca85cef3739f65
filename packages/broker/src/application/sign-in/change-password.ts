import type { Authenticated } from './authenticate.ts';
import { requirePassword } from './confirm-identity.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { withdrawLinks } from '../people/withdraw-links.ts';
import { deviceText } from '@gatelease/contract/device-text';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';

/**
 * Changes one's own password and ends all other sessions of the person. Wrong current passwords count as failed
 * sign-ins: a borrowed browser is no way to guess it.
 *
 * @throws `password.wrong`, `password.too-weak`, `session.throttled`, `storage.conflict`
 */
export type ChangePassword = (
  caller: Pick<Authenticated, 'principal' | 'session'>,
  input: { readonly currentPassword: string; readonly newPassword: string },
) => Promise<void>;

type ChangePasswordContext = UseCaseContext & TellingContext & { readonly passwordHasher: PasswordHasher };

export function makeChangePassword(context: ChangePasswordContext): ChangePassword {
  return async ({ principal, session }, { currentPassword, newPassword }) => {
    const known = await requirePassword(context, principal, currentPassword);

    if (newPassword === currentPassword) throw samePassword();
    requireGoodPassword(newPassword, 'newPassword', known);
    const hash = await context.passwordHasher.hash(newPassword);

    await savePassword(context, { principal, session }, { from: known.hash, to: hash });
  };
}

async function savePassword(
  context: ChangePasswordContext,
  { principal, session }: Pick<Authenticated, 'principal' | 'session'>,
  hash: { readonly from: string | null; readonly to: string },
): Promise<void> {
  const { organizationId, personId, address } = principal;
  await context.store.write(async (tx) => {
    const person = await tx.people.find(organizationId, personId);
    if (person === null || (await tx.people.passwordHash(personId)) !== hash.from) throw changedMeanwhile();
    // Hashing takes a while. A session that was ended meanwhile must not come back with the new password.
    const made = madeBy(principal, context);
    if ((await tx.sessions.findByTokenHash(session.tokenHash, made.at)) === null) throw changedMeanwhile();

    await tx.people.setPasswordHash(personId, hash.to, made.at);
    await withdrawLinks(tx, personId);
    await tx.people.update({ ...person, mustChangePassword: false });
    await tx.sessions.deleteOfPerson(personId);
    await tx.sessions.insert(session);
    await tx.events.append([newEvent(made, 'person.password-changed', { personId, address })]);
    const from = { address, device: deviceText(session.kind, session.userAgent) };
    await tellSecurityChange(context, tx, { kind: 'password-changed' }, { person, at: made.at, from });
  });
}

function samePassword(): ProblemError {
  const expected = 'Another password than the current one.';
  return new ProblemError('password.too-weak', 'The new password is the current one.', {
    fields: [{ field: 'newPassword', code: 'password.unchanged', given: 'not shown', expected }],
  });
}

function changedMeanwhile(): ProblemError {
  return new ProblemError(
    'storage.conflict',
    'The password was changed or the session ended in the meantime. Sign in again.',
  );
}
