import type { Client } from '@gatelease/contract/client';
import type { LeaseView } from '@gatelease/contract';
import type { Command } from 'commander';
import { listLiveLeases } from '../api-lists.ts';
import { nameChoice, onlyChoice } from '../choose/name-choice.ts';
import { LIVE_LEASES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { formatOpenLease } from '../output/lease-text.ts';
import { printable } from '../output/printable.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { waitUntilOpen } from '../wait/wait-for-lease.ts';

type MoveOptions = ServerChoice & { readonly wait: boolean };

/** Adds `move`. */
export function addMoveCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('move')
      .summary('take an open lease along to a new address')
      .description('Move a lease of yours to the address you are at now: the new rule first, then the old one goes.')
      .argument('[lease]', 'lease id or its beginning, or the name of its door (default: the only one)')
      .option('--no-wait', 'do not wait until the new address is open'),
  )
    .addHelpText(
      'after',
      `
Its end stays as it is, and approvals count on. The lease gets a new id.

Examples:
  gatelease move
  gatelease move "Production SSH"`,
    )
    .action((lease: string | undefined, options: MoveOptions) => move(context, lease, options));
}

async function move(context: CommandContext, named: string | undefined, options: MoveOptions): Promise<void> {
  const { client } = await connect(context, options);
  const leases = (await listLiveLeases(client, 'mine')).filter(({ endReason }) => endReason === null);
  const lease = named === undefined ? onlyChoice(leases, LIVE_LEASES) : nameChoice(leases, named, LIVE_LEASES);

  const moved = await client('moveLease', { params: { leaseId: lease.leaseId } });
  if (moved.leaseId === lease.leaseId) {
    const addresses = printable(lease.cidrs.join(', '));
    context.print(moved, `${context.paint.green(printable(lease.policyName))} lets you in already: ${addresses}.`);
    return;
  }
  const seen = options.wait ? await untilOpen(context, client, moved) : moved;
  context.print(seen, [movedText(lease, seen), formatOpenLease(seen, context)].join('\n'));
}

function movedText(before: LeaseView, after: LeaseView): string {
  return `Moved from ${printable(before.cidrs.join(', '))} to ${printable(after.cidrs.join(', '))}.`;
}

async function untilOpen(context: CommandContext, client: Client, lease: LeaseView): Promise<LeaseView> {
  const ended = await untilInterrupted(context.io, (signal) => waitUntilOpen(context, client, lease, signal));
  if (ended.kind === 'done') return ended.value;
  throw new CommandProblem('wait.interrupted', `Not waiting any more: the server goes on moving ${lease.leaseId}.`, {
    hint: 'See how it stands with: gatelease status',
  });
}
