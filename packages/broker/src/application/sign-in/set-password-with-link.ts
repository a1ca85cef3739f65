import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { newEvent } from '../made-by.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Repositories } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import { requireGoodPassword } from './require-good-password.ts';
import type { UseCaseContext } from '../use-case-context.ts';

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
  context: UseCaseContext & { readonly passwordHasher: PasswordHasher; readonly tokenHasher: TokenHasher },
): SetPasswordWithLink {
  return async ({ token, newPassword, address }) => {
    const tokenHash = context.tokenHasher.hash(token);
    const at = context.clock.now();
    const { person, organization } = await context.store.read((tx) => requireOwner(tx, tokenHash, at));

    const known = {
      email: person.email,
      name: person.name,
      organizationName: organization.name,
      ...organization.settings.security,
    };
    requireGoodPassword(newPassword, 'newPassword', known);
    const hash = await context.passwordHasher.hash(newPassword);

    await context.store.write(async (tx) => {
      const { person: owner } = await requireOwner(tx, tokenHash, at);
      const { organizationId, personId } = owner;
      await tx.people.setPasswordHash(personId, hash, at);
      await tx.people.deleteSetupLinksOf(personId);
      await tx.people.update({ ...owner, mustChangePassword: false });
      await tx.sessions.deleteOfPerson(personId);
      const made = { ids: context.ids, at, actor: { kind: 'person', personId }, organizationId } as const;
      await tx.events.append([newEvent(made, 'person.password-set', { personId, address })]);
    });
  };
}

async function requireOwner(
  tx: Repositories,
  tokenHash: string,
  now: Date,
): Promise<{ readonly person: Person; readonly organization: Organization }> {
  const link = await tx.people.findSetupLink(tokenHash, now);
  if (link === null || link.personId === null || link.organizationId === null) throw linkInvalid();
  const person = await tx.people.find(link.organizationId, link.personId);
  const organization = await tx.organizations.find(link.organizationId);
  if (person === null || organization === null || person.status !== 'active') throw linkInvalid();
  return { person, organization };
}

function linkInvalid(): ProblemError {
  return new ProblemError(
    'setup.link-invalid',
    'The link is wrong, used or expired. Ask an administrator of your organization for a new one.',
  );
}
