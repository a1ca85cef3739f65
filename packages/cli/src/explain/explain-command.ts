import { answerQuestion, answerView } from '@gatelease/security-groups';
import type { AnswerView } from '@gatelease/security-groups';
import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { readAccountWorld } from '../account/read-account-world.ts';
import type { CommandContext } from '../command-context.ts';
import { badQuestion } from './bad-question.ts';
import { formatAnswer } from './answer-text.ts';
import { VERDICT_EXIT_CODES } from './verdict-words.ts';

/** Adds `explain`. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  withAccountOptions(program.command('explain <from> <to> <traffic>'))
    .summary('can this address reach that instance, and why')
    .description(
      'Say whether one end reaches the other, through which rule of which group, and if not, what is missing.\n' +
        'Reads the account with the usual AWS credentials: no server is needed and nothing is changed.',
    )
    .addHelpText(
      'after',
      `
An end is an address, an id (i-…, eni-…, sg-…) or the name of an instance, load balancer or group. A group
stands for its members. Traffic is a port (tcp/22, 443, udp/53), a service (ssh, rdp, https, …), ping,
icmp/8/0 or protocol/50.

Exit codes: 0 yes, 5 no, 6 not known. What the security groups say decides when the network was not read.

Examples:
  gatelease explain 203.0.113.7 i-0123456789abcdef0 tcp/22
  gatelease explain web-1 database tcp/5432
  gatelease explain 203.0.113.7 front-door https --endpoint http://127.0.0.1:4600 --json`,
    )
    .action((from: string, to: string, traffic: string, options: AccountOptions) =>
      explain(context, { from, to, traffic }, options),
    );
}

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
}

async function explain(context: CommandContext, asked: Asked, options: AccountOptions): Promise<void> {
  const { reading, model } = await readAccountWorld(context, options);
  const answered = answerQuestion(model, asked);
  if (answered.kind === 'refused') throw badQuestion(answered.problems);

  const view = answerView(answered.answer);
  const { region, gaps } = reading;
  context.print({ region, readAt: context.io.now().toISOString(), gaps, ...view }, formatAnswer(view, gaps, context));
  context.endWith(VERDICT_EXIT_CODES[decisive(view)]);
}

/** Most accounts do not let everybody read routes and ACLs: a yes of the groups is then the answer that there is. */
function decisive({ verdict, groups }: AnswerView): AnswerView['verdict'] {
  return verdict === 'unknown' ? groups : verdict;
}
