import type { CallOutput, Client } from '@gatelease/contract/client';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { askForAccess, type OpenWish } from '../open/ask-for-access.ts';
import { keepOpenUntilClosed } from '../open/keep-open.ts';
import { followRequest, type FollowOptions } from '../open/follow-request.ts';
import { formatOpened } from '../open/opened-text.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { collected, durationOrWindowOption } from './option-parsers.ts';

type OpenOptions = ServerChoice & OpenWish & { readonly wait?: boolean; readonly untilClosed?: boolean };

/** Adds `open`. */
export function addOpenCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('open')
      .summary('open a door, or ask for it')
      .description('Open a door for the address you are at, or ask for it where somebody must say yes.')
      .argument('[door]', 'policy name, resource name, group id, or the beginning of one')
      .option(
        '--for <duration>',
        'how long: 30m, 2h, 1d, 1h30m, or window (to its end)',
        durationOrWindowOption('--for'),
      )
      .option('--reason <text>', 'why you need it')
      .option('--cidr <cidr>', 'another address or range than yours, if the policy allows it; repeatable', collected)
      .option('--break-glass', 'in an emergency: without approval, if the policy allows it; tells every approver')
      .option('--wait', 'also wait for an approval')
      .option('--no-wait', 'wait for nothing')
      .option('--until-closed', 'stay, count down, and close on Ctrl-C'),
  )
    .addHelpText(
      'after',
      `
Without --wait or --no-wait it waits until the door is open, but not for an approval.
Ctrl-C while waiting leaves the lease as it is; with --until-closed it closes it.

Examples:
  gatelease open
  gatelease open "Production SSH" --for 2h --reason "Restart the queue"
  gatelease open prod --until-closed
  gatelease open db --break-glass --reason "The shop is down"
  gatelease open sg-0123456789abcdef0 --for window --cidr 198.51.100.0/28`,
    )
    .action((door: string | undefined, options: OpenOptions) => open(context, door, options));
}

async function open(context: CommandContext, door: string | undefined, options: OpenOptions): Promise<void> {
  const { client } = await connect(context, options);
  const asked = await askForAccess(context, client, door, options);
  const follow: FollowOptions = {
    waitsForLease: options.wait !== false || options.untilClosed === true,
    waitsForApproval: options.wait === true || options.untilClosed === true,
    givesUpOnInterrupt: options.untilClosed === true,
  };
  const opened = await followRequest(context, client, asked, follow);
  if (options.untilClosed === true && opened.lease?.state === 'active') {
    await stay(context, client, opened);
    return;
  }
  context.print(opened, formatOpened(opened, context));
}

async function stay(context: CommandContext, client: Client, opened: CallOutput<'requestAccess'>): Promise<void> {
  const { lease } = opened;
  if (lease === null) return;
  context.note(formatOpened(opened, context));
  const ended = await keepOpenUntilClosed(context, client, lease);
  context.print({ ...opened, lease: ended.lease }, ended.text);
}
