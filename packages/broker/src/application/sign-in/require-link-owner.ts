import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/** Whose password a one-time link sets, and until when. */
export interface LinkOwner {
  readonly person: Person;
  readonly organization: Organization;
  readonly expiresAt: Date;
}

/** @throws `setup.link-invalid` */
export async function requireLinkOwner(tx: Repositories, tokenHash: string, now: Date): Promise<LinkOwner> {
  const link = await tx.people.findSetupLink(tokenHash, now);
  if (link === null || link.personId === null || link.organizationId === null) throw linkInvalid();
  const person = await tx.people.find(link.organizationId, link.personId);
  const organization = await tx.organizations.find(link.organizationId);
  if (person === null || organization === null || person.status !== 'active') throw linkInvalid();
  return { person, organization, expiresAt: link.expiresAt };
}

function linkInvalid(): ProblemError {
  return new ProblemError(
    'setup.link-invalid',
    'The link is wrong, used or expired. Ask an administrator of your organization for a new one.',
  );
}
