import { usualAccess } from '../../domain/person.ts';
import type { Access, Person, Role } from '../../domain/person.ts';
import { DEFAULT_SETTINGS } from '../../domain/organization-settings.ts';
import { madeBy, newEvent } from '../made-by.ts';
import { newOneTimeLink, type OneTimeLink } from '../sign-in/one-time-link.ts';
import { addressSecretLetter } from '../mail/address-letter.ts';
import { welcomeLetter } from '../mail/letters/welcome-letter.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { Repositories } from '../ports/store.ts';
import { linkMessage, type LinkMessageContext } from './link-message.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requireGoodPassword } from '../sign-in/require-good-password.ts';
import { requireAccessFor } from './require-access-for.ts';
import { requirePersonFor } from '../api-keys/require-person.ts';
import { requirePermission } from '../require-permission.ts';
import { requireTeams } from './require-teams.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface AddPersonInput {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** `null`: what is usual for the role. */
  readonly access: Access | null;
  readonly teamIds: readonly string[];
  /** `null`: the person chooses one with a one-time link. */
  readonly password: string | null;
  readonly mustChangePassword: boolean;
  /** Sends an e-mail: with the one-time link, or that they can sign in. */
  readonly notify: boolean;
  /** Whether that e-mail carries the password; only with a password and an e-mail. */
  readonly passwordInMail: boolean;
}

export interface AddedPerson {
  readonly person: Person;
  /** `null` when a password was given, or the link goes by e-mail. */
  readonly link: OneTimeLink | null;
}

/**
 * Adds a person to the organization.
 *
 * @throws `permission.denied`, `person.email-taken`, `team.not-found`, `password.too-weak`, `request.invalid` for a role
 * without the dashboard that it needs
 */
export type AddPerson = (principal: Principal, input: AddPersonInput) => Promise<AddedPerson>;

/** A key adds members, who get their link by mail: else whoever has it could make themselves an administrator. */
function requirePersonForWayIn(principal: Principal, input: AddPersonInput): void {
  if (input.role !== 'member') requirePersonFor(principal, 'role', 'give anybody a role');
  if (input.access === 'dashboard') requirePersonFor(principal, 'access', 'give anybody the dashboard');
  if (input.password !== null) requirePersonFor(principal, 'password', 'choose a password for anybody');
  if (!input.notify) requirePersonFor(principal, 'notify', 'see the one-time link; it has to go by mail');
}

type AddPersonContext = LinkMessageContext & {
  readonly passwordHasher: PasswordHasher;
  readonly tokenHasher: TokenHasher;
};

export function makeAddPerson(context: AddPersonContext): AddPerson {
  return async (principal, input) => {
    requirePermission(principal, 'people.add');
    requirePersonForWayIn(principal, input);
    const access = input.access ?? usualAccess(input.role);
    requireAccessFor(input.role, access);
    requireMailForPassword(input);
    const hash = input.password === null ? null : await hashGoodPassword(context, principal, input, input.password);

    const added = await context.store.write(async (tx) => {
      const { organizationId } = principal;
      const teamIds = await requireTeams(tx, organizationId, input.teamIds);
      if ((await tx.people.findByEmail(organizationId, input.email)) !== null) throw emailTaken(input.email);

      const person = newPerson(context, principal, { ...input, access, teamIds });
      await tx.people.insert(person);
      if (hash !== null) await tx.people.setPasswordHash(person.personId, hash, person.createdAt);
      const made = hash === null ? newOneTimeLink(context, person, person.createdAt) : null;
      if (made !== null) await tx.people.insertSetupLink(made.kept);
      await tx.events.append([addedEvent(context, principal, person)]);
      if (!input.notify) return { person, link: made?.link ?? null };

      await tx.outbox.insert([await welcome(context, tx, { person, link: made?.link ?? null }, input)]);
      return { person, link: null };
    });

    context.changes.publish({ organizationId: principal.organizationId, topic: 'people' });
    if (input.notify) context.changes.publish({ organizationId: principal.organizationId, topic: 'messages' });
    return added;
  };
}

async function hashGoodPassword(
  context: AddPersonContext,
  { organizationId }: Principal,
  { email, name }: AddPersonInput,
  password: string,
): Promise<string> {
  const organization = await context.store.read((tx) => tx.organizations.find(organizationId));
  const { shortestPassword } = (organization?.settings ?? DEFAULT_SETTINGS).security;
  const organizationName = organization?.name ?? '';
  requireGoodPassword(password, 'password', { email, name, organizationName, shortestPassword });
  return context.passwordHasher.hash(password);
}

function requireMailForPassword({ password, notify, passwordInMail }: AddPersonInput): void {
  if (!passwordInMail || (notify && password !== null)) return;
  const expected = 'Only with a password and an e-mail that can carry it.';
  throw new ProblemError('request.invalid', 'There is no e-mail that could carry a password.', {
    fields: [{ field: 'passwordInMail', code: 'password-in-mail.without-mail', given: 'true', expected }],
  });
}

/** What tells somebody new that they can come in: the invitation with its link, or that a password waits for them. */
async function welcome(
  context: AddPersonContext,
  tx: Repositories,
  { person, link }: AddedPerson,
  { password, passwordInMail }: AddPersonInput,
): Promise<OutboxMessage> {
  const { ids, publicUrl, secretBox } = context;
  const organization = await requireOrganization(tx, person.organizationId);
  const at = person.createdAt;
  if (link !== null) return linkMessage(context, tx, 'invitation', { person, organization, link, at });
  const letter = welcomeLetter({ person, organization, publicUrl, password: passwordInMail ? password : null });
  return addressSecretLetter({ made: { ids, at }, secretBox, tx }, 'welcome', person, letter);
}

function newPerson(
  context: UseCaseContext,
  { organizationId }: Principal,
  input: AddPersonInput & { readonly access: Access },
): Person {
  return {
    personId: context.ids.newId('person'),
    organizationId,
    email: input.email.toLowerCase(),
    name: input.name,
    role: input.role,
    access: input.access,
    teamIds: input.teamIds,
    status: 'active',
    // Who chooses a password with a link has chosen it alone.
    mustChangePassword: input.password !== null && input.mustChangePassword,
    secondFactors: [],
    createdAt: context.clock.now(),
    lastSignInAt: null,
    version: 1,
  };
}

function addedEvent(context: UseCaseContext, principal: Principal, person: Person) {
  return newEvent(madeBy(principal, context), 'person.added', {
    personId: person.personId,
    address: principal.address,
    detail: { email: person.email, role: person.role, access: person.access, teamIds: person.teamIds },
  });
}

function emailTaken(email: string): ProblemError {
  const detail = `Somebody in the organization has the e-mail address ${email} already.`;
  const expected = 'An e-mail address that nobody in the organization has.';
  return new ProblemError('person.email-taken', detail, {
    fields: [{ field: 'email', code: 'person.email-taken', given: email, expected }],
  });
}
