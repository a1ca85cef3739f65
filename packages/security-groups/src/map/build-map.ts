import type { AccountReading } from '../world/account-reading.ts';
import type { WorldGroup } from '../world/world.ts';
import { balancerParts, endpointParts } from './map-balancers.ts';
import { groupNode, MapDraft } from './map-draft.ts';
import type { MapGraph, MapScope } from './map-graph.ts';
import { buildOverview } from './map-overview.ts';
import { drawRules } from './map-rules.ts';

/** More groups than this on one picture, and nobody finds anything. */
export const MOST_GROUPS_ON_A_MAP = 60;

/** What a map is drawn from beside the account itself. */
export interface MapOptions {
  readonly scope: MapScope;
  /** How many leases are live on a group, by its id. */
  readonly liveLeases?: ReadonlyMap<string, number>;
}

/**
 * What to draw: groups with their members, who is let in by their inbound rules, load balancers and endpoints.
 *
 * An account of few groups is drawn whole, a large one as its VPCs; a VPC or one group with its neighbours can be
 * looked at closer. Outbound rules are not drawn: mostly they let everything out, and then they say nothing.
 */
export function buildMap(reading: AccountReading, { scope, liveLeases = new Map() }: MapOptions): MapGraph {
  const inScope = groupsIn(reading, scope);
  if (scope.kind === 'account' && inScope.length > MOST_GROUPS_ON_A_MAP) return buildOverview(reading, liveLeases);

  const shown = mostConnected(inScope, scope);
  const draft = new MapDraft(reading, shown, liveLeases);
  for (const group of shown) draft.addNode(groupNode(draft, group));
  for (const group of shown) drawRules(draft, group, scope.kind === 'group' && group.groupId !== scope.groupId);
  balancerParts(draft);
  endpointParts(draft);
  return { shows: 'groups', ...draft.finished(), hiddenGroups: inScope.length - shown.length };
}

function groupsIn({ world: { groups } }: AccountReading, scope: MapScope): readonly WorldGroup[] {
  switch (scope.kind) {
    case 'account':
      return groups;
    case 'vpc':
      return groups.filter(({ vpcId }) => vpcId === scope.vpcId);
    case 'group': {
      const focus = groups.find(({ groupId }) => groupId === scope.groupId);
      const named = new Set(focus === undefined ? [] : peersOf(focus));
      return groups.filter(
        (group) =>
          group.groupId === scope.groupId || named.has(group.groupId) || peersOf(group).includes(scope.groupId),
      );
    }
  }
}

/** The groups that rules of a group name. */
function peersOf({ rules }: WorldGroup): readonly string[] {
  return rules.flatMap(({ rule: { peer } }) => (peer.kind === 'security-group' ? [peer.groupId] : []));
}

/** Of too many, those that have most to do with others; the one that is looked at stays in any case. */
function mostConnected(groups: readonly WorldGroup[], scope: MapScope): readonly WorldGroup[] {
  if (groups.length <= MOST_GROUPS_ON_A_MAP) return groups;
  const named = new Map<string, number>();
  for (const group of groups) {
    for (const groupId of peersOf(group)) named.set(groupId, (named.get(groupId) ?? 0) + 1);
  }
  const weight = (group: WorldGroup): number => {
    if (scope.kind === 'group' && group.groupId === scope.groupId) return Number.POSITIVE_INFINITY;
    return (named.get(group.groupId) ?? 0) + peersOf(group).length;
  };
  const chosen = new Set([...groups].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_GROUPS_ON_A_MAP));
  return groups.filter((group) => chosen.has(group));
}
