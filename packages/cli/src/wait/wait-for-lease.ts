import type { Client } from '@gatelease/contract/client';
import type { LeaseView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { poll } from './poll.ts';

const LONGEST_PAUSE_MS = 2000;

/** Whether the lease lets nobody in any more, and nothing of it is left to remove. */
export function isOver(lease: LeaseView): boolean {
  return lease.state === 'closed' || lease.state === 'failed';
}

/** Waits until the rules of a lease were seen in its group. @throws lease.not-opened, UnreachableError */
export async function waitUntilOpen(
  context: CommandContext,
  client: Client,
  lease: LeaseView,
  signal: AbortSignal,
): Promise<LeaseView> {
  const settled = await waitFor({ context, client, signal }, lease, ({ state }) => !isBeforeOpen(state));
  if (settled.state === 'active') return settled;
  const why = settled.problem ?? settled.endReason;
  throw new CommandProblem(
    'lease.not-opened',
    `${printable(settled.policyName)} did not open: the lease is ${settled.state}${why === null ? '' : ` (${printable(why)})`}.`,
  );
}

/** Waits until a later look at the group showed that the rules are gone. @throws UnreachableError */
export async function waitUntilOver(
  context: CommandContext,
  client: Client,
  lease: LeaseView,
  signal: AbortSignal,
): Promise<LeaseView> {
  return waitFor({ context, client, signal }, lease, isOver);
}

interface Waiting {
  readonly context: CommandContext;
  readonly client: Client;
  readonly signal: AbortSignal;
}

async function waitFor(
  { context, client, signal }: Waiting,
  lease: LeaseView,
  isDone: (lease: LeaseView) => boolean,
): Promise<LeaseView> {
  let toldProblem: string | null = null;
  const tell = ({ problem, policyName, state }: LeaseView) => {
    if (problem !== null && problem !== toldProblem) context.note(printable(problem));
    toldProblem = problem;
    context.progress(`${printable(policyName)} is ${state} …`);
  };

  tell(lease);
  if (isDone(lease)) return lease;
  return poll(context.io, {
    read: () => client('readLease', { params: { leaseId: lease.leaseId } }),
    isDone,
    onValue: tell,
    longestPauseMs: LONGEST_PAUSE_MS,
    signal,
  });
}

function isBeforeOpen(state: LeaseView['state']): boolean {
  return state === 'scheduled' || state === 'opening';
}
