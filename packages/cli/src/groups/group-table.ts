import { formatTraffic, trafficOf } from '@gatelease/security-groups';
import type { CommandContext } from '../command-context.ts';
import { printable } from '../output/printable.ts';
import { formatTable } from '../output/table.ts';
import type { GroupView, PeerView, RuleView } from './group-view.ts';

type Paint = Pick<CommandContext, 'paint'>;

/** Groups for people: what each is, and a table of its rules. */
export function groupTables(groups: readonly GroupView[], { paint }: Paint): string {
  if (groups.length === 0) return 'There are no groups here.';
  return groups
    .map((group) => {
      const { name, groupId, vpcId, description, rules } = group;
      const where = vpcId ?? 'EC2-Classic';
      const heading = `${paint.bold(printable(name))}  ${printable(groupId)}  ${paint.dim(printable(`${where}  ${description}`))}`;
      const table = rules.length === 0 ? paint.dim('No rules: nothing gets in or out.') : ruleTable(rules);
      return [heading, ...table.split('\n').map((row) => `  ${row}`)].join('\n');
    })
    .join('\n\n');
}

/** Rules for people. */
export function ruleTable(rules: readonly RuleView[]): string {
  const rows = rules.map((rule) => [
    rule.direction === 'ingress' ? 'in' : 'out',
    trafficText(rule),
    peerText(rule.peer),
    rule.description ?? '',
  ]);
  return formatTable(['WAY', 'TRAFFIC', 'PEER', 'DESCRIPTION'], rows);
}

function trafficText({ protocol, fromPort, toPort }: RuleView): string {
  const traffic = trafficOf(protocol, fromPort, toPort);
  return traffic.ok ? formatTraffic(traffic.value) : `${protocol} ${String(fromPort)}-${String(toPort)}`;
}

function peerText(peer: PeerView): string {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return peer.cidr;
    case 'security-group':
      return peer.name === null ? peer.groupId : `${peer.groupId} (${peer.name})`;
    case 'prefix-list':
      return peer.prefixListId;
  }
}
