import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';
import type { SecretLetter } from '../letter.ts';
import { signInAddress } from './sign-in-address.ts';

interface AboutWelcome {
  readonly person: Person;
  readonly organization: Organization;
  readonly publicUrl: string;
  /** `null` to leave it out. */
  readonly password: string | null;
}

/** Tells somebody whose password an administrator typed that they can sign in. */
export function welcomeLetter({ person, organization, publicUrl, password }: AboutWelcome): SecretLetter {
  return {
    subject: `Your access to ${organization.name}`,
    blocks: [
      { kind: 'heading', text: `${organization.name} has added you to Gatelease` },
      {
        kind: 'paragraph',
        text: 'Gatelease opens what you need at work for the address you are at, and closes it again.',
      },
      {
        kind: 'facts',
        facts: [
          { name: 'Organization', value: organization.name },
          { name: 'E-mail', value: person.email },
          ...(person.role === 'administrator' ? [] : [{ name: 'Access code', value: organization.accessCode }]),
        ],
      },
      password === null
        ? { kind: 'paragraph', text: 'Your administrator tells you the password in another way.' }
        : { kind: 'secret', label: 'Password', value: password },
      ...(person.mustChangePassword
        ? [{ kind: 'paragraph', text: 'You will choose one of your own when you sign in.' } as const]
        : []),
      { kind: 'button', label: 'Sign in', url: signInAddress(publicUrl, person, organization), isSecret: false },
    ],
  };
}
