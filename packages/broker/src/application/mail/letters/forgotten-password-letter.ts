import { instantText } from '../instant-text.ts';
import type { SecretLetter } from '../letter.ts';

/** Brings the link with which somebody who forgot their password chooses a new one. */
export function forgottenPasswordLetter(about: {
  readonly name: string;
  readonly organizationName: string;
  readonly address: string;
  readonly url: string;
  readonly expiresAt: Date;
  readonly timeZone: string;
}): SecretLetter & { readonly goodUntil: Date } {
  const { name, organizationName, address, url, expiresAt, timeZone } = about;
  return {
    goodUntil: expiresAt,
    subject: `Choose a new password for ${organizationName}`,
    blocks: [
      { kind: 'heading', text: 'Choose a new password' },
      {
        kind: 'paragraph',
        text: `Somebody asked for a new password for ${name}. If that was you, choose one here; it signs you out everywhere else.`,
      },
      { kind: 'button', label: 'Choose a new password', url, isSecret: true },
      {
        kind: 'facts',
        facts: [
          { name: 'Works until', value: instantText(expiresAt, timeZone) },
          { name: 'Asked from', value: address },
        ],
      },
      {
        kind: 'paragraph',
        text: 'If that was not you, do nothing: without the link your password stays as it is.',
      },
    ],
  };
}
