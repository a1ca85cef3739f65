import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';

/** Adds `rotate-secret-key`: seals the stored secrets anew, on the server's machine. */
export function addRotateSecretKeyCommand(program: Command, context: CommandContext): void {
  program
    .command('rotate-secret-key')
    .summary('seal the stored secrets with a new key')
    .description(
      'Seal every secret in the database with a new key, all of them or none. It needs the machine of the server,\n' +
        'while no server runs: run it there, as the same user and with the same environment.',
    )
    .addHelpText(
      'after',
      `
With the key in secret.key of the data directory, a new one is made in its place. Where the environment names the key,
it has to name the next one, too; without it, this says how. Keep a copy of the new key, and not beside the backups.

Examples:
  gatelease rotate-secret-key
  gatelease rotate-secret-key --json`,
    )
    .action(async () => {
      context.endWith(await context.io.operate(['rotate-secret-key', ...(context.json ? ['--json'] : [])]));
    });
}
