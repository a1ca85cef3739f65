import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { newEvent } from '../made-by.ts';
import { tellSecurityChange } from '../mail/tell-security-change.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { TokenHasher } from '../ports/token-hasher.ts';
import { ProblemError } from '../problem-error.ts';
import { FORGOTTEN_LINK_SECONDS, newOneTimeLink, passwordLink } from '../sign-in/one-time-link.ts';
import { withdrawLinks } from './withdraw-links.ts';

export interface RecoverAdministratorInput {
  /** `null` where there is only one administrator to mean. */
  readonly email: string | null;
  /** Takes away authenticator app, passkeys and recovery codes, and ends the sessions that they began. */
  readonly resetsSecondFactor: boolean;
  /** Who is at the machine, as its system says, for the ledger. */
  readonly operator: string;
}

export interface Recovered {
  readonly person: Person;
  readonly organization: Organization;
  /** Lets its reader choose the password, once. */
  readonly link: string;
  readonly expiresAt: Date;
}

/**
 * The way back for an administrator whom nobody else can help: a one-time link, made by who has the server's machine.
 * Nothing changes for anybody until the link is used, but for second factors that are taken away.
 *
 * @throws `person.not-found` when nobody or more than one is meant
 */
export type RecoverAdministrator = (input: RecoverAdministratorInput) => Promise<Recovered>;

interface RecoverContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly tokenHasher: TokenHasher;
  readonly publicUrl: string;
}

export function makeRecoverAdministrator(context: RecoverContext): RecoverAdministrator {
  return ({ email, resetsSecondFactor, operator }) =>
    context.store.write(async (tx) => {
      const at = context.clock.now();
      const { person, organization } = await requireAdministrator(tx, email);
      const { organizationId, personId } = person;
      const { kept, link } = newOneTimeLink(context, person, at, FORGOTTEN_LINK_SECONDS);
      await withdrawLinks(tx, personId);
      await tx.people.insertSetupLink(kept);
      if (resetsSecondFactor) await resetSecondFactors(tx, personId);

      const made = { ids: context.ids, at, actor: { kind: 'system' }, organizationId } as const;
      const detail = { operator, resetsSecondFactor };
      await tx.events.append([newEvent(made, 'person.recovered', { personId, detail })]);
      await tellSecurityChange(context, tx, { kind: 'recovered', resetsSecondFactor }, { person, at, from: null });
      return { person, organization, link: passwordLink(context.publicUrl, link.token), expiresAt: link.expiresAt };
    });
}

async function resetSecondFactors(tx: Repositories, personId: string): Promise<void> {
  await tx.secondFactors.deleteOfPerson(personId);
  await tx.passkeys.deleteOfPerson(personId);
  await tx.sessions.deleteOfPerson(personId);
}

async function requireAdministrator(tx: Repositories, email: string | null) {
  const found: { readonly person: Person; readonly organization: Organization }[] = [];
  for (const organization of await tx.organizations.list()) {
    const people = await tx.people.list(organization.organizationId);
    for (const person of people) {
      const isMeant = email === null || person.email === email.trim().toLowerCase();
      if (isMeant && person.role === 'administrator' && person.status === 'active')
        found.push({ person, organization });
    }
  }
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new ProblemError('person.not-found', whyNot(email, found));
}

/** Addresses are named: who asks has the database. */
function whyNot(email: string | null, found: readonly { readonly person: Person }[]): string {
  if (found.length > 0) {
    const emails = found.map(({ person }) => person.email).join(', ');
    return `There are several administrators: ${emails}. Name one; the others can help each other in the portal.`;
  }
  if (email === null) return 'There is no active administrator. Start the server: it prints a set-up link.';
  return `There is no active administrator with the e-mail address ${email}.`;
}
