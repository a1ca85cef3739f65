import type { WorldSubnet, WorldVpc } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { canonicalCidrs } from './canonical.ts';

const PAGE_SIZE = 1000;

/** Every VPC with its ranges. Ranges that are being taken away still count: they may be in use. */
export async function readVpcs({ sdk, client }: AccountClients['ec2']): Promise<readonly WorldVpc[]> {
  const vpcs = await allPages(
    sdk.paginateDescribeVpcs({ client, pageSize: PAGE_SIZE }, {}),
    ({ Vpcs }) => Vpcs,
    ({ VpcId }) => VpcId,
  );
  return vpcs.map(({ VpcId = '', CidrBlock, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] }) => ({
    vpcId: VpcId,
    cidrs: [
      ...new Set([
        ...canonicalCidrs([CidrBlock]),
        ...canonicalCidrs(CidrBlockAssociationSet.filter(isThere).map((entry) => entry.CidrBlock)),
        ...canonicalCidrs(Ipv6CidrBlockAssociationSet.filter(isIpv6There).map((entry) => entry.Ipv6CidrBlock)),
      ]),
    ],
  }));
}

/** Every subnet with its ranges. */
export async function readSubnets({ sdk, client }: AccountClients['ec2']): Promise<readonly WorldSubnet[]> {
  const subnets = await allPages(
    sdk.paginateDescribeSubnets({ client, pageSize: PAGE_SIZE }, {}),
    ({ Subnets }) => Subnets,
    ({ SubnetId }) => SubnetId,
  );
  return subnets.map(({ SubnetId = '', VpcId = '', CidrBlock, Ipv6CidrBlockAssociationSet = [] }) => ({
    subnetId: SubnetId,
    vpcId: VpcId,
    cidrs: [
      ...canonicalCidrs([CidrBlock]),
      ...canonicalCidrs(Ipv6CidrBlockAssociationSet.filter(isIpv6There).map((entry) => entry.Ipv6CidrBlock)),
    ],
  }));
}

const GONE = ['disassociated', 'failed', 'failing'];

function isThere({ CidrBlockState }: { CidrBlockState?: { State?: string | undefined } | undefined }): boolean {
  return !GONE.includes(CidrBlockState?.State ?? 'associated');
}

function isIpv6There({
  Ipv6CidrBlockState,
}: {
  Ipv6CidrBlockState?: { State?: string | undefined } | undefined;
}): boolean {
  return !GONE.includes(Ipv6CidrBlockState?.State ?? 'associated');
}
