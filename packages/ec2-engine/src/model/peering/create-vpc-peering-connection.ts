import { cidrsOverlap, parseCidr } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error, missingParameter } from '../ec2-error.ts';
import type { Vpc } from '../entity.ts';
import { found } from '../resource-id.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { describePeering } from './peering-description.ts';
import type { PeeringDescription } from './peering-description.ts';
import { peeringStatus } from './vpc-peering-connection.ts';
import type { VpcPeeringConnection } from './vpc-peering-connection.ts';

/** Which networks shall be linked. */
export interface CreatePeeringInput {
  readonly vpcId: string;
  readonly peerVpcId?: string;
  readonly peerAccountId?: string;
  readonly peerRegion?: string;
  readonly tags: readonly Tag[];
}

const DAYS_TO_ACCEPT = 7;
const DAY_MILLISECONDS = 24 * 60 * 60_000;

/**
 * Asks for a link between two networks. EC2 takes the request even when it cannot come to anything, with networks that
 * are not there or that share addresses, and says so by the state `failed`.
 */
export function createVpcPeeringConnection(
  world: WorldView,
  input: CreatePeeringInput,
  context: DecisionContext,
): Decision<PeeringDescription> {
  const vpc = found('vpc', input.vpcId, world.vpcs.get(input.vpcId));
  if (!vpc.ok) return refuse(vpc.error);
  if (input.peerVpcId === undefined) return refuse(missingParameter('peerVpcId'));
  if (input.peerVpcId === input.vpcId) {
    return refuse(ec2Error('InvalidParameterValue', 'A VPC cannot be peered with itself.'));
  }
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const present = world.peeringsByPair(input.vpcId, input.peerVpcId).find((connection) => {
    const status = peeringStatus(connection, context.now);
    return status === 'active' || status === 'pending-acceptance';
  });
  if (present !== undefined) return answer(describePeering(world, present, context));

  const { peerAccountId = context.accountId, peerRegion = context.region } = input;
  const isOwn = peerAccountId === context.accountId && peerRegion === context.region;
  const peer = isOwn ? world.vpcs.get(input.peerVpcId) : undefined;
  const canBe = peer !== undefined && !overlaps(vpc.value, peer);
  const now = context.now.getTime();
  const connection: VpcPeeringConnection = {
    kind: 'vpc-peering-connection',
    id: context.newId('pcx'),
    requesterVpcId: input.vpcId,
    accepterVpcId: input.peerVpcId,
    accepterAccountId: peerAccountId,
    accepterRegion: peerRegion,
    status: canBe ? 'pending-acceptance' : 'failed',
    expiresAt: new Date(now + DAYS_TO_ACCEPT * DAY_MILLISECONDS).toISOString(),
    ...(!canBe && { endedAt: context.now.toISOString() }),
    tags: tags.value,
  };
  return accept([put(connection)], describePeering(world, connection, context));
}

function overlaps(vpc: Vpc, other: Vpc): boolean {
  const cidr = parseCidr(vpc.cidr);
  const otherCidr = parseCidr(other.cidr);
  return cidr.ok && otherCidr.ok && cidrsOverlap(cidr.value, otherCidr.value);
}
