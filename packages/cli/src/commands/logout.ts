import { ApiError } from '@gatelease/contract/client';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { deleteProfile } from '../session/config-file.ts';
import { connect, withServerOptions } from '../session/connect.ts';

/** Adds `logout`. */
export function addLogoutCommand(program: Command, context: CommandContext): void {
  withServerOptions(program.command('logout'))
    .summary('sign out and forget the sign-in')
    .description('Sign out: the server forgets the session, this machine the token. Leases stay as they are.')
    .addHelpText('after', '\nExample:\n  gatelease logout')
    .action((options: ServerChoice) => logout(context, options));
}

/** The token goes from this machine even when the server cannot be told; that it could not is then the problem. */
async function logout(context: CommandContext, options: ServerChoice): Promise<void> {
  const { client, session } = await connect(context, options);
  try {
    await client('signOut');
  } catch (error) {
    const isGoneAlready = error instanceof ApiError && error.problem.status === 401;
    if (!isGoneAlready) {
      context.note('The token is forgotten here, but the server was not told: there it is good until it expires.');
      throw error;
    }
  } finally {
    if (session.profileName !== null) await deleteProfile(context.io, session.profileName);
  }
  const text = `Signed out from ${printable(session.server)}.`;
  context.print(
    { server: session.server, profile: session.profileName, signedOut: true },
    session.profileName === null
      ? `${text} GATELEASE_TOKEN is worth nothing now: take it out of the environment.`
      : text,
  );
}
