import type { Tag } from '../tag.ts';

/** A link between two networks of the account, over which the groups of one can be peers in the rules of the other. */
export interface VpcPeeringConnection {
  readonly kind: 'vpc-peering-connection';
  readonly id: string;
  readonly requesterVpcId: string;
  /** Whatever the caller named; it is a network of the account unless the connection failed. */
  readonly accepterVpcId: string;
  readonly accepterAccountId: string;
  readonly accepterRegion: string;
  readonly status: PeeringStatus;
  readonly expiresAt: string;
  /** When it was rejected, failed or was deleted. It can be seen for a while after. */
  readonly endedAt?: string;
  readonly tags: readonly Tag[];
}

/** The states that a connection here can be in. */
export type PeeringStatus = 'pending-acceptance' | 'active' | 'rejected' | 'failed' | 'expired' | 'deleted';

/** How a rule reaches a group of another network. It stays in the rule when the connection goes: the rule is stale then. */
export interface RulePeering {
  readonly connectionId: string;
  /** The network of the group that the rule names. */
  readonly vpcId: string;
  readonly status: 'active' | 'deleted';
}

const VISIBLE_MILLISECONDS = 2 * 60 * 60_000;

/** The status at an instant: a request that nobody accepted expires by itself. */
export function peeringStatus({ status, expiresAt }: VpcPeeringConnection, now: Date): PeeringStatus {
  return status === 'pending-acceptance' && Date.parse(expiresAt) <= now.getTime() ? 'expired' : status;
}

/** Whether EC2 still shows the connection. */
export function isPeeringVisible({ endedAt }: VpcPeeringConnection, now: Date): boolean {
  return endedAt === undefined || now.getTime() - Date.parse(endedAt) < VISIBLE_MILLISECONDS;
}

/** The two networks of a connection as one text, whichever asked. */
export function peeringPair(vpcId: string, otherVpcId: string): string {
  return [vpcId, otherVpcId].sort().join(' ');
}
