import type { ResourceDetailView, ResourceView } from '@gatelease/contract';
import type { Colors, CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatTable, type Cell } from '../output/table.ts';
import { formatInstant } from '../output/when.ts';

/** One line a group. */
export function formatResources(resources: readonly ResourceView[], context: CommandContext): string {
  const rows = resources.map((resource): Cell[] => [
    resource.name,
    resource.groupId,
    resource.region,
    resource.credentialName ?? '',
    String(resource.liveLeases),
    ruleUse(resource),
    { text: resource.health.state, paint: painterOf(resource.health.state, context.paint) },
  ]);
  return formatTable(['NAME', 'GROUP', 'REGION', 'ACCOUNT', 'LEASES', 'RULES', 'STATE'], rows);
}

/** One group with its rules as last read. */
export function describeResource(resource: ResourceDetailView, context: CommandContext): string {
  const { health, readAt } = resource;
  const read = readAt === null ? 'not read yet' : `read ${formatInstant(readAt, context.timeFrame())}`;
  const rows = resource.rules.map((rule): Cell[] => [
    rule.direction,
    rule.traffic,
    rule.peer,
    rule.owned ? 'Gatelease' : '',
    rule.description ?? '',
  ]);
  return [
    `${printable(resource.name)}  (${resource.groupId}, ${resource.region})`,
    `  ${health.state}, ${read}, ${ruleUse(resource)} rules`,
    ...(health.problem === null ? [] : [`  ${printable(health.problem.detail)}`]),
    '',
    rows.length === 0 ? 'No rules are known.' : formatTable(['DIRECTION', 'TRAFFIC', 'PEER', 'OWNER', ''], rows),
  ].join('\n');
}

function ruleUse({ rulesUsed, rulesLimit }: ResourceView): string {
  return `${rulesUsed === null ? '?' : String(rulesUsed)}/${String(rulesLimit)}`;
}

function painterOf(state: ResourceView['health']['state'], paint: Colors): (text: string) => string {
  switch (state) {
    case 'healthy':
      return paint.green;
    case 'failing':
      return paint.red;
    case 'unknown':
      return paint.dim;
  }
}
