import type { NetworkInterface } from '@aws-sdk/client-ec2';
import type { InterfaceAddress, InterfaceKind, WorldInterface } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';
import { canonicalAddress } from './canonical.ts';
import { nameIn } from './read-instances.ts';

/** An interface, once the names of instances are known. */
export type InterfaceWithName = (instanceNames: ReadonlyMap<string, string>) => WorldInterface;

/** Every network interface, those that services made among them. */
export async function readInterfaces({ sdk, client }: AccountClients['ec2']): Promise<readonly InterfaceWithName[]> {
  const interfaces = await allPages(
    sdk.paginateDescribeNetworkInterfaces({ client, pageSize: 1000 }, { IncludeManagedResources: true }),
    ({ NetworkInterfaces }) => NetworkInterfaces,
    ({ NetworkInterfaceId }) => NetworkInterfaceId,
  );
  return interfaces.map((shown) => (names) => worldInterface(shown, names));
}

function worldInterface(shown: NetworkInterface, instanceNames: ReadonlyMap<string, string>): WorldInterface {
  const instanceId = shown.Attachment?.InstanceId;
  const name = (instanceId && instanceNames.get(instanceId)) ?? balancerName(shown) ?? nameIn(shown.TagSet);
  return {
    interfaceId: shown.NetworkInterfaceId ?? '',
    kind: kindOf(shown),
    vpcId: shown.VpcId ?? '',
    subnetId: shown.SubnetId ?? '',
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(name === undefined ? {} : { name }),
    groupIds: (shown.Groups ?? []).flatMap(({ GroupId }) => GroupId ?? []),
    addresses: addressesOf(shown),
  };
}

function addressesOf({ PrivateIpAddresses = [], Ipv6Addresses = [] }: NetworkInterface): readonly InterfaceAddress[] {
  const ipv4 = PrivateIpAddresses.flatMap(({ PrivateIpAddress, Association }): InterfaceAddress[] => {
    const address = canonicalAddress(PrivateIpAddress);
    const publicAddress = canonicalAddress(Association?.PublicIp);
    if (address === undefined) return [];
    return [publicAddress === undefined ? { address } : { address, publicAddress }];
  });
  const ipv6 = Ipv6Addresses.flatMap(({ Ipv6Address }) => canonicalAddress(Ipv6Address) ?? []);
  return [...ipv4, ...ipv6.map((address) => ({ address }))];
}

/** What load balancers write beside their interfaces: `ELB app/front-door/50dc6c495c0c9188`, or `ELB name` of a classic one. */
const BALANCER_INTERFACE = /^ELB (?:(?<kind>app|net|gwy)\/)?(?<name>[^/]+)(?:\/[0-9a-f]+)?$/;

function balancerName({ Description = '', RequesterId }: NetworkInterface): string | undefined {
  return RequesterId === 'amazon-elb' ? BALANCER_INTERFACE.exec(Description)?.groups?.['name'] : undefined;
}

function kindOf(shown: NetworkInterface): InterfaceKind {
  if (shown.Attachment?.InstanceId !== undefined) return 'instance';
  const type: string = shown.InterfaceType ?? 'interface';
  switch (type) {
    case 'network_load_balancer':
      return 'network-load-balancer';
    case 'natGateway':
    case 'nat_gateway':
      return 'nat-gateway';
    case 'lambda':
      return 'lambda';
    case 'vpc_endpoint':
    case 'gateway_load_balancer_endpoint':
      return 'vpc-endpoint';
    case 'ec2_instance_connect_endpoint':
      return 'instance-connect-endpoint';
    default:
      return balancerKind(shown);
  }
}

function balancerKind({ Description = '', RequesterId }: NetworkInterface): InterfaceKind {
  if (RequesterId !== 'amazon-elb') return 'other';
  const found = BALANCER_INTERFACE.exec(Description)?.groups;
  if (found === undefined) return 'other';
  switch (found['kind']) {
    case 'app':
      return 'application-load-balancer';
    case 'net':
      return 'network-load-balancer';
    case 'gwy':
      return 'other';
    default:
      return 'classic-load-balancer';
  }
}
