import type { Command } from 'commander';
import { listLiveLeases } from '../api-lists.ts';
import type { CommandContext } from '../command-context.ts';
import { formatLeases } from '../output/lease-text.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';

/** Adds `status`. */
export function addStatusCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('status')
      .summary('show what is open')
      .description('Show your live leases: what is open, for which address, and how long.')
      .option('--all', "everybody's, if you may see them"),
  )
    .addHelpText('after', '\nExamples:\n  gatelease status\n  gatelease status --all --json')
    .action((options: ServerChoice & { readonly all?: boolean }) => status(context, options));
}

async function status(context: CommandContext, options: ServerChoice & { readonly all?: boolean }): Promise<void> {
  const { client } = await connect(context, options);
  const isForAll = options.all === true;
  const leases = await listLiveLeases(client, isForAll ? 'all' : 'mine');
  context.print(
    { leases },
    leases.length === 0
      ? `Nothing is open${isForAll ? '' : ' for you'}.`
      : formatLeases(leases, context, { showsPerson: isForAll }),
  );
}
