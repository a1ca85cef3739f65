/** Whoever is on a map. */
export interface MapNode {
  readonly nodeId: string;
  readonly kind: MapNodeKind;
  readonly label: string;
  /** A second line: how many members, which addresses. */
  readonly detail: string;
  /** The VPC that it is drawn in; `null` for what is outside of all. */
  readonly vpcId: string | null;
  /** The group to look at closer; `null` for what is none, or was not read. */
  readonly groupId: string | null;
  readonly liveLeases: number;
}

export const MAP_NODE_KINDS = [
  'internet',
  'addresses',
  'prefix-list',
  'group',
  /** A group that was not read, mostly of another account. */
  'unread-group',
  'load-balancer',
  'connect-endpoint',
  /** A whole VPC, on the overview of a large account. */
  'vpc',
] as const;

/** What a node stands for. */
export type MapNodeKind = (typeof MAP_NODE_KINDS)[number];

/** A line between two nodes. */
export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /**
   * - `rule`: `to` has inbound rules that let `from` in.
   * - `holds`: a load balancer or endpoint stands behind, or in front of, its group.
   * - `forwards`: a load balancer hands on to the members of a group.
   */
  readonly kind: MapEdgeKind;
  /** Such as `tcp 80, tcp 443`; empty for `holds`. */
  readonly label: string;
  readonly ruleIds: readonly string[];
  /** Whether the whole Internet is let in for administration, or for everything. */
  readonly isPressing: boolean;
}

export const MAP_EDGE_KINDS = ['rule', 'holds', 'forwards'] as const;

/** What a line says. */
export type MapEdgeKind = (typeof MAP_EDGE_KINDS)[number];

/** How much of an account a map shows. */
export type MapScope =
  | { readonly kind: 'account' }
  | { readonly kind: 'vpc'; readonly vpcId: string }
  /** One group with everybody who has to do with it. */
  | { readonly kind: 'group'; readonly groupId: string };

/** A picture as a graph, not laid out yet. */
export interface MapGraph {
  /** `overview` when the account is too large to be drawn group by group. */
  readonly shows: 'groups' | 'overview';
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** How many groups of the scope are not drawn, because nobody could read a picture of them all. */
  readonly hiddenGroups: number;
}
