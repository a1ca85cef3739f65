import type { Peer } from './peer.ts';
import type { Traffic } from './traffic.ts';

export type Direction = 'ingress' | 'egress';

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
