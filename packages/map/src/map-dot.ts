import type { MapEdge, MapGraph, MapNode } from '@gatelease/security-groups';
import { NODE_COLOURS } from './node-colours.ts';

/** A map for Graphviz and its like, which lay it out themselves. */
export function mapDot({ nodes, edges }: MapGraph, title: string): string {
  const vpcIds = [...new Set(nodes.flatMap(({ vpcId }) => vpcId ?? []))].sort();
  return [
    `digraph ${quoted(title)} {`,
    '  rankdir=LR;',
    '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...nodes.filter(({ vpcId }) => vpcId === null).map((node) => `  ${nodeLine(node)}`),
    ...vpcIds.flatMap((vpcId) => [
      `  subgraph ${quoted(`cluster ${vpcId}`)} {`,
      `    label=${quoted(vpcId)};`,
      ...nodes.filter((node) => node.vpcId === vpcId).map((node) => `    ${nodeLine(node)}`),
      '  }',
    ]),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    '}',
    '',
  ].join('\n');
}

function nodeLine({ nodeId, kind, label, detail, liveLeases }: MapNode): string {
  const { fill, line } = NODE_COLOURS[kind];
  const leases = liveLeases === 0 ? '' : `, ${String(liveLeases)} open`;
  return `${quoted(nodeId)} [label=${quoted(`${label}\n${detail}${leases}`)}, fillcolor="${fill}", color="${line}"];`;
}

function edgeLine({ from, to, kind, label, isPressing }: MapEdge): string {
  const look = [
    ...(label === '' ? [] : [`label=${quoted(label)}`]),
    ...(kind === 'rule' ? [] : ['style=dashed']),
    ...(isPressing ? ['color="#9c241b"', 'penwidth=2'] : []),
  ];
  return `${quoted(from)} -> ${quoted(to)}${look.length === 0 ? '' : ` [${look.join(', ')}]`};`;
}

/** Names come from AWS, where anybody may have written anything. A line break within one is ours. */
function quoted(text: string): string {
  const safe = text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
  return `"${safe.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\ufffd')}"`;
}
