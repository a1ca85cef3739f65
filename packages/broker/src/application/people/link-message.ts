import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { addressSecretLetter } from '../mail/address-letter.ts';
import { invitationLetter, passwordLinkLetter } from '../mail/letters/password-link-letter.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import { passwordLink, type OneTimeLink } from '../sign-in/one-time-link.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface LinkMessageContext extends UseCaseContext {
  readonly secretBox: SecretBox;
  /** Where the portal is. */
  readonly publicUrl: string;
}

interface AboutLink {
  readonly person: Person;
  readonly organization: Organization;
  readonly link: OneTimeLink;
  readonly at: Date;
}

/** The message that carries a one-time link to its person, and is the only place that it is in. */
export function linkMessage(
  { ids, secretBox, publicUrl }: LinkMessageContext,
  tx: Repositories,
  kind: 'invitation' | 'password-link',
  { person, organization, link, at }: AboutLink,
): Promise<OutboxMessage> {
  const letterOf = kind === 'invitation' ? invitationLetter : passwordLinkLetter;
  const url = passwordLink(publicUrl, link.token);
  const letter = letterOf({ person, organization, publicUrl, link: url, expiresAt: link.expiresAt });
  return addressSecretLetter({ made: { ids, at }, secretBox, tx }, kind, person, letter);
}
