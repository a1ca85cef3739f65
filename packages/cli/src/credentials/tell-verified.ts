import type { CredentialView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { describeCredential } from './credential-text.ts';

/** What cannot be used is told as a failure, after everything there is to know about it. @throws credential.invalid */
export function tellVerified(context: CommandContext, credential: CredentialView): void {
  context.print(credential, describeCredential(credential, context));
  if (credential.verification.state === 'valid') return;
  const isLimited = credential.verification.state === 'limited';
  throw new CommandProblem(
    isLimited ? 'credential.limited' : 'credential.invalid',
    isLimited ? `${credential.name} may not do everything that is needed.` : `${credential.name} cannot be used.`,
  );
}
