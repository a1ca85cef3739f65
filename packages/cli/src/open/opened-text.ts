import type { CallOutput } from '@gatelease/contract/client';
import type { CommandContext } from '../command-context.ts';
import { formatOpenLease } from '../output/lease-text.ts';
import { printable } from '../output/printable.ts';
import { formatEnd, formatInstant } from '../output/when.ts';

type Asked = CallOutput<'requestAccess'>;

/** What became of a wish, in words. */
export function formatOpened(asked: Asked, context: CommandContext): string {
  const { lease } = asked;
  if (lease === null) return formatWaiting(asked, context);
  if (lease.state === 'active') {
    const text = formatOpenLease(lease, context);
    return asked.outcome === 'already-open'
      ? `It is open already. For longer: gatelease extend ${printable(lease.leaseId)}\n${text}`
      : text;
  }
  return [
    `${context.paint.yellow(printable(lease.policyName))} is ${lease.state}, until ${formatEnd(lease.endsAt, context.timeFrame())}.`,
    `Lease ${printable(lease.leaseId)}. See how it stands with: gatelease status`,
  ].join('\n');
}

/** A request that waits for somebody else's yes. */
export function formatWaiting({ request, outcome }: Asked, context: CommandContext): string {
  const frame = context.timeFrame();
  const yes = request.reviews.filter(({ decision }) => decision === 'approve');
  const missing = request.approvalsNeeded - yes.length;
  const by = yes.map(({ reviewerName }) => reviewerName).join(', ');
  return [
    `${context.paint.yellow(printable(request.policyName))} waits for ${missing === 1 ? 'an approver' : `${String(missing)} approvers`} to say yes.`,
    ...(by === '' ? [] : [`Approved so far by ${printable(by)}.`]),
    outcome === 'already-waiting'
      ? `You asked ${formatInstant(request.createdAt, frame)}.`
      : 'The approvers see it at once on their page. The time starts when they say yes.',
    `Request ${printable(request.requestId)} lapses ${formatInstant(request.lapsesAt, frame)}. Wait here with: gatelease open --wait`,
  ].join('\n');
}
