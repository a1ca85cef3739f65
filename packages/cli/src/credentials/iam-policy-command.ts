import type { IamPolicyView } from '@gatelease/contract';
import type { Command } from 'commander';
import { CommandProblem } from '../command-problem.ts';
import type { CommandContext } from '../command-context.ts';
import { choiceOption } from '../commands/option-parsers.ts';
import { printable } from '../output/printable.ts';
import type { ServerChoice } from '../session/choose-session.ts';
import { connect, withServerOptions } from '../session/connect.ts';
import { credentialNamed } from './credential-named.ts';

const FORMATS = ['json', 'cloudformation', 'terraform', 'aws-cli'] as const;
const HOLDERS = ['user', 'role'] as const;

interface PolicyOptions extends ServerChoice {
  readonly credential?: string;
  readonly format: (typeof FORMATS)[number];
  readonly for?: (typeof HOLDERS)[number];
  readonly explanations: boolean;
  readonly loadBalancers: boolean;
}

/** Adds `iam-policy`. */
export function addIamPolicyCommand(program: Command, context: CommandContext): void {
  withServerOptions(
    program
      .command('iam-policy')
      .summary('write the least IAM policy for your resources')
      .description(
        'Write the least that Gatelease has to be allowed in an AWS account, for the resources that it has there.\nThe policy alone goes to standard output.',
      )
      .option('--credential <account>', 'the AWS account, by name or id; needed when there are several')
      .option('--format <format>', `one of ${FORMATS.join(', ')}`, choiceOption('--format', FORMATS), 'json')
      .option(
        '--for <holder>',
        'a user with keys, or a role (default: what the account uses)',
        choiceOption('--for', HOLDERS),
      )
      .option('--no-explanations', 'leave out what explanations read')
      .option('--no-load-balancers', 'leave out what is read of load balancers'),
  )
    .addHelpText(
      'after',
      `
Examples:
  gatelease iam-policy
  gatelease iam-policy --credential Production --format terraform > gatelease.tf
  gatelease iam-policy --for role --format cloudformation`,
    )
    .action((options: PolicyOptions) => iamPolicy(context, options));
}

async function iamPolicy(context: CommandContext, options: PolicyOptions): Promise<void> {
  const { client } = await connect(context, options);
  const { credential, format, explanations, loadBalancers } = options;
  const policy = await client('readIamPolicy', {
    query: {
      ...(credential === undefined ? {} : { credentialId: (await credentialNamed(client, credential)).credentialId }),
      ...(options.for === undefined ? {} : { for: options.for }),
      explains: String(explanations),
      loadBalancers: String(loadBalancers),
    },
  });
  if (policy.resources.length === 0) {
    throw new CommandProblem('resource.not-found', `${policy.credentialName} has no resources yet.`, {
      hint: 'Add a security group first: the policy names each of them.',
    });
  }
  for (const note of notesOf(policy)) context.note(printable(note));
  context.print(policy, policy.texts[format].trimEnd());
}

function notesOf({ documents, mostDocuments, accountId, trustIsOpen, trust }: IamPolicyView): readonly string[] {
  const count = documents.length;
  return [
    ...(accountId === null ? ['The account was not verified yet: the policy says any account, which is its own.'] : []),
    ...(count > 1 ? [`AWS limits the length of a policy: there are ${String(count)}, and all are needed.`] : []),
    ...(count > mostDocuments ? [`That is more than the ${String(mostDocuments)} that AWS allows by itself.`] : []),
    ...(trustIsOpen ? ['Fill in who may assume the role, and the external id, where it says REPLACE-WITH.'] : []),
    ...(trust === null ? ['Make an access key for the user yourself, and replace it every 90 days.'] : []),
  ];
}
