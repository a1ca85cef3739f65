import type { Person, Role } from '../../domain/person.ts';
import type { Page, PageRequest } from './store.ts';

/** Which people; what is left out lets everybody through. */
export interface PersonFilter {
  readonly organizationId: string;
  /** Words that name or e-mail address hold, each of them, whatever case and accents. */
  readonly search?: string | undefined;
  readonly role?: Role | undefined;
  /** `invited`: has no password yet and was never here. */
  readonly state?: 'active' | 'invited' | 'deactivated' | undefined;
  readonly teamId?: string | undefined;
}

/** A person with how they can come in, as lists show it. */
export interface PersonEntry {
  readonly person: Person;
  readonly hasPassword: boolean;
  /** Of the newest one-time link, which may have expired; `null` when there is none. */
  readonly linkExpiresAt: Date | null;
}

export type FormerPerson = Pick<Person, 'personId' | 'name' | 'email'>;

export interface PersonRepository {
  find(organizationId: string, personId: string): Promise<Person | null>;
  /** `email` in lower case. */
  findByEmail(organizationId: string, email: string): Promise<Person | null>;
  /** By name, all of them. */
  list(organizationId: string): Promise<readonly Person[]>;
  /** By name, page by page. */
  listPage(filter: PersonFilter, page: PageRequest): Promise<Page<PersonEntry>>;
  findEntry(organizationId: string, personId: string): Promise<PersonEntry | null>;
  /** Active people who may review requests: approvers and administrators. */
  listReviewers(organizationId: string): Promise<readonly Person[]>;
  countActiveAdministrators(organizationId: string): Promise<number>;
  /** @throws `person.email-taken` */
  insert(person: Person): Promise<void>;
  /** Stores everything but secrets; returns it with its new version. @throws `storage.conflict` */
  update(person: Person): Promise<Person>;
  /** With everything that hangs on them. Name and address stay with the former people, for what names them. */
  delete(person: Person, at: Date): Promise<void>;
  /** Those who were deleted. */
  listFormer(organizationId: string): Promise<readonly FormerPerson[]>;

  /** The encoded password hash; `null` when the person has none yet. */
  passwordHash(personId: string): Promise<string | null>;
  /** When the password was last chosen; `null` when the person has none yet. */
  passwordChangedAt(personId: string): Promise<Date | null>;
  setPasswordHash(personId: string, hash: string, at: Date): Promise<void>;

  /** One-time links that let a person set a password; only a hash of the token is kept. */
  insertSetupLink(link: SetupLink): Promise<void>;
  /** `null` when there is none, or it has expired. */
  findSetupLink(tokenHash: string, now: Date): Promise<SetupLink | null>;
  deleteSetupLinksOf(personId: string | null): Promise<void>;
}

export interface SetupLink {
  readonly tokenHash: string;
  /** `null` for the link that creates the first organization. */
  readonly personId: string | null;
  readonly organizationId: string | null;
  readonly expiresAt: Date;
}
