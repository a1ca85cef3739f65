import type { Client } from '@gatelease/contract/client';
import type { LeaseView } from '@gatelease/contract';
import type { Command } from 'commander';
import { listLiveLeases } from '../api-lists.ts';
import { nameChoice, onlyChoice } from '../choose/name-choice.ts';
import { LIVE_LEASES } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatEnd, formatInstant } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { durationOption } from './option-parsers.ts';

type ExtendOptions = ServerChoice & { readonly for?: number };

const USUAL_SECONDS = 3600;

/** Adds `extend`. */
export function addExtendCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('extend')
      .summary('keep a lease open for longer')
      .description('Move the end of a lease of yours later: by an hour, or by what --for says.')
      .argument('[lease]', 'lease id or its beginning, or the name of its door (default: the only one)')
      .option('--for <duration>', 'how much longer: 30m, 2h, 1d, 1h30m', durationOption('--for')),
  )
    .addHelpText(
      'after',
      `
Without --for it asks for an hour, or for what the policy still allows when that is less.

Examples:
  gatelease extend
  gatelease extend "Production SSH" --for 30m`,
    )
    .action((lease: string | undefined, options: ExtendOptions) => extend(context, lease, options));
}

async function extend(context: CommandContext, named: string | undefined, options: ExtendOptions): Promise<void> {
  const { client } = await connect(context, options);
  const leases = await listLiveLeases(client, 'mine');
  const lease = named === undefined ? onlyChoice(leases, LIVE_LEASES) : nameChoice(leases, named, LIVE_LEASES);
  const extended = await callExtend(client, lease, options.for);

  const frame = context.timeFrame();
  const isLongest = extended.endsAt === extended.latestEndsAt;
  context.print(
    extended,
    [
      `${context.paint.green(printable(extended.policyName))} is open until ${formatEnd(extended.endsAt, frame)}.`,
      isLongest
        ? 'That is as long as the policy allows.'
        : `The policy allows up to ${formatInstant(extended.latestEndsAt, frame)}.`,
    ].join('\n'),
  );
}

/** An hour that nobody asked for by name may be shortened to what is possible; a stated time is taken as it is. */
function callExtend(client: Client, lease: LeaseView, seconds: number | undefined): Promise<LeaseView> {
  const { leaseId, endsAt, latestEndsAt } = lease;
  const anHourOn = new Date(endsAt).getTime() + USUAL_SECONDS * 1000;
  const latest = new Date(latestEndsAt).getTime();
  const isShortened = seconds === undefined && latest < anHourOn && latest > new Date(endsAt).getTime();
  const body = isShortened ? { endsAt: latestEndsAt } : { durationSeconds: seconds ?? USUAL_SECONDS };
  return client('extendLease', { params: { leaseId }, body });
}
