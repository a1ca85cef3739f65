import type { ConnectEndpoint, LoadBalancer } from './load-balancer.ts';
import type { Reading, World } from './world.ts';

/** What was read of one account in one region: the world that answers go by, and who stands around its groups. */
export interface AccountReading {
  readonly region: string;
  /** Whose groups these are; absent when there is no group that says it. */
  readonly accountId?: string;
  readonly world: World;
  readonly loadBalancers: Reading<readonly LoadBalancer[]>;
  readonly connectEndpoints: Reading<readonly ConnectEndpoint[]>;
  /** What could not be read, and is unknown to every answer. */
  readonly gaps: readonly ReadingGap[];
}

/** The parts of an account that a reading may lack. Without groups and rules there is no reading at all. */
export const READING_PARTS = [
  'rules',
  'interfaces',
  'instances',
  'prefix-lists',
  'vpcs',
  'subnets',
  'network-acls',
  'route-tables',
  'peerings',
  'load-balancers',
  'classic-load-balancers',
  'connect-endpoints',
] as const;

/** One of them. */
export type ReadingPart = (typeof READING_PARTS)[number];

/** A part that could not be read, with the reason as AWS gave it. */
export interface ReadingGap {
  readonly part: ReadingPart;
  /** The API call that was refused, such as `ec2:DescribeNetworkAcls`. */
  readonly action: string;
  readonly reason: string;
}
