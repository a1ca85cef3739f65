import type { AccountReading } from '../world/account-reading.ts';
import type { WorldGroup } from '../world/world.ts';
import { INTERNET_NODE, MapDraft } from './map-draft.ts';
import type { MapGraph } from './map-graph.ts';

/** A large account: its VPCs, which of them the whole Internet is let into, and whose groups name each other. */
export function buildOverview(reading: AccountReading, liveLeases: ReadonlyMap<string, number>): MapGraph {
  const draft = new MapDraft(reading, [], liveLeases);
  const { groups } = reading.world;
  const vpcOf = new Map(groups.map(({ groupId, vpcId }) => [groupId, vpcId]));
  const byVpc = new Map<string, WorldGroup[]>();
  for (const group of groups) {
    const own = byVpc.get(group.vpcId);
    if (own === undefined) byVpc.set(group.vpcId, [group]);
    else own.push(group);
  }

  for (const [vpcId, own] of byVpc) draft.addNode(vpcNode(reading, vpcId, own, liveLeases));
  for (const { vpcId, rules } of groups) {
    for (const { rule, ruleId } of rules) {
      if (rule.direction !== 'ingress') continue;
      const { peer, traffic } = rule;
      const what = { traffic, ...(ruleId === undefined ? {} : { ruleId }) };
      if ((peer.kind === 'ipv4' || peer.kind === 'ipv6') && /\/[01]$/.test(peer.cidr)) {
        draft.addNode(INTERNET_NODE);
        draft.addEdge({ from: INTERNET_NODE.nodeId, to: vpcId, kind: 'rule' }, what);
      }
      const from = peer.kind === 'security-group' ? vpcOf.get(peer.groupId) : undefined;
      if (from !== undefined && from !== vpcId) draft.addEdge({ from, to: vpcId, kind: 'rule' }, what);
    }
  }
  return { shows: 'overview', ...draft.finished(), hiddenGroups: groups.length };
}

function vpcNode(
  { world }: AccountReading,
  vpcId: string,
  groups: readonly WorldGroup[],
  liveLeases: ReadonlyMap<string, number>,
) {
  const ranges = world.vpcs.find((vpc) => vpc.vpcId === vpcId)?.cidrs ?? [];
  const leases = groups.reduce((sum, { groupId }) => sum + (liveLeases.get(groupId) ?? 0), 0);
  const detail = [`${String(groups.length)} groups`, ...ranges.slice(0, 1)].join(', ');
  return { nodeId: vpcId, kind: 'vpc', label: vpcId, detail, vpcId: null, groupId: null, liveLeases: leases } as const;
}
