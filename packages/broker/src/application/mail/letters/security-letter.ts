import type { Organization } from '../../../domain/organization.ts';
import type { Person } from '../../../domain/person.ts';
import type { SecurityChange } from '../../../domain/security-change.ts';
import { instantText } from '../instant-text.ts';
import type { Letter, LetterFact } from '../letter.ts';

export interface AboutSecurity {
  readonly change: SecurityChange;
  readonly person: Person;
  readonly organization: Organization;
  /** Who signs in through the identity provider only has none here. */
  readonly hasPassword: boolean;
  readonly at: Date;
  /** From where and with what; `null` when somebody else did it. */
  readonly from: { readonly address: string; readonly device: string | null } | null;
  readonly publicUrl: string;
}

/** Tells somebody that their way of signing in changed, and what to do if it was not they. */
export function securityLetter(about: AboutSecurity): Letter {
  const { change, organization, publicUrl, person } = about;
  const { subject, heading, text } = wordsOf(change);
  const door = person.role === 'administrator' ? 'admin' : 'sign-in';
  return {
    subject: `${subject} at ${organization.name}`,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'paragraph', text },
      { kind: 'facts', facts: factsOf(about) },
      { kind: 'paragraph', text: `Was that you? Then there is nothing to do. ${notMe(about)}` },
      {
        kind: 'button',
        label: 'Go to my security page',
        url: `${publicUrl}/${door}?returnTo=/security`,
        isSecret: false,
      },
    ],
  };
}

function wordsOf(change: SecurityChange): {
  readonly subject: string;
  readonly heading: string;
  readonly text: string;
} {
  switch (change.kind) {
    case 'new-sign-in':
      return {
        subject: 'New sign-in',
        heading: 'Somebody signed in as you',
        text: 'It was with a browser or from a network that you did not use during the last thirty days.',
      };
    case 'password-changed':
      return {
        subject: 'Your password was changed',
        heading: 'Your password was changed',
        text: 'You are signed out everywhere else.',
      };
    case 'totp-set-up':
      return {
        subject: 'Your authenticator app was set up',
        heading: 'An authenticator app was set up for you',
        text: 'Signing in with your password asks for one of its codes from now on.',
      };
    case 'totp-removed':
      return {
        subject: 'Your authenticator app was switched off',
        heading: 'Your authenticator app was switched off',
        text: 'Signing in no longer asks for its codes.',
      };
    case 'recovery-codes-renewed':
      return {
        subject: 'Your recovery codes were made anew',
        heading: 'You have new recovery codes',
        text: 'Those that you kept until now work no longer.',
      };
    case 'passkey-added':
      return {
        subject: 'A passkey was added',
        heading: 'A passkey was added for you',
        text: `Whoever has "${change.name}" can sign in as you with it.`,
      };
    case 'passkey-removed':
      return {
        subject: 'A passkey was removed',
        heading: 'One of your passkeys was removed',
        text: `"${change.name}" lets nobody in any more.`,
      };
    case 'recovered':
      return {
        subject: 'A way back was made for you',
        heading: 'A link for choosing your password was made on the server',
        text: `Somebody who has the machine that Gatelease runs on asked for it. It works once, for an hour.${
          change.resetsSecondFactor ? ' Your authenticator app, passkeys and recovery codes were taken away.' : ''
        }`,
      };
    case 'second-factor-reset':
      return {
        subject: 'Your second factor was reset',
        heading: 'Your second factor was reset',
        text: 'An administrator took away your authenticator app, your passkeys and your recovery codes, and signed you out everywhere. Sign in with your password, and set one up again.',
      };
  }
}

function somebodyElse({ kind }: SecurityChange): string {
  return kind === 'recovered' ? 'an operator of the server' : 'an administrator';
}

function factsOf({ change, from, at, person, organization }: AboutSecurity): readonly LetterFact[] {
  return [
    { name: 'Account', value: person.email },
    { name: 'When', value: instantText(at, organization.timeZone).replace(/^on /, '') },
    ...(from === null ? [{ name: 'By', value: somebodyElse(change) }] : placeFacts(from)),
  ];
}

function placeFacts({ address, device }: NonNullable<AboutSecurity['from']>): readonly LetterFact[] {
  return [{ name: 'From', value: address }, ...(device === null ? [] : [{ name: 'With', value: device }])];
}

/** What helps, in this order: shut the other one out, then tell who can see what they did. */
function notMe({ change, person, hasPassword }: AboutSecurity): string {
  if (change.kind === 'second-factor-reset') {
    return person.role === 'administrator'
      ? 'If you did not ask for it, find out from the other administrators who did, and look into the ledger.'
      : 'If you did not ask for it, tell your administrators at once.';
  }
  if (change.kind === 'recovered') {
    return 'If nobody helped you back in, find out who was on that machine: they can do anything here.';
  }
  const shutOut = hasPassword
    ? 'If not, choose a new password and sign out everywhere on your security page.'
    : 'If not, sign out everywhere on your security page, and change your password where you sign in to everything else.';
  const shutIn =
    person.role === 'administrator'
      ? 'Then look into the ledger for what was done in your name. If you cannot get in, another administrator can deactivate you until it is clear, and whoever runs the server can let you in again.'
      : 'Then tell your administrators. If you cannot get in, tell them at once: they can shut the account and everything it has open.';
  return `${shutOut} ${shutIn}`;
}
