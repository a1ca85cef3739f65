import { ApiError } from '@gatelease/contract/client';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';

/**
 * Does what asks for a fresh sign-in: without the password while the sign-in speaks for itself, and with it otherwise.
 *
 * @throws session.not-fresh when there is nobody to ask for it
 */
export async function withConfirmation<T>(
  context: CommandContext,
  { passwordStdin }: { readonly passwordStdin?: boolean },
  call: (confirmed: { readonly password?: string }) => Promise<T>,
): Promise<T> {
  if (passwordStdin === true) return call({ password: (await context.io.stdin.read()).replace(/\r?\n$/, '') });
  try {
    return await call({});
  } catch (error) {
    if (!(error instanceof ApiError) || error.problem.code !== 'session.not-fresh') throw error;
    if (!context.isInteractive) {
      throw new CommandProblem('session.not-fresh', 'Your sign-in is too old to do this without your password.', {
        hint: 'Give it with --password-stdin, or sign in again with: gatelease login',
      });
    }
  }
  context.note('Your sign-in is more than ten minutes old. Show that it is you.');
  return call({ password: await context.io.prompt.password({ message: 'Password' }) });
}
