import type { Vpc } from '../model/entity.ts';
import type { PeeringDescription } from '../model/peering/peering-description.ts';
import type { PeeringStatus } from '../model/peering/vpc-peering-connection.ts';
import { tagSet } from './common-elements.ts';
import type { Owner } from './operation.ts';
import { element, list, scalar } from './xml.ts';

const STATUS_MESSAGES: Readonly<Record<PeeringStatus, (accepterAccountId: string) => string>> = {
  'pending-acceptance': (accountId) => `Pending Acceptance by ${accountId}`,
  active: () => 'Active',
  rejected: () => 'Rejected',
  failed: () => 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
  expired: () => 'Expired',
  deleted: () => 'Deleted',
};

/** One peering connection as EC2 shows it. */
export function peeringElements({ connection, status, requester, accepter }: PeeringDescription, owner: Owner): string {
  const { id, requesterVpcId, accepterVpcId, accepterAccountId, accepterRegion, expiresAt, tags } = connection;
  return (
    scalar('vpcPeeringConnectionId', id) +
    element(
      'requesterVpcInfo',
      vpcInfo({ vpcId: requesterVpcId, ownerId: owner.accountId, region: owner.region }, requester),
    ) +
    element(
      'accepterVpcInfo',
      vpcInfo({ vpcId: accepterVpcId, ownerId: accepterAccountId, region: accepterRegion }, accepter),
    ) +
    element('status', scalar('code', status) + scalar('message', STATUS_MESSAGES[status](accepterAccountId))) +
    (status === 'pending-acceptance' ? scalar('expirationTime', expiresAt) : '') +
    tagSet(tags)
  );
}

interface Side {
  readonly vpcId: string;
  readonly ownerId: string;
  readonly region: string;
}

function vpcInfo({ vpcId, ownerId, region }: Side, vpc: Vpc | undefined): string {
  return (
    scalar('ownerId', ownerId) +
    scalar('vpcId', vpcId) +
    scalar('cidrBlock', vpc?.cidr) +
    list('cidrBlockSet', vpc === undefined ? [] : [vpc.cidr], (cidr) => scalar('cidrBlock', cidr)) +
    scalar('region', region)
  );
}
