import { formatTraffic } from '../traffic-text.ts';
import type { Traffic } from '../traffic.ts';
import type { AccountReading } from '../world/account-reading.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldGroup, WorldInterface } from '../world/world.ts';
import type { MapEdge, MapEdgeKind, MapGraph, MapNode } from './map-graph.ts';

/** A line that is still being added to: rules between the same two are one line. */
interface DraftEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: MapEdgeKind;
  readonly traffics: Map<string, Traffic>;
  readonly ruleIds: string[];
}

/** A map in the making. Nodes and lines that are added twice are there once. */
export class MapDraft {
  readonly reading: AccountReading;
  readonly interfaces: readonly WorldInterface[];
  readonly liveLeases: ReadonlyMap<string, number>;
  readonly #shown: ReadonlySet<string>;
  readonly #members = new Map<string, WorldInterface[]>();
  readonly #nodes = new Map<string, MapNode>();
  readonly #edges = new Map<string, DraftEdge>();

  constructor(reading: AccountReading, shown: readonly WorldGroup[], liveLeases: ReadonlyMap<string, number>) {
    this.reading = reading;
    this.liveLeases = liveLeases;
    this.interfaces = reading.world.interfaces === NOT_READ ? [] : reading.world.interfaces;
    this.#shown = new Set(shown.map(({ groupId }) => groupId));
    for (const entry of this.interfaces) {
      for (const groupId of entry.groupIds) {
        const members = this.#members.get(groupId);
        if (members === undefined) this.#members.set(groupId, [entry]);
        else members.push(entry);
      }
    }
  }

  /** Whether the group is one of those that the map is about. */
  shows(groupId: string): boolean {
    return this.#shown.has(groupId);
  }

  membersOf(groupId: string): readonly WorldInterface[] {
    return this.#members.get(groupId) ?? [];
  }

  addNode(node: MapNode): void {
    if (!this.#nodes.has(node.nodeId)) this.#nodes.set(node.nodeId, node);
  }

  addEdge(
    ends: { readonly from: string; readonly to: string; readonly kind: MapEdgeKind },
    what: { readonly traffic?: Traffic; readonly ruleId?: string } = {},
  ): void {
    const key = `${ends.kind} ${ends.from} ${ends.to}`;
    const edge = this.#edges.get(key) ?? { ...ends, traffics: new Map<string, Traffic>(), ruleIds: [] };
    this.#edges.set(key, edge);
    if (what.traffic !== undefined) edge.traffics.set(formatTraffic(what.traffic), what.traffic);
    if (what.ruleId !== undefined) edge.ruleIds.push(what.ruleId);
  }

  finished(): Pick<MapGraph, 'nodes' | 'edges'> {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()].map(finishedEdge) };
  }
}

/** Who is let in everywhere. */
export const INTERNET_NODE: MapNode = {
  nodeId: 'internet',
  kind: 'internet',
  label: 'The Internet',
  detail: 'everybody',
  vpcId: null,
  groupId: null,
  liveLeases: 0,
};

/** A group with its members. */
export function groupNode(draft: MapDraft, { groupId, name, vpcId }: WorldGroup): MapNode {
  return {
    nodeId: groupId,
    kind: 'group',
    label: name === '' ? groupId : name,
    detail: membersText(draft, groupId),
    vpcId,
    groupId,
    liveLeases: draft.liveLeases.get(groupId) ?? 0,
  };
}

function membersText(draft: MapDraft, groupId: string): string {
  if (draft.reading.world.interfaces === NOT_READ) return 'members not known';
  const members = draft.membersOf(groupId);
  const [only, ...others] = members;
  if (only === undefined) return 'nobody holds it';
  const name = only.name ?? only.instanceId ?? only.interfaceId;
  return others.length === 0 ? name : `${String(members.length)} members: ${name}, …`;
}

const MOST_TRAFFICS = 3;

function finishedEdge({ traffics, ruleIds, ...ends }: DraftEdge): MapEdge {
  const texts = [...traffics.keys()];
  const others = texts.length - MOST_TRAFFICS;
  const named = texts.slice(0, MOST_TRAFFICS).join(', ');
  const isPressing = ends.from === INTERNET_NODE.nodeId && [...traffics.values()].some(isAdministration);
  return { ...ends, label: others > 0 ? `${named}, ${String(others)} more` : named, ruleIds, isPressing };
}

function isAdministration(traffic: Traffic): boolean {
  if (traffic.kind === 'all') return true;
  return traffic.kind === 'ports' && [22, 3389].some((port) => traffic.fromPort <= port && port <= traffic.toPort);
}
