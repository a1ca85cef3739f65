import type { Peer } from './peer.ts';
import type { Traffic } from './traffic.ts';

/** The two directions, seen from the network interface that holds the group. In the order of every list of rules. */
export const DIRECTIONS = ['ingress', 'egress'] as const;

/** Whether a rule lets traffic in or out. */
export type Direction = (typeof DIRECTIONS)[number];

/**
 * One rule of a security group: one direction, one kind of traffic, exactly one peer.
 *
 * Description and tags are not part of it: EC2 refuses a second rule that differs only in those.
 */
export interface Rule {
  readonly direction: Direction;
  readonly traffic: Traffic;
  readonly peer: Peer;
}
