import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';
import { instantText } from '../instant-text.ts';
import type { SecretLetter } from '../letter.ts';
import { signInAddress } from './sign-in-address.ts';

interface AboutLink {
  readonly person: Person;
  readonly organization: Organization;
  readonly publicUrl: string;
  /** Lets its reader choose the person's password, once. */
  readonly link: string;
  readonly expiresAt: Date;
}

/** A letter that is of no use once its link has expired. */
type LinkLetter = SecretLetter & { readonly goodUntil: Date };

/** Invites somebody who has no password yet. */
export function invitationLetter(about: AboutLink): LinkLetter {
  const { person, organization } = about;
  return {
    goodUntil: about.expiresAt,
    subject: `Your access to ${organization.name}`,
    blocks: [
      { kind: 'heading', text: `${organization.name} has added you to Gatelease` },
      {
        kind: 'paragraph',
        text: 'Gatelease opens what you need at work for the address you are at, and closes it again. Begin by choosing a password.',
      },
      ...linkBlocks(about),
      {
        kind: 'paragraph',
        text: `Then sign in as ${person.email} at ${signInAddress(about.publicUrl, person, organization)}`,
      },
    ],
  };
}

/** Lets somebody choose a new password, because an administrator said so. */
export function passwordLinkLetter(about: AboutLink): LinkLetter {
  return {
    goodUntil: about.expiresAt,
    subject: `Choose a new password for ${about.organization.name}`,
    blocks: [
      { kind: 'heading', text: 'Choose a new password' },
      {
        kind: 'paragraph',
        text: `An administrator of ${about.organization.name} sends you this link. The password you have works until you use it.`,
      },
      ...linkBlocks(about),
    ],
  };
}

function linkBlocks({ link, expiresAt, organization }: AboutLink): SecretLetter['blocks'] {
  return [
    { kind: 'button', label: 'Choose a password', url: link, isSecret: true },
    {
      kind: 'paragraph',
      text: `The link works once, until ${instantText(expiresAt, organization.timeZone).replace(/^on /, '')}. Do not pass it on: whoever opens it chooses your password.`,
    },
  ];
}
