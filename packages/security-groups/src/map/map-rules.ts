import type { Peer } from '../peer.ts';
import type { Rule } from '../rule.ts';
import type { WorldGroup, WorldRule } from '../world/world.ts';
import { groupNode, INTERNET_NODE } from './map-draft.ts';
import type { MapDraft } from './map-draft.ts';
import type { MapNode } from './map-graph.ts';

/** Up to here ranges are drawn one by one, so that the same office is one node for all groups. */
const FEW_RANGES = 3;

/**
 * Draws the inbound rules of a group.
 *
 * @param isNeighbour only its ties to groups on the map are drawn: who else it lets in is another picture.
 */
export function drawRules(draft: MapDraft, group: WorldGroup, isNeighbour: boolean): void {
  const inbound = group.rules.filter(({ rule }) => rule.direction === 'ingress');
  const ranges = new Set(inbound.flatMap(({ rule }) => (isEverywhere(rule) ? [] : (rangeOf(rule.peer) ?? []))));
  for (const entry of inbound) {
    const from = peerNode(draft, { group, entry, ranges, isNeighbour });
    if (from === null || from.nodeId === group.groupId) continue;
    draft.addNode(from);
    const { traffic } = entry.rule;
    const ruleId = entry.ruleId === undefined ? {} : { ruleId: entry.ruleId };
    draft.addEdge({ from: from.nodeId, to: group.groupId, kind: 'rule' }, { traffic, ...ruleId });
  }
}

interface PeerOf {
  readonly group: WorldGroup;
  readonly entry: WorldRule;
  /** All ranges that the group lets in, but for everywhere. */
  readonly ranges: ReadonlySet<string>;
  readonly isNeighbour: boolean;
}

/** Who is let in by a rule; `null` for whom this map leaves out. */
function peerNode(draft: MapDraft, { group, entry: { rule }, ranges, isNeighbour }: PeerOf): MapNode | null {
  const { peer } = rule;
  switch (peer.kind) {
    case 'security-group':
      return peerGroupNode(draft, peer.groupId, isNeighbour);
    case 'prefix-list':
      return isNeighbour ? null : listNode(draft, peer.prefixListId);
    case 'ipv4':
    case 'ipv6': {
      if (isNeighbour) return null;
      return isEverywhere(rule) ? INTERNET_NODE : rangeNode(peer.cidr, group, ranges);
    }
  }
}

function peerGroupNode(draft: MapDraft, groupId: string, isNeighbour: boolean): MapNode | null {
  if (isNeighbour && !draft.shows(groupId)) return null;
  const known = draft.reading.world.groups.find((group) => group.groupId === groupId);
  if (known !== undefined) return groupNode(draft, known);
  return outside({ nodeId: groupId, kind: 'unread-group', label: groupId, detail: 'of another account, or gone' });
}

function listNode({ reading }: MapDraft, prefixListId: string): MapNode {
  const list = reading.world.prefixLists.find((entry) => entry.prefixListId === prefixListId);
  return outside({
    nodeId: prefixListId,
    kind: 'prefix-list',
    label: list?.name ?? prefixListId,
    detail: list === undefined ? 'not read' : `prefix list, ${String(list.cidrs.length)} entries`,
  });
}

/** Many ranges of one group are one node, or they would be all that one sees. */
function rangeNode(cidr: string, { groupId, name }: WorldGroup, ranges: ReadonlySet<string>): MapNode {
  if (ranges.size <= FEW_RANGES)
    return outside({ nodeId: cidr, kind: 'addresses', label: cidr, detail: 'address range' });
  const [first = cidr] = ranges;
  return outside({
    nodeId: `ranges of ${groupId}`,
    kind: 'addresses',
    label: `${String(ranges.size)} ranges`,
    detail: `${first} and others, for ${name}`,
  });
}

function outside(node: Pick<MapNode, 'nodeId' | 'kind' | 'label' | 'detail'>): MapNode {
  return { ...node, vpcId: null, groupId: null, liveLeases: 0 };
}

function rangeOf(peer: Peer): string | undefined {
  return peer.kind === 'ipv4' || peer.kind === 'ipv6' ? peer.cidr : undefined;
}

/** Half of a family and more is everywhere, however it is spelled. */
function isEverywhere({ peer }: Rule): boolean {
  const cidr = rangeOf(peer);
  return cidr !== undefined && Number(cidr.slice(cidr.indexOf('/') + 1)) <= 1;
}
