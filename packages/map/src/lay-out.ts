import { Graph, layout } from '@dagrejs/dagre';
import type { MapEdge, MapGraph, MapNode } from '@gatelease/security-groups';

/** A rectangle; `x` and `y` are its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A node with its place. */
export interface LaidOutNode extends Box {
  readonly node: MapNode;
}

/** A line with the points that it goes through, and where its label stands. */
export interface LaidOutEdge {
  readonly edge: MapEdge;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number };
}

/** The frame around everything in one VPC. */
export interface LaidOutVpc extends Box {
  readonly vpcId: string;
}

/** A map with a place for everything. */
export interface LaidOutMap {
  readonly width: number;
  readonly height: number;
  readonly vpcs: readonly LaidOutVpc[];
  readonly nodes: readonly LaidOutNode[];
  readonly edges: readonly LaidOutEdge[];
}

/** Widths of letters differ with the font: these are wide enough for the usual ones. */
const LETTER = { label: 8.5, detail: 6.4, edge: 6.2 } as const;
const NODE_HEIGHT = 52;
const NARROWEST = 150;
const WIDEST = 300;
const SIDE = 18;
const MARGIN = 24;
const VPC_PADDING = 30;

/** How much of a text fits a node of the widest kind; the whole of it is for who looks closer. */
export function fitting(text: string, kind: 'label' | 'detail'): string {
  const most = Math.floor((WIDEST - 2 * SIDE) / LETTER[kind]);
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/**
 * Gives everything on a map its place: who lets in stands right of whom it lets in, and what is in one VPC stands
 * together. The same map is always laid out the same.
 */
export function layOut({ nodes, edges }: MapGraph): LaidOutMap {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 26, ranksep: 44, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));

  const vpcIds = [...new Set(nodes.flatMap(({ vpcId }) => vpcId ?? []))].sort();
  for (const vpcId of vpcIds) graph.setNode(frameOf(vpcId), {});
  for (const node of nodes) {
    graph.setNode(node.nodeId, { width: widthOf(node), height: NODE_HEIGHT });
    if (node.vpcId !== null) graph.setParent(node.nodeId, frameOf(node.vpcId));
  }
  for (const [index, { from, to, label }] of edges.entries()) {
    graph.setEdge(from, to, { width: label.length * LETTER.edge + 12, height: 18, labelpos: 'c' }, String(index));
  }
  layout(graph);

  const placed = nodes.map((node): LaidOutNode => ({ node, ...boxOf(graph.node(node.nodeId)) }));
  const framed = vpcIds.map((vpcId) => ({ vpcId, ...around(placed.filter(({ node }) => node.vpcId === vpcId)) }));
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.max(width, ...framed.map((box) => box.x + box.width)) + MARGIN,
    height: Math.max(height, ...framed.map((box) => box.y + box.height)) + MARGIN,
    vpcs: framed,
    nodes: placed,
    edges: edges.map((edge, index) => laidOutEdge(edge, graph.edge(edge.from, edge.to, String(index)))),
  };
}

function frameOf(vpcId: string): string {
  return `frame of ${vpcId}`;
}

function widthOf({ label, detail }: MapNode): number {
  const wanted = Math.max(label.length * LETTER.label, detail.length * LETTER.detail) + 2 * SIDE;
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(wanted)));
}

interface Placed {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The layout gives centres. */
function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Placed): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function around(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(({ x }) => x)) - VPC_PADDING / 2;
  const top = Math.min(...boxes.map(({ y }) => y)) - VPC_PADDING;
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + VPC_PADDING / 2;
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + VPC_PADDING / 2;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface PlacedEdge {
  readonly points?: readonly { readonly x: number; readonly y: number }[];
  readonly x?: number;
  readonly y?: number;
}

function laidOutEdge(edge: MapEdge, { points = [], x, y }: PlacedEdge): LaidOutEdge {
  const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
  return { edge, points, label: { x: x ?? middle.x, y: y ?? middle.y } };
}
