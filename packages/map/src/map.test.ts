import type { MapGraph, MapNode } from '@gatelease/security-groups';
import { describe, expect, it } from 'vitest';
import { edgePath } from './edge-path.ts';
import { layOut } from './lay-out.ts';
import type { Box } from './lay-out.ts';
import { mapDot } from './map-dot.ts';
import { mapSvg } from './map-svg.ts';

const node = (nodeId: string, more: Partial<MapNode> = {}): MapNode => ({
  nodeId,
  kind: 'group',
  label: nodeId,
  detail: 'nobody holds it',
  vpcId: 'vpc-1',
  groupId: nodeId,
  liveLeases: 0,
  ...more,
});

const edge = (from: string, to: string, label = 'tcp 22') =>
  ({ from, to, kind: 'rule', label, ruleIds: [], isPressing: false }) as const;

const TIERS: MapGraph = {
  shows: 'groups',
  nodes: [
    node('internet', { kind: 'internet', vpcId: null }),
    node('web'),
    node('app', { vpcId: 'vpc-2' }),
    node('db'),
  ],
  edges: [edge('internet', 'web'), edge('web', 'app'), edge('app', 'db'), edge('web', 'db'), edge('db', 'web', '')],
  hiddenGroups: 0,
};

function doOverlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

describe('layOut', () => {
  const map = layOut(TIERS);

  it('puts everything on the picture, and nothing on anything else', () => {
    for (const [index, one] of map.nodes.entries()) {
      expect(one.x >= 0 && one.y >= 0 && one.x + one.width <= map.width && one.y + one.height <= map.height).toBe(true);
      for (const other of map.nodes.slice(index + 1)) expect(doOverlap(one, other)).toBe(false);
    }
  });

  it('puts who lets in right of whom it lets in', () => {
    const x = new Map(map.nodes.map((entry) => [entry.node.nodeId, entry.x]));

    expect(x.get('internet')).toBeLessThan(x.get('web') ?? 0);
    expect(x.get('app')).toBeLessThan(x.get('db') ?? 0);
  });

  it('frames what is in one VPC', () => {
    for (const { vpcId, ...frame } of map.vpcs) {
      const own = map.nodes.filter((entry) => entry.node.vpcId === vpcId);
      expect(own.length).toBeGreaterThan(0);
      for (const entry of own) expect(entry.x > frame.x && entry.x + entry.width < frame.x + frame.width).toBe(true);
    }
  });

  it('lays the same map out the same', () => {
    expect(layOut(TIERS)).toEqual(map);
  });

  it('is quick enough for sixty groups with many lines, and takes none at all', () => {
    const nodes = Array.from({ length: 60 }, (_, index) => node(`g${String(index)}`));
    const edges = nodes.flatMap(({ nodeId }, index) =>
      [1, 7, 13].map((step) => edge(nodeId, `g${String((index + step) % 60)}`)),
    );

    expect(layOut({ ...TIERS, nodes, edges }).edges).toHaveLength(180);
    expect(layOut({ ...TIERS, nodes: [], edges: [] }).nodes).toEqual([]);
  }, 30_000);
});

describe('a name that would be markup', () => {
  const evil = '<script>alert("1")</script>&\u001b[2J\u202e"];}';
  const graph: MapGraph = { ...TIERS, nodes: [node('sg-1', { label: evil, detail: evil })], edges: [] };

  it('is text in SVG', () => {
    const svg = mapSvg(layOut(graph), evil);

    expect(svg).not.toMatch(/<script|[^\P{Cc}\n]|\u202e/u);
    expect(svg).toContain('&lt;script&gt;');
  });

  it('is text in DOT', () => {
    const dot = mapDot(graph, evil);

    expect(dot).not.toMatch(/[^\\]"\];\}|[^\P{Cc}\n]|\u202e/u);
    expect(dot).toContain('alert(\\"1\\")');
  });
});

it('draws a line smoothly through its corners, and a straight one straight', () => {
  const [a, b, c] = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 20, y: 10 },
  ];

  expect(edgePath([a, c])).toBe('M0,0L20,10');
  expect(edgePath([a, b, c])).toBe('M0,0Q10,0 20,10');
  expect(edgePath([])).toBe('');
});
