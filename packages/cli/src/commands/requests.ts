import type { AccessRequestView } from '@gatelease/contract';
import type { Command } from 'commander';
import { listRequests } from '../api-lists.ts';
import type { CommandContext } from '../command-context.ts';
import { formatDuration } from '../duration.ts';
import { printable } from '../output/printable.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatInstant } from '../output/when.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';

type RequestsOptions = ServerChoice & { readonly all?: boolean; readonly mine?: boolean };

/** Adds `requests`. */
export function addRequestsCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('requests')
      .summary('list access requests')
      .description('List the access requests that wait for an answer: your own, and those you may answer.')
      .option('--all', 'those that are decided too')
      .option('--mine', 'only your own'),
  )
    .addHelpText('after', '\nExamples:\n  gatelease requests\n  gatelease requests --all --json')
    .action((options: RequestsOptions) => listAccessRequests(context, options));
}

async function listAccessRequests(context: CommandContext, options: RequestsOptions): Promise<void> {
  const { client } = await connect(context, options);
  const requests = await listRequests(client, {
    state: options.all === true ? 'all' : 'pending',
    ...(options.mine === true ? { mine: 'true' } : {}),
  });
  context.print(
    { requests },
    requests.length === 0 ? 'No request waits for an answer.' : formatRequests(requests, context),
  );
}

function formatRequests(requests: readonly AccessRequestView[], context: CommandContext): string {
  const frame = context.timeFrame();
  const { paint } = context;
  const rows = requests.map((request): Cell[] => [
    request.requestId,
    `${request.personName} <${request.personEmail}>`,
    request.policyName,
    request.traffics.join(', '),
    request.cidrs.join(', '),
    request.durationSeconds === null ? 'window' : formatDuration(request.durationSeconds),
    { text: stateOf(request), paint: request.state === 'pending' ? paint.yellow : paint.dim },
    formatInstant(request.createdAt, frame),
  ]);
  const reasons = requests.flatMap(({ requestId, reason }) =>
    reason === null ? [] : [`${printable(requestId)}: ${printable(reason)}`],
  );
  const header = ['REQUEST', 'WHO', 'DOOR', 'OPENS', 'FOR', 'HOW LONG', 'STATE', 'ASKED'];
  return [formatTable(header, rows), ...(reasons.length === 0 ? [] : ['', 'Reasons given:', ...reasons])].join('\n');
}

function stateOf({ state, reviews, approvalsNeeded }: AccessRequestView): string {
  const yes = reviews.filter(({ decision }) => decision === 'approve').length;
  return state === 'pending' && approvalsNeeded > 1 ? `${state} ${String(yes)}/${String(approvalsNeeded)}` : state;
}
