import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';

interface RecoverOptions {
  readonly resetSecondFactor?: boolean;
}

/** Adds `recover`: the way back for an administrator whom nobody else can help, on the server's machine. */
export function addRecoverCommand(program: Command, context: CommandContext): void {
  program
    .command('recover')
    .summary('let an administrator who is locked out choose a new password')
    .description(
      'Print a one-time link with which an administrator chooses a new password: for who lost password or second\n' +
        'factor and has nobody else to ask. It needs the machine of the server, not the server: run it there, as the\n' +
        'same user and with the same environment: it names the database, and what the link begins with.',
    )
    .argument('[e-mail]', 'which administrator; needed where there are several')
    .option('--reset-second-factor', 'take away authenticator app, passkeys and recovery codes, and end the sessions')
    .addHelpText(
      'after',
      `
The server may go on running; nobody is stopped. The link works for an hour. The ledger notes who made it, as the
system names them, and a mail tells the administrator.

Examples:
  gatelease recover
  gatelease recover ada@example.com --reset-second-factor`,
    )
    .action(async (email: string | undefined, options: RecoverOptions) => {
      const flags = [
        ...(options.resetSecondFactor === true ? ['--reset-second-factor'] : []),
        ...(context.json ? ['--json'] : []),
      ];
      const exitCode = await context.io.operate(['recover', ...flags, ...(email === undefined ? [] : ['--', email])]);
      context.endWith(exitCode);
    });
}
