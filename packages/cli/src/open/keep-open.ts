import type { Client } from '@gatelease/contract/client';
import { UnreachableError } from '@gatelease/contract/client';
import type { LeaseView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { formatCountdown } from '../duration.ts';
import { formatClosedLease, OPEN_SESSIONS_MAY_LIVE_ON } from '../output/lease-text.ts';
import { printable } from '../output/printable.ts';
import { formatInstant, secondsUntil } from '../output/when.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { isOver, waitUntilOver } from '../wait/wait-for-lease.ts';

const TICK_MS = 1000;
const LOOK_EVERY_TICKS = 5;
const WARNING_SECONDS = 300;

interface KeptLease {
  readonly lease: LeaseView;
  readonly text: string;
}

/** Counts down beside an open lease and closes it on Ctrl-C. Ends when the lease has. */
export async function keepOpenUntilClosed(
  context: CommandContext,
  client: Client,
  lease: LeaseView,
): Promise<KeptLease> {
  const watched = await untilInterrupted(context.io, (signal) => {
    // Said only once it is true.
    context.note('Ctrl-C closes it.');
    return watch(context, client, lease, signal);
  });
  if (watched.kind === 'done') return told(context, watched.value);

  const closing = await closeNow(context, client, lease);
  context.note('Closing. Ctrl-C again leaves the rest to the server.');
  const closed = await untilInterrupted(context.io, (signal) => waitUntilOver(context, client, closing, signal));
  return told(context, closed.kind === 'done' ? closed.value : closing);
}

/** Nobody may go away thinking that a door is shut which is not. */
async function closeNow(context: CommandContext, client: Client, lease: LeaseView): Promise<LeaseView> {
  try {
    return await client('closeLease', { params: { leaseId: lease.leaseId } });
  } catch (error) {
    const end = formatInstant(lease.endsAt, context.timeFrame());
    context.note(`It could not be closed: ${printable(lease.policyName)} stays open until ${end}.`);
    throw error;
  }
}

/** Looks every few seconds whether it was extended, repaired or closed by somebody else. */
async function watch(
  context: CommandContext,
  client: Client,
  lease: LeaseView,
  signal: AbortSignal,
): Promise<LeaseView> {
  let seen = lease;
  let isWarned = secondsUntil(lease.endsAt, context.io.now()) <= WARNING_SECONDS;
  for (let tick = 1; !isOver(seen); tick += 1) {
    const secondsLeft = secondsUntil(seen.endsAt, context.io.now());
    if (secondsLeft > WARNING_SECONDS) isWarned = false;
    if (secondsLeft <= WARNING_SECONDS && !isWarned) {
      context.note(`Five minutes left. For longer: gatelease extend ${printable(seen.leaseId)}`);
      isWarned = true;
    }
    context.progress(progressText(seen, secondsLeft));
    await context.io.sleep(TICK_MS, signal);
    signal.throwIfAborted();
    if (tick % LOOK_EVERY_TICKS === 0 || secondsLeft <= 0) seen = await lookAgain(context, client, seen);
  }
  return seen;
}

/** An unreachable server changes nothing about the lease: it still counts down, and closes there. */
async function lookAgain(context: CommandContext, client: Client, lease: LeaseView): Promise<LeaseView> {
  try {
    return await client('readLease', { params: { leaseId: lease.leaseId } });
  } catch (error) {
    const hoursOver = -secondsUntil(lease.endsAt, context.io.now()) / 3600;
    if (!(error instanceof UnreachableError) || hoursOver > 1) throw error;
    return lease;
  }
}

function progressText(lease: LeaseView, secondsLeft: number): string {
  const name = printable(lease.policyName);
  return lease.state === 'active' ? `${name}  ${formatCountdown(secondsLeft)}` : `${name} is ${lease.state} …`;
}

function told(context: CommandContext, lease: LeaseView): KeptLease {
  const text = formatClosedLease(lease, context);
  return { lease, text: lease.state === 'closed' ? `${text}\n${OPEN_SESSIONS_MAY_LIVE_ON}` : text };
}
