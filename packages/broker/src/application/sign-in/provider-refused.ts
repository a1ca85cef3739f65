import type { ProviderRefusal } from '../../domain/provider-sign-in.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Why somebody who has signed in at the provider may not enter, and what would help. They have proved to the provider
 * who they are, so they may know; what became of their person here, only an administrator tells.
 */
export function providerRefused(reason: ProviderRefusal, provider: string, email: string | null): ProblemError {
  switch (reason) {
    case 'email-missing':
      return new ProblemError(
        'provider.email-unverified',
        `${provider} did not say your e-mail address. Ask whoever runs it to let Gatelease have the claim "email".`,
      );
    case 'email-unverified':
      return new ProblemError(
        'provider.email-unverified',
        `${provider} has not verified your e-mail address ${email ?? ''}. Verify it there, then sign in again.`,
      );
    case 'linked-to-another-account':
      return unknown(
        `Another account at ${provider} belongs to ${email ?? 'your address'} here. Ask an administrator to unlink it.`,
      );
    case 'domain-not-allowed':
    case 'unknown':
    case 'deactivated':
      return unknown(
        `Nobody who may sign in here belongs to this account${email === null ? '' : ` (${email})`}. Ask an administrator of your organization to add you, or sign in at ${provider} with another account.`,
      );
  }
}

function unknown(detail: string): ProblemError {
  return new ProblemError('provider.person-unknown', detail);
}
