import type { Client } from '@gatelease/contract/client';
import type { LeaseView } from '@gatelease/contract';
import type { Command } from 'commander';
import { listLiveLeases } from '../api-lists.ts';
import { nameChoice, onlyChoice } from '../choose/name-choice.ts';
import { LIVE_LEASES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { formatClosedLease, OPEN_SESSIONS_MAY_LIVE_ON } from '../output/lease-text.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { waitUntilOver } from '../wait/wait-for-lease.ts';

type CloseOptions = ServerChoice & { readonly all?: boolean; readonly wait: boolean };

/** Adds `close`. */
export function addCloseCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('close')
      .summary('close what you opened')
      .description('Close leases of yours now, and wait until their rules are gone.')
      .argument('[lease...]', 'lease id or its beginning, or the name of its door (default: the only one)')
      .option('--all', 'all of yours')
      .option('--no-wait', 'do not wait until the rules are gone'),
  )
    .addHelpText(
      'after',
      `
${OPEN_SESSIONS_MAY_LIVE_ON}

Examples:
  gatelease close
  gatelease close "Production SSH"
  gatelease close --all`,
    )
    .action((named: readonly string[], options: CloseOptions) => close(context, named, options));
}

async function close(context: CommandContext, named: readonly string[], options: CloseOptions): Promise<void> {
  if (options.all === true && named.length > 0) {
    throw new CommandProblem('usage.invalid', 'Give leases or --all, not both.');
  }
  const { client } = await connect(context, options);
  const chosen = choose(await listLiveLeases(client, 'mine'), named, options.all === true);

  const closing: LeaseView[] = [];
  for (const { leaseId } of chosen) closing.push(await client('closeLease', { params: { leaseId } }));
  const leases = options.wait ? await waitUntilAllAreOver(context, client, closing) : closing;

  const lines = leases.map((lease) => formatClosedLease(lease, context));
  context.print(
    { leases },
    leases.length === 0 ? 'Nothing is open for you.' : [...lines, OPEN_SESSIONS_MAY_LIVE_ON].join('\n'),
  );
}

function choose(leases: readonly LeaseView[], named: readonly string[], isForAll: boolean): readonly LeaseView[] {
  if (isForAll) return leases;
  if (named.length === 0) return [onlyChoice(leases, LIVE_LEASES)];
  return [...new Set(named.map((name) => nameChoice(leases, name, LIVE_LEASES)))];
}

async function waitUntilAllAreOver(
  context: CommandContext,
  client: Client,
  closing: readonly LeaseView[],
): Promise<readonly LeaseView[]> {
  const ended = await untilInterrupted(context.io, (signal) =>
    Promise.all(closing.map((lease) => waitUntilOver(context, client, lease, signal))),
  );
  if (ended.kind === 'done') return ended.value;
  throw new CommandProblem('wait.interrupted', 'Not waiting any more: the server goes on until the rules are gone.', {
    hint: 'See how it stands with: gatelease status',
  });
}
