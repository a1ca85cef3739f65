import type { Route as ShownRoute } from '@aws-sdk/client-ec2';
import type { Route, RouteTable, RouteTarget } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { canonicalCidrs } from './canonical.ts';

/** Every route table. */
export async function readRouteTables({ sdk, client }: AccountClients['ec2']): Promise<readonly RouteTable[]> {
  const tables = await allPages(
    sdk.paginateDescribeRouteTables({ client, pageSize: 100 }, {}),
    ({ RouteTables }) => RouteTables,
    ({ RouteTableId }) => RouteTableId,
  );
  return tables.map(({ RouteTableId = '', VpcId = '', Associations = [], Routes = [] }) => ({
    routeTableId: RouteTableId,
    vpcId: VpcId,
    isMain: Associations.some(({ Main }) => Main === true),
    subnetIds: Associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    routes: Routes.flatMap(readRoute),
  }));
}

function readRoute(shown: ShownRoute): readonly Route[] {
  const [cidr] = canonicalCidrs([shown.DestinationCidrBlock ?? shown.DestinationIpv6CidrBlock]);
  const destination = cidr ?? shown.DestinationPrefixListId;
  if (destination === undefined) return [];
  return [{ destination, target: targetOf(shown), isActive: shown.State !== 'blackhole' }];
}

function targetOf(shown: ShownRoute): RouteTarget {
  if (shown.VpcPeeringConnectionId !== undefined) return { kind: 'peering', peeringId: shown.VpcPeeringConnectionId };
  if (shown.NatGatewayId !== undefined) return { kind: 'nat-gateway' };
  if (shown.EgressOnlyInternetGatewayId !== undefined) return { kind: 'egress-only-gateway' };
  if (shown.GatewayId === 'local') return { kind: 'local' };
  if (shown.GatewayId?.startsWith('igw-') === true) return { kind: 'internet-gateway' };
  const id =
    shown.GatewayId ??
    shown.TransitGatewayId ??
    shown.NetworkInterfaceId ??
    shown.InstanceId ??
    shown.CarrierGatewayId ??
    shown.LocalGatewayId ??
    shown.CoreNetworkArn ??
    'a target that is not known here';
  return { kind: 'other', id };
}
