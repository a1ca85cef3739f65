import type { CallOutput, Client } from '@gatelease/contract/client';
import type { AccessRequestView, LeaseView } from '@gatelease/contract';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { OPEN_SESSIONS_MAY_LIVE_ON } from '../output/lease-text.ts';
import { printable } from '../output/printable.ts';
import { poll } from '../wait/poll.ts';
import { untilInterrupted } from '../wait/until-interrupted.ts';
import { waitUntilOpen } from '../wait/wait-for-lease.ts';
import { formatWaiting } from './opened-text.ts';

type Asked = CallOutput<'requestAccess'>;

export interface FollowOptions {
  readonly waitsForLease: boolean;
  readonly waitsForApproval: boolean;
  /** Ctrl-C takes back what was asked for, instead of leaving it to the server. */
  readonly givesUpOnInterrupt: boolean;
}

const LONGEST_PAUSE_MS = 5000;

/**
 * Waits for what became of a wish, as far as the options say.
 *
 * @throws request.not-approved, lease.not-opened, wait.interrupted, UnreachableError
 */
export async function followRequest(
  context: CommandContext,
  client: Client,
  asked: Asked,
  options: FollowOptions,
): Promise<Asked> {
  let latest = asked;
  const ended = await untilInterrupted(context.io, async (signal) => {
    if (latest.lease === null && options.waitsForApproval) {
      context.note(formatWaiting(latest, context));
      const request = await waitForDecision(context, client, latest.request, signal);
      latest = { ...latest, request, lease: await leaseOf(client, request) };
    }
    if (latest.lease !== null && options.waitsForLease) {
      latest = { ...latest, lease: await waitUntilOpen(context, client, latest.lease, signal) };
    }
    return latest;
  });
  if (ended.kind === 'done') return ended.value;
  return options.givesUpOnInterrupt ? giveUp(client, latest) : leaveAsItIs(latest);
}

async function waitForDecision(
  context: CommandContext,
  client: Client,
  request: AccessRequestView,
  signal: AbortSignal,
): Promise<AccessRequestView> {
  const decided = await poll(context.io, {
    read: () => client('readAccessRequest', { params: { requestId: request.requestId } }),
    isDone: ({ state }) => state !== 'pending',
    onValue: ({ reviews, approvalsNeeded }) => {
      const yes = reviews.filter(({ decision }) => decision === 'approve').length;
      context.progress(`Waiting for approval, ${String(yes)} of ${String(approvalsNeeded)} …`);
    },
    longestPauseMs: LONGEST_PAUSE_MS,
    signal,
  });
  if (decided.state === 'approved') return decided;
  const denial = decided.reviews.find(({ decision }) => decision === 'deny');
  const who = denial === undefined ? '' : ` by ${denial.reviewerName}`;
  const comment = denial?.comment === null || denial === undefined ? '' : `: ${denial.comment}`;
  throw new CommandProblem(
    'request.not-approved',
    printable(`The request for ${decided.policyName} was ${decided.state}${who}${comment}`),
  );
}

/** The lease of an approved request; none when what was approved could not be opened any more. */
async function leaseOf(client: Client, request: AccessRequestView): Promise<LeaseView> {
  if (request.leaseId === null) {
    throw new CommandProblem('lease.not-opened', 'The request was approved, but it made no lease.');
  }
  return client('readLease', { params: { leaseId: request.leaseId } });
}

function leaveAsItIs({ lease, request }: Asked): never {
  throw lease === null
    ? new CommandProblem('wait.interrupted', `Not waiting any more. Request ${request.requestId} stays.`, {
        hint: 'See how it stands with: gatelease requests --mine',
      })
    : new CommandProblem(
        'wait.interrupted',
        `Not waiting any more. Lease ${lease.leaseId} stays: the server opens it and closes it at its end.`,
        { hint: `Close it now with: gatelease close ${lease.leaseId}` },
      );
}

async function giveUp(client: Client, { lease, request }: Asked): Promise<never> {
  if (lease === null) {
    await client('cancelAccessRequest', { params: { requestId: request.requestId } });
    throw new CommandProblem('wait.interrupted', `Request ${request.requestId} is withdrawn.`);
  }
  await client('closeLease', { params: { leaseId: lease.leaseId } });
  throw new CommandProblem('wait.interrupted', `Lease ${lease.leaseId} is being closed. ${OPEN_SESSIONS_MAY_LIVE_ON}`);
}
