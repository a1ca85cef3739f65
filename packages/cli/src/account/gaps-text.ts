import type { ReadingGap, ReadingPart } from '@gatelease/security-groups';
import { printable } from '../output/printable.ts';

const PARTS: Readonly<Record<ReadingPart, string>> = {
  rules: 'some rules',
  interfaces: 'network interfaces',
  instances: 'names of instances',
  'prefix-lists': 'prefix lists',
  vpcs: 'VPCs',
  subnets: 'subnets',
  'network-acls': 'network ACLs',
  'route-tables': 'routes',
  peerings: 'peerings',
  'load-balancers': 'load balancers',
  'classic-load-balancers': 'classic load balancers',
  'connect-endpoints': 'Instance Connect Endpoints',
};

/** What was not read, and which right or call was missing; nothing when all was. */
export function gapsText(gaps: readonly Pick<ReadingGap, 'part' | 'action'>[]): readonly string[] {
  if (gaps.length === 0) return [];
  const parts = gaps.map(({ part, action }) => `${PARTS[part]} (${action})`);
  return [printable(`Not read, so unknown to every answer: ${[...new Set(parts)].join(', ')}.`)];
}
