import type { SecurityChange } from '../../domain/security-change.ts';
import { requireOrganization } from '../organization/read-organization.ts';
import type { Ids } from '../ports/ids.ts';
import type { Repositories } from '../ports/store.ts';
import { addressLetter } from './address-letter.ts';
import { securityLetter } from './letters/security-letter.ts';
import type { AboutSecurity } from './letters/security-letter.ts';

export interface TellingContext {
  readonly ids: Ids;
  /** Where the portal is. */
  readonly publicUrl: string;
}

/**
 * Puts a mail to a person into the outbox that says what changed about their signing in, in the transaction that
 * changed it.
 */
export async function tellSecurityChange(
  { ids, publicUrl }: TellingContext,
  tx: Repositories,
  change: SecurityChange,
  about: Pick<AboutSecurity, 'person' | 'at' | 'from'>,
): Promise<void> {
  const { person, at } = about;
  const organization = await requireOrganization(tx, person.organizationId);
  const hasPassword = (await tx.people.passwordHash(person.personId)) !== null;
  const letter = securityLetter({ ...about, change, organization, hasPassword, publicUrl });
  const kind = change.kind === 'new-sign-in' ? 'new-sign-in' : 'security-changed';
  await tx.outbox.insert([addressLetter({ ids, at }, kind, person, letter)]);
}
