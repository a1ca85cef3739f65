import { buildMap } from '@gatelease/security-groups';
import type { AccountReading, MapGraph, MapScope } from '@gatelease/security-groups';
import type { Command } from 'commander';
import { withAccountOptions } from '../account/account-options.ts';
import type { AccountOptions } from '../account/account-options.ts';
import { gapsText } from '../account/gaps-text.ts';
import { readAccountWorld } from '../account/read-account-world.ts';
import type { CommandContext } from '../command-context.ts';
import { badUsage, CommandProblem } from '../command-problem.ts';
import { printable } from '../output/printable.ts';
import { formatTable } from '../output/table.ts';

interface MapCommandOptions extends AccountOptions {
  readonly svg?: boolean;
  readonly dot?: boolean;
  readonly vpc?: string;
  readonly group?: string;
}

/** Adds `map`. */
export function addMapCommand(program: Command, context: CommandContext): void {
  withAccountOptions(program.command('map'))
    .summary('draw groups, load balancers and who is let in')
    .description(
      'Draw security groups with who is let in by their inbound rules, load balancers and endpoints: as SVG, as DOT for\n' +
        'Graphviz, or as a list. Reads the account with the usual AWS credentials; changes nothing.',
    )
    .option('--svg', 'print a picture as SVG')
    .option('--dot', 'print a graph in the DOT language')
    .option('--vpc <id>', 'only the groups of one VPC')
    .option('--group <group>', 'only one group, by id or name, with those that have to do with it')
    .addHelpText(
      'after',
      `
An account of more than sixty groups is drawn as its VPCs; look closer with --vpc or --group.

Examples:
  gatelease map --svg > map.svg
  gatelease map --group web --dot | dot -Tpng > web.png
  gatelease map --vpc vpc-0123456789abcdef0`,
    )
    .action((options: MapCommandOptions) => drawMap(context, options));
}

async function drawMap(context: CommandContext, options: MapCommandOptions): Promise<void> {
  if ([options.svg, options.dot, context.json].filter((format) => format === true).length > 1) {
    throw new CommandProblem('usage.invalid', 'Give one of --svg, --dot and --json.');
  }
  const { reading } = await readAccountWorld(context, options);
  const map = buildMap(reading, { scope: scopeOf(reading, options) });
  const title = `Security groups of ${reading.accountId ?? 'the account'} in ${reading.region}`;
  for (const gap of gapsText(reading.gaps)) context.note(gap);
  if (map.hiddenGroups > 0) context.note(hiddenText(map));
  if (options.svg !== true && options.dot !== true) {
    const { region, gaps } = reading;
    context.print({ region, readAt: context.io.now().toISOString(), gaps, ...map }, listText(map));
    return;
  }
  const { layOut, mapDot, mapSvg } = await import('@gatelease/map');
  context.io.stdout.write(options.svg === true ? mapSvg(layOut(map), title) : mapDot(map, title));
}

function scopeOf({ world }: AccountReading, { vpc, group }: MapCommandOptions): MapScope {
  if (vpc !== undefined && group !== undefined) {
    throw new CommandProblem('usage.invalid', 'Give --vpc or --group, not both.');
  }
  if (vpc !== undefined) {
    if (!world.groups.some(({ vpcId }) => vpcId === vpc)) {
      throw badUsage('--vpc', vpc, 'a VPC of this account and region that has security groups');
    }
    return { kind: 'vpc', vpcId: vpc };
  }
  if (group === undefined) return { kind: 'account' };
  const meant = world.groups.filter(({ groupId, name }) => groupId === group || name === group);
  const [only, ...others] = meant;
  if (only === undefined)
    throw badUsage('--group', group, 'a security group of this account and region, by id or name');
  if (others.length > 0) {
    throw badUsage('--group', group, `one of these by its id: ${meant.map(({ groupId }) => groupId).join(', ')}`);
  }
  return { kind: 'group', groupId: only.groupId };
}

function hiddenText({ shows, hiddenGroups }: MapGraph): string {
  return shows === 'overview'
    ? `These are ${String(hiddenGroups)} groups, so their VPCs are drawn. Look closer with --vpc or --group.`
    : `${String(hiddenGroups)} groups with fewer ties are left out. Look closer with --group.`;
}

/** The same picture for who does not look at pictures. */
function listText({ nodes, edges }: MapGraph): string {
  const names = new Map(nodes.map(({ nodeId, label }) => [nodeId, label]));
  const nameOf = (nodeId: string) => names.get(nodeId) ?? nodeId;
  const rows = edges.map(({ from, to, kind, label }) => [
    nameOf(from),
    { rule: 'is let in to', holds: 'stands at', forwards: 'hands on to' }[kind],
    nameOf(to),
    label,
  ]);
  const drawn = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const alone = nodes.filter(({ nodeId }) => !drawn.has(nodeId)).map(({ label }) => printable(label));
  return [
    formatTable(['WHO', '', 'WHOM', 'WITH'], rows),
    ...(alone.length === 0 ? [] : [`Nobody is let in to: ${alone.join(', ')}.`]),
  ].join('\n');
}
