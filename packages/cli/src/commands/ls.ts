import type { DoorView } from '@gatelease/contract';
import type { Command } from 'commander';
import type { Colors, CommandContext } from '../command-context.ts';
import { formatDuration } from '../duration.ts';
import { printable } from '../output/printable.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatEnd, formatInstant, type TimeFrame } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';

/** Adds `ls`. */
export function addLsCommand(program: Command, context: CommandContext): void {
  withServerOptions(program.command('ls'))
    .summary('list what you may open')
    .description('List the doors you may open: what they open, how they stand, and if not now, when.')
    .addHelpText('after', '\nExamples:\n  gatelease ls\n  gatelease ls --json | jq -r ".doors[].policyName"')
    .action((options: ServerChoice) => listDoors(context, options));
}

async function listDoors(context: CommandContext, options: ServerChoice): Promise<void> {
  const { client } = await connect(context, options);
  const access = await client('readMyAccess');
  const frame = context.timeFrame();
  const rows = access.doors.map((door): Cell[] => [
    door.policyName,
    `${door.resourceName} (${door.groupId})`,
    door.traffics.join(', '),
    { text: door.state, paint: painterOf(door.state, context.paint) },
    describeDoor(door, frame),
  ]);
  const table = formatTable(['DOOR', 'RESOURCE', 'OPENS', 'STATE', ''], rows);
  const footer = context.paint.dim(`Your address is ${printable(access.address)}.`);
  context.print(access, rows.length === 0 ? `There is nothing you may open.\n${footer}` : `${table}\n${footer}`);
}

/** Until when it is open, what it takes to open it, or why not and when. */
export function describeDoor(door: DoorView, frame: TimeFrame): string {
  switch (door.state) {
    case 'open':
      return door.lease === null ? '' : `until ${formatEnd(door.lease.endsAt, frame)}`;
    case 'waiting':
      return door.request === null ? '' : `asked ${formatInstant(door.request.createdAt, frame)}, not decided yet`;
    case 'unavailable': {
      const why = door.reason ?? 'not now';
      return door.nextWindow === null ? why : `${why} Next: ${formatWindow(door.nextWindow, frame)}`;
    }
    case 'closed':
      return conditionsOf(door, frame).join(', ');
  }
}

function conditionsOf(door: DoorView, frame: TimeFrame): readonly string[] {
  const longest = door.longestDurationSeconds;
  return [
    ...(door.lease?.state === 'closing' ? ['still closing'] : []),
    ...(longest === null ? [] : [`up to ${formatDuration(longest)}`]),
    ...(door.windowEndsAt === null ? [] : [`window ends ${formatInstant(door.windowEndsAt, frame)}`]),
    ...(door.approvalsNeeded === 0 ? [] : [`needs ${plural(door.approvalsNeeded, 'approval')}`]),
    ...(door.breakGlass ? ['or --break-glass in an emergency'] : []),
    ...(door.reasonRequired ? ['needs a reason'] : []),
  ];
}

function formatWindow(window: { readonly startsAt: string; readonly endsAt: string }, frame: TimeFrame): string {
  return `${formatInstant(window.startsAt, frame)} to ${formatInstant(window.endsAt, frame)}`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function painterOf(state: DoorView['state'], paint: Colors): (text: string) => string {
  switch (state) {
    case 'open':
      return paint.green;
    case 'waiting':
      return paint.yellow;
    case 'unavailable':
      return paint.red;
    case 'closed':
      return (text) => text;
  }
}
