import type { ProviderIdentity, ProviderRules } from '../../domain/provider-sign-in.ts';
import { enterFromProvider } from './enter-from-provider.ts';
import type { Visitor } from './new-session.ts';
import type { IdentityProvider } from '../ports/identity-provider.ts';
import { ProblemError } from '../problem-error.ts';
import { providerRefused } from './provider-refused.ts';
import { providerSecrets } from './provider-secrets.ts';
import { judgeAddress, noteFailureFrom } from './sign-in-throttle.ts';
import { signInThrottled } from './sign-in-throttled.ts';
import { requireProvider } from './start-provider-sign-in.ts';
import type { StartSessionContext } from './start-session.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { welcomeAdmitted, type SignInAnswer, type WelcomeContext } from './welcome.ts';

export interface ProviderAnswer extends Visitor {
  /** From the cookie of the browser that started; `null` when it has none. */
  readonly token: string | null;
  /** The query with which the provider sent the browser back. */
  readonly parameters: string;
}

/**
 * Signs in whoever the identity provider says it is, if it is somebody here. The same browser must have started it, and
 * its token counts once, whatever comes of it. Who has a second factor here gets half a session, as with a password.
 *
 * @throws `provider.not-configured`, `provider.sign-in-expired`, `provider.unreachable`, `provider.cancelled`,
 * `provider.answer-refused`, `provider.email-unverified`, `provider.person-unknown`, `session.throttled`
 */
export type FinishProviderSignIn = (
  answer: ProviderAnswer,
) => Promise<{ readonly entered: SignInAnswer; readonly returnTo: string }>;

export interface FinishProviderSignInContext extends UseCaseContext, WelcomeContext, StartSessionContext {
  readonly identityProvider: IdentityProvider | null;
  readonly providerRules: ProviderRules;
}

export function makeFinishProviderSignIn(context: FinishProviderSignInContext): FinishProviderSignIn {
  return async (answer) => {
    const provider = requireProvider(context.identityProvider);
    const { token, returnTo } = await takeChallenge(context, answer);
    const identity = await identify(context, provider, { ...answer, token });

    const outcome = await context.store.write((tx) => enterFromProvider(context, tx, { identity, visitor: answer }));
    if (outcome.kind === 'refused') throw providerRefused(outcome.reason, provider.name, identity.email);
    return { entered: await welcomeAdmitted(context, outcome.admission), returnTo };
  };
}

/** In a transaction of its own: what follows may fail, and the token is used up all the same. */
async function takeChallenge(context: FinishProviderSignInContext, { token, address }: ProviderAnswer) {
  const now = context.clock.now();
  const taken = await context.store.write(async (tx) => {
    const verdict = await judgeAddress(tx.signInAttempts, address, now);
    if (verdict.kind === 'throttled') throw signInThrottled(verdict.retryAfterSeconds);
    return token === null
      ? null
      : tx.challenges.take(context.tokenHasher.hash(token), 'provider-sign-in', context.clock.now());
  });
  if (token === null || taken === null) throw signInExpired();
  return { token, returnTo: taken.payload };
}

async function identify(
  context: FinishProviderSignInContext,
  provider: IdentityProvider,
  { token, parameters, address }: ProviderAnswer & { readonly token: string },
): Promise<ProviderIdentity> {
  try {
    return await provider.identify(parameters, providerSecrets(context.tokenHasher, token));
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'provider.answer-refused') {
      await context.store.write((tx) => noteFailureFrom(tx.signInAttempts, address, context.clock.now()));
    }
    throw error;
  }
}

function signInExpired(): ProblemError {
  return new ProblemError(
    'provider.sign-in-expired',
    'This browser did not start this sign-in, or it took too long, or it was finished already. Start again.',
  );
}
