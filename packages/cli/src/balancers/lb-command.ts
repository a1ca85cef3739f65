import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { withAccountClients } from '../account/with-account-clients.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { formatTable } from '../output/table.ts';
import type { BalancerView } from './balancer-view.ts';
import { LONG_HEADER, longLine } from './long-line.ts';
import { readBalancers } from './read-balancers.ts';

interface DescribeOptions extends AccountOptions {
  readonly showLong?: boolean;
  readonly headers?: boolean;
}

/** Adds `lb` with what is under it. */
export function addLbCommand(program: Command, context: CommandContext): void {
  const lb = program
    .command('lb')
    .summary('describe load balancers')
    .description('Describe load balancers of all kinds, with the usual AWS credentials. No server is needed.')
    .addHelpText(
      'after',
      `
Examples:
  gatelease lb describe
  gatelease lb describe front-door --show-long --headers`,
    );
  withAccountOptions(lb.command('describe [name...]'))
    .summary('show load balancers with their groups')
    .description(
      'Show load balancers, by name, with their groups and listeners; all of them when none is named.\n' +
        'The source group of a classic one is what the rules of its back ends name.',
    )
    .option('--show-long', 'print what the ELB API tools printed: everything about classic ones, with commas')
    .option('--headers', 'with --show-long: say in a first line what the values are')
    .action((names: readonly string[], options: DescribeOptions) => describeBalancers(context, names, options));
}

async function describeBalancers(
  context: CommandContext,
  names: readonly string[],
  options: DescribeOptions,
): Promise<void> {
  const found = await withAccountClients(context.io, options, readBalancers);
  const isWanted = (name: string | undefined) => names.length === 0 || (name !== undefined && names.includes(name));
  const missing = names.filter((name) => !found.views.some((view) => view.name === name));
  if (missing.length > 0) {
    throw new CommandProblem(
      'load-balancer.not-found',
      `There is no load balancer ${printable(missing.join(', '))} here.`,
      {
        hint: 'See: gatelease lb describe. Those of another region need --region.',
      },
    );
  }
  const loadBalancers = found.views.filter(({ name }) => isWanted(name));
  if (options.showLong !== true) {
    context.print({ loadBalancers }, balancerTable(loadBalancers));
    return;
  }
  const classic = found.classic.filter(({ LoadBalancerName: name }) => isWanted(name));
  const others = loadBalancers.length - classic.length;
  if (others > 0) {
    const left =
      others === 1 ? '1 load balancer of a later kind is' : `${String(others)} load balancers of later kinds are`;
    context.note(`${left} left out: those tools knew classic ones only.`);
  }
  context.print(
    { loadBalancers },
    [...(options.headers === true ? [LONG_HEADER] : []), ...classic.map(longLine)].join('\n'),
  );
}

function balancerTable(balancers: readonly BalancerView[]): string {
  if (balancers.length === 0) return 'There are no load balancers here.';
  const rows = balancers.map(({ name, kind, scheme, groupIds, sourceGroup, listeners, dnsName }) => [
    name,
    kind,
    scheme,
    groupIds.join(' ') || 'none',
    sourceGroup === null ? '' : `${sourceGroup.ownerAlias}/${sourceGroup.name}`,
    listeners.join(', '),
    dnsName,
  ]);
  return formatTable(['NAME', 'KIND', 'SCHEME', 'GROUPS', 'SOURCE GROUP', 'LISTENERS', 'DNS NAME'], rows);
}
