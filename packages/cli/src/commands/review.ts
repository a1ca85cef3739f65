import type { CallOutput } from '@gatelease/contract/client';
import type { Command } from 'commander';
import { listRequests } from '../api-lists.ts';
import { nameChoice } from '../choose/name-choice.ts';
import { PENDING_REQUESTS } from '../choose/namings.ts';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatEnd } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { durationOption } from './option-parsers.ts';

type ReviewOptions = ServerChoice & { readonly comment?: string; readonly for?: number };
type Reviewed = CallOutput<'reviewAccessRequest'>;

const REQUEST_ARGUMENT = 'request id or its beginning, or who asks';

/** Adds `approve` and `deny`. */
export function addReviewCommands(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('approve')
      .summary('say yes to an access request')
      .description('Say yes to an access request. Nobody approves their own.')
      .argument('<request>', REQUEST_ARGUMENT)
      .option('--for <duration>', 'for less time than was asked for: 30m, 2h, 1d, 1h30m', durationOption('--for'))
      .option('--comment <text>', 'what to tell the person'),
  )
    .addHelpText(
      'after',
      '\nExamples:\n  gatelease approve 01HV3\n  gatelease approve 01HV3 --for 30m\n  gatelease approve ada@example.com --comment "Until noon"',
    )
    .action((named: string, options: ReviewOptions) => review(context, named, { ...options, decision: 'approve' }));

  withServerOptions(
    program
      .command('deny')
      .summary('say no to an access request')
      .description('Say no to an access request, and why.')
      .argument('<request>', REQUEST_ARGUMENT)
      .requiredOption('--comment <text>', 'why not'),
  )
    .addHelpText('after', '\nExample:\n  gatelease deny 01HV3 --comment "Use the staging system"')
    .action((named: string, options: ReviewOptions) => review(context, named, { ...options, decision: 'deny' }));
}

async function review(
  context: CommandContext,
  named: string,
  options: ReviewOptions & { readonly decision: 'approve' | 'deny' },
): Promise<void> {
  const { client } = await connect(context, options);
  const { requestId } = nameChoice(await listRequests(client, { state: 'pending' }), named, PENDING_REQUESTS);
  const { decision, comment, for: durationSeconds } = options;
  const reviewed = await client('reviewAccessRequest', {
    params: { requestId },
    body: {
      decision,
      ...(comment === undefined ? {} : { comment }),
      ...(durationSeconds === undefined ? {} : { durationSeconds }),
    },
  });
  context.print(reviewed, formatReviewed(reviewed, context));
}

function formatReviewed({ request, lease }: Reviewed, context: CommandContext): string {
  const wish = printable(`${request.policyName} for ${request.personName} (${request.cidrs.join(', ')})`);
  if (request.state === 'denied') return `Denied: ${wish}.`;
  if (lease !== null) {
    return `Approved: ${wish} opens until ${formatEnd(lease.endsAt, context.timeFrame())}.`;
  }
  const yes = request.reviews.filter(({ decision }) => decision === 'approve').length;
  return `Your yes is noted: ${wish} has ${String(yes)} of ${String(request.approvalsNeeded)} approvals.`;
}
