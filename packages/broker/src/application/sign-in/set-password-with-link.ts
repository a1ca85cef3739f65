import { newEvent } from '../made-by.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { requireLinkOwner } from './require-link-owner.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { withdrawLinks } from '../people/withdraw-links.ts';
import { tellSecurityChange, type TellingContext } from '../mail/tell-security-change.ts';

/**
 * Sets the password of the person that a one-time link is for. The link stops working, and every session of the
 * person ends. Signing in comes after, with the access code.
 *
 * @throws `setup.link-invalid`, `password.too-weak`
 */
export type SetPasswordWithLink = (input: {
  readonly token: string;
  readonly newPassword: string;
  readonly address: string;
}) => Promise<void>;

export function makeSetPasswordWithLink(
  context: UseCaseContext &
    TellingContext & { readonly passwordHasher: PasswordHasher; readonly tokenHasher: TokenHasher },
): SetPasswordWithLink {
  return async ({ token, newPassword, address }) => {
    const tokenHash = context.tokenHasher.hash(token);
    const at = context.clock.now();
    const { person, organization } = await context.store.read((tx) => requireLinkOwner(tx, tokenHash, at));

    requireGoodPassword(newPassword, 'newPassword', {
      email: person.email,
      name: person.name,
      organizationName: organization.name,
      ...organization.settings.security,
    });
    const hash = await context.passwordHasher.hash(newPassword);

    await context.store.write(async (tx) => {
      const { person: owner } = await requireLinkOwner(tx, tokenHash, at);
      const { organizationId, personId } = owner;
      const isFirst = (await tx.people.passwordHash(personId)) === null;
      await tx.people.setPasswordHash(personId, hash, at);
      await withdrawLinks(tx, personId);
      await tx.people.update({ ...owner, mustChangePassword: false });
      await tx.sessions.deleteOfPerson(personId);
      const made = { ids: context.ids, at, actor: { kind: 'person', personId }, organizationId } as const;
      await tx.events.append([newEvent(made, 'person.password-set', { personId, address })]);
      // Who chooses their first one has just come from the mail that asked them to.
      if (isFirst) return;
      const about = { person: owner, at, from: { address, device: null } };
      await tellSecurityChange(context, tx, { kind: 'password-changed' }, about);
    });
  };
}
