import type { ConnectEndpoint } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { nameIn } from './read-instances.ts';

/** States in which nothing comes through any more. */
const GONE: readonly string[] = ['delete-complete', 'delete-in-progress', 'create-failed'];

/** Every Instance Connect Endpoint that is there or on its way. */
export async function readConnectEndpoints({
  sdk,
  client,
}: AccountClients['ec2']): Promise<readonly ConnectEndpoint[]> {
  const endpoints = await allPages(
    sdk.paginateDescribeInstanceConnectEndpoints({ client, pageSize: 50 }, {}),
    ({ InstanceConnectEndpoints }) => InstanceConnectEndpoints,
    ({ InstanceConnectEndpointId }) => InstanceConnectEndpointId,
  );
  return endpoints
    .filter(({ State }) => !GONE.includes(State ?? ''))
    .map((shown) => {
      const name = nameIn(shown.Tags);
      return {
        endpointId: shown.InstanceConnectEndpointId ?? '',
        ...(name === undefined ? {} : { name }),
        vpcId: shown.VpcId ?? '',
        subnetId: shown.SubnetId ?? '',
        groupIds: shown.SecurityGroupIds ?? [],
        interfaceIds: shown.NetworkInterfaceIds ?? [],
        preservesClientAddress: shown.PreserveClientIp === true,
      };
    });
}
