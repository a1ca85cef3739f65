import { ApiError, type CallOutput } from '@gatelease/contract/client';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import type { SignInAnswers } from './ask-for-sign-in.ts';
import { clientFor } from './connect.ts';

/** A whole sign-in, with its token. */
export type SignedIn = CallOutput<'takeSecondStep'>;

type HalfSignedIn = Extract<CallOutput<'signIn'>, { readonly state: 'second-step' }>;

/** Signs in, with the second step where the server asks for one. @throws session.second-step-required */
export async function signIn(context: CommandContext, answers: SignInAnswers): Promise<SignedIn> {
  const { server, email, password, accessCode } = answers;
  const answer = await clientFor(context, server)('signIn', {
    body: { email, password, kind: 'cli', ...(accessCode === undefined ? {} : { accessCode }) },
  });
  return answer.state === 'signed-in' ? answer : takeSecondStep(context, answers, answer);
}

/** Asks until the server takes a code, or ends the half sign-in because too many were wrong. */
async function takeSecondStep(
  context: CommandContext,
  { server, code, canAsk }: SignInAnswers,
  { token }: HalfSignedIn,
): Promise<SignedIn> {
  const client = clientFor(context, server);
  if (code !== undefined) return client('takeSecondStep', { body: { token, code } });
  if (!canAsk) {
    throw new CommandProblem('session.second-step-required', 'You have a second factor, and there is nobody to ask.', {
      hint: 'Give the code of your authenticator app with --code, or sign in from a terminal.',
    });
  }
  for (;;) {
    const typed = await context.io.prompt.password({ message: 'Code of your authenticator app, or a recovery code' });
    try {
      return await client('takeSecondStep', { body: { token, code: typed } });
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.code !== 'second-factor.code-wrong') throw error;
      const expected = (error.problem.fields ?? []).map((field) => field.expected);
      context.note(printable([error.problem.detail, ...expected].join(' ')));
    }
  }
}
