import type { VpcPeeringConnectionVpcInfo } from '@aws-sdk/client-ec2';
import type { PeeringSide, VpcPeering } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { canonicalCidrs } from './canonical.ts';

/** Every peering of a VPC of this account and region. */
export async function readPeerings({ sdk, client }: AccountClients['ec2']): Promise<readonly VpcPeering[]> {
  const peerings = await allPages(
    sdk.paginateDescribeVpcPeeringConnections({ client, pageSize: 1000 }, {}),
    ({ VpcPeeringConnections }) => VpcPeeringConnections,
    ({ VpcPeeringConnectionId }) => VpcPeeringConnectionId,
  );
  return peerings.map(({ VpcPeeringConnectionId = '', Status, RequesterVpcInfo, AccepterVpcInfo }) => ({
    peeringId: VpcPeeringConnectionId,
    isActive: Status?.Code === 'active',
    sides: [sideOf(RequesterVpcInfo), sideOf(AccepterVpcInfo)],
  }));
}

function sideOf(shown: VpcPeeringConnectionVpcInfo = {}): PeeringSide {
  const { VpcId = '', CidrBlock, CidrBlockSet = [], Ipv6CidrBlockSet = [] } = shown;
  const cidrs = canonicalCidrs([
    CidrBlock,
    ...CidrBlockSet.map((entry) => entry.CidrBlock),
    ...Ipv6CidrBlockSet.map((entry) => entry.Ipv6CidrBlock),
  ]);
  return { vpcId: VpcId, cidrs: [...new Set(cidrs)] };
}
