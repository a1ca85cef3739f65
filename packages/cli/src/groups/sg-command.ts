import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { withAccountClients } from '../account/with-account-clients.ts';
import type { CommandContext } from '../command-context.ts';
import { collected } from '../commands/option-parsers.ts';
import { changeRules } from './change-rules.ts';
import type { ChangeRulesOptions } from './change-rules.ts';
import { createGroup, deleteGroup } from './create-and-delete.ts';
import type { OneGroupOptions } from './create-and-delete.ts';
import { oneOf, readGroups } from './find-groups.ts';
import { groupLines } from './group-lines.ts';
import { groupTables } from './group-table.ts';

interface DescribeOptions extends AccountOptions {
  readonly vpc?: string;
  readonly ec2Tools?: boolean;
}

/** Adds `sg` with everything under it. */
export function addSgCommand(program: Command, context: CommandContext): void {
  const sg = program
    .command('sg')
    .summary('describe and change security groups by hand')
    .description(
      'Describe, make, change and delete security groups, as the EC2 API tools did, with the usual AWS credentials.\n' +
        'No server is needed, and nothing is closed by itself later: for that, see "gatelease open".',
    )
    .addHelpText(
      'after',
      `
A group is named by its id or its name; with --ec2-tools the output is that of the EC2 API tools.

Examples:
  gatelease sg describe default
  gatelease sg authorize default -p 22 -s 203.0.113.7/32
  gatelease sg authorize db -P tcp -p 3306 -o app --description "MySQL from the application servers"
  gatelease sg authorize web -P icmp -t 8:0 -s 203.0.113.0/24 --dry-run
  gatelease sg revoke default -p 22 -s 203.0.113.7/32 --ec2-tools`,
    );

  withGroupOptions(sg.command('describe [group...]'))
    .summary('show groups with their rules')
    .description('Show groups, by id or name, with their rules; all of them when none is named.')
    .action((wanted: readonly string[], options: DescribeOptions) => describeGroups(context, wanted, options));

  withDryRun(withGroupOptions(sg.command('create <name>')))
    .summary('make a group')
    .description('Make a group, in the default VPC unless --vpc says another one. It lets nothing in.')
    .requiredOption('-d, --description <text>', 'what it is for; it cannot be changed later')
    .action((name: string, options: OneGroupOptions & { readonly description: string }) =>
      createGroup(context, name, options),
    );

  for (const action of ['authorize', 'revoke'] as const) {
    withRuleOptions(withDryRun(withGroupOptions(sg.command(`${action} <group>`))))
      .summary(action === 'authorize' ? 'add rules to a group' : 'take rules away from a group')
      .description(
        action === 'authorize'
          ? 'Add one rule for each peer that is given. Nobody is let in who is not named.'
          : 'Take away the rules for the peers that are given, exactly as they were authorized.',
      )
      .action((group: string, options: ChangeRulesOptions) => changeRules(context, action, group, options));
  }

  withDryRun(withGroupOptions(sg.command('delete <group>')))
    .summary('delete a group that nobody uses')
    .description('Delete a group that no network interface holds and no other group names.')
    .action((group: string, options: OneGroupOptions) => deleteGroup(context, group, options));
}

function withGroupOptions(command: Command): Command {
  return withAccountOptions(command)
    .option('--vpc <id>', 'look at the groups of this VPC only')
    .option('--ec2-tools', 'print what the EC2 API tools printed: lines GROUP and PERMISSION');
}

function withDryRun(command: Command): Command {
  return command.option('--dry-run', 'have EC2 say whether it would work, and change nothing');
}

function withRuleOptions(command: Command): Command {
  return command
    .option('-P, --protocol <protocol>', 'tcp, udp, icmp, icmpv6, a number, or all', 'tcp')
    .option('-p, --port-range <range>', 'a port or a range, such as 22 or 8000-8010')
    .option('-t, --icmp-type-code <type:code>', 'with ICMP: type and code, -1 for all (default: -1:-1)')
    .option('-s, --source-subnet <cidr>', 'an address or network that is the peer; repeatable', collected)
    .option('-o, --source-group <group>', 'a group that is the peer; repeatable', collected)
    .option('-u, --source-group-user <account>', 'the account of that group, when it is another one')
    .option('--prefix-list <id>', 'a prefix list that is the peer; repeatable', collected)
    .option('--egress', 'for what goes out; the peers are destinations then')
    .option('--description <text>', 'what the rule is for');
}

async function describeGroups(
  context: CommandContext,
  wanted: readonly string[],
  options: DescribeOptions,
): Promise<void> {
  const all = await withAccountClients(context.io, options, ({ ec2 }) => readGroups(ec2, options.vpc));
  const groups = wanted.length === 0 ? all : wanted.map((text) => oneOf(all, text));
  context.print({ groups }, options.ec2Tools === true ? groupLines(groups) : groupTables(groups, context));
}
