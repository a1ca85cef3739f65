import type { Letter } from '../letter.ts';

/** Tells somebody that an administrator took their second factor away: it may not have been they who asked. */
export function secondFactorResetLetter(about: { readonly name: string; readonly publicUrl: string }): Letter {
  return {
    subject: 'Your second factor was reset',
    blocks: [
      { kind: 'heading', text: 'Your second factor was reset' },
      {
        kind: 'paragraph',
        text: `Hello ${about.name}, an administrator took away your authenticator app and your recovery codes, and signed you out everywhere. Sign in with your password, and set an app up again.`,
      },
      { kind: 'button', label: 'Sign in', url: `${about.publicUrl}/sign-in?returnTo=/security`, isSecret: false },
      { kind: 'paragraph', text: 'If you did not ask for this, tell your administrators at once.' },
    ],
  };
}
