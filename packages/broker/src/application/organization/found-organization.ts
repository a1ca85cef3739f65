import type { Organization } from '../../domain/organization.ts';
import { DEFAULT_SETTINGS } from '../../domain/organization-settings.ts';
import type { Person } from '../../domain/person.ts';
import { credentialFacts } from '../credentials/credential-facts.ts';
import { newEvent } from '../made-by.ts';
import type { Ids } from '../ports/ids.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';
import { requireGoodPassword } from '../sign-in/require-good-password.ts';
import { requireTimeZone } from './require-time-zone.ts';
import { ambientCredential } from '../credentials/ambient.ts';
import type { Ambient } from '../credentials/ambient.ts';
import { addTour } from './tour.ts';
import type { Tour } from './tour.ts';

export interface Founding {
  readonly organizationName: string;
  readonly timeZone: string;
  /** What it begins with beside its administrator; `null` for nothing. */
  readonly tour: Tour | null;
  readonly ambient: Ambient;
  readonly administrator: { readonly email: string; readonly name: string; readonly passwordHash: string };
}

export interface FounderInput {
  readonly organizationName: string;
  readonly timeZone: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Founded {
  readonly organization: Organization;
  readonly person: Person;
}

/** What an organization begins with is the server's to say. */
export interface FoundingContext {
  readonly passwordHasher: PasswordHasher;
  readonly tour: Tour | null;
  readonly ambient: Ambient;
}

/** What a founder typed, checked, with the password hashed: all that takes time, before any transaction. */
export async function prepareFounding(context: FoundingContext, input: FounderInput): Promise<Founding> {
  const { organizationName, email, name, password } = input;
  const timeZone = requireTimeZone(input.timeZone, 'timeZone');
  requireGoodPassword(password, 'password', input);
  const passwordHash = await context.passwordHasher.hash(password);
  const { tour, ambient } = context;
  return { organizationName, timeZone, tour, ambient, administrator: { email, name, passwordHash } };
}

/** Saves the first organization with its administrator. @throws `setup.done` when there is one already. */
export async function foundOrganization(ids: Ids, tx: Repositories, founding: Founding, now: Date): Promise<Founded> {
  if ((await tx.organizations.countForFounding()) > 0) throw setupDone();
  const { organization, person } = newOrganization(ids, founding, now);

  await tx.organizations.insert(organization);
  await tx.people.insert(person);
  await tx.people.setPasswordHash(person.personId, founding.administrator.passwordHash, now);
  await tx.people.deleteSetupLinksOf(null);

  const { organizationId } = organization;
  const { personId, email, role } = person;
  const made = { ids, at: now, actor: { kind: 'system' }, organizationId } as const;
  await tx.events.append([
    newEvent(made, 'organization.created', { detail: { name: organization.name } }),
    newEvent(made, 'person.added', { personId, detail: { email, role } }),
  ]);
  const credential = ambientCredential(founding.ambient, made);
  await tx.credentials.insert(credential);
  await tx.events.append([newEvent(made, 'credential.added', { detail: credentialFacts(credential) })]);
  if (founding.tour !== null) await addTour(tx, { organization, credential, tour: founding.tour }, made);
  return { organization, person };
}

export function setupDone(): ProblemError {
  return new ProblemError('setup.done', 'There is an organization already. Sign in, or ask its administrator.');
}

function newOrganization(ids: Ids, founding: Founding, now: Date): Founded {
  const organization: Organization = {
    organizationId: ids.newId('organization'),
    name: founding.organizationName,
    accessCode: ids.newAccessCode(),
    timeZone: founding.timeZone,
    settings: DEFAULT_SETTINGS,
    createdAt: now,
    version: 1,
  };
  const person: Person = {
    personId: ids.newId('person'),
    organizationId: organization.organizationId,
    email: founding.administrator.email.toLowerCase(),
    name: founding.administrator.name,
    role: 'administrator',
    access: 'dashboard',
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: now,
    lastSignInAt: null,
    version: 1,
  };
  return { organization, person };
}
