import type { ApplicationContext } from '../application-context.ts';
import { makeAuthenticate } from './authenticate.ts';
import { makeBeginPasskeySignIn } from './begin-passkey-sign-in.ts';
import { makeChangePassword } from './change-password.ts';
import { makeFinishProviderSignIn } from './finish-provider-sign-in.ts';
import { makeForgetPassword } from './forget-password.ts';
import { makeReadPasswordLink } from './read-password-link.ts';
import { makeReadSignInOptions } from './read-sign-in-options.ts';
import { makeSetPasswordWithLink } from './set-password-with-link.ts';
import { makeSignInWithPasskey } from './sign-in-with-passkey.ts';
import { makeSignIn } from './sign-in.ts';
import { makeSignOut } from './sign-out.ts';
import { makeStartProviderSignIn } from './start-provider-sign-in.ts';
import { makeTakeSecondStep } from './take-second-step.ts';
import type { WelcomeContext } from './welcome.ts';

/** What can be asked about signing in and passwords. */
export type SignInUseCases = ReturnType<typeof composeSignIn>;

export function composeSignIn(context: ApplicationContext & Pick<WelcomeContext, 'openOnSignIn'>) {
  return {
    signIn: makeSignIn(context),
    readSignInOptions: makeReadSignInOptions(context),
    startProviderSignIn: makeStartProviderSignIn(context),
    finishProviderSignIn: makeFinishProviderSignIn(context),
    takeSecondStep: makeTakeSecondStep(context),
    beginPasskeySignIn: makeBeginPasskeySignIn(context),
    signInWithPasskey: makeSignInWithPasskey(context),
    authenticate: makeAuthenticate(context),
    signOut: makeSignOut(context),
    forgetPassword: makeForgetPassword(context),
    changePassword: makeChangePassword(context),
    readPasswordLink: makeReadPasswordLink(context),
    setPasswordWithLink: makeSetPasswordWithLink(context),
  };
}
