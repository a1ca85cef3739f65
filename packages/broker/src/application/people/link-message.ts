import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { addressLetter } from '../mail/address-letter.ts';
import { invitationLetter, passwordLinkLetter } from '../mail/letters/password-link-letter.ts';
import type { Ids } from '../ports/ids.ts';
import type { OutboxMessage } from '../ports/outbox-repository.ts';
import { passwordLink, type OneTimeLink } from '../sign-in/one-time-link.ts';

interface AboutLink {
  readonly person: Person;
  readonly organization: Organization;
  readonly publicUrl: string;
  readonly link: OneTimeLink;
}

/** The message that carries a one-time link to its person, and is the only place that it is in. */
export function linkMessage(
  made: { readonly ids: Ids; readonly at: Date },
  kind: 'invitation' | 'password-link',
  { link, ...about }: AboutLink,
): OutboxMessage {
  const letterOf = kind === 'invitation' ? invitationLetter : passwordLinkLetter;
  const url = passwordLink(about.publicUrl, link.token);
  return addressLetter(made, kind, about.person, letterOf({ ...about, link: url, expiresAt: link.expiresAt }));
}
