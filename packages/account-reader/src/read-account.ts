import { NOT_READ } from '@gatelease/security-groups';
import type { AccountReading, Reading, ReadingGap } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { PartReader } from './part-reader.ts';
import { readClassicLoadBalancers } from './read-classic-load-balancers.ts';
import { readConnectEndpoints } from './read-connect-endpoints.ts';
import { readGroups } from './read-groups.ts';
import { readInstanceNames } from './read-instances.ts';
import { readInterfaces } from './read-interfaces.ts';
import { readLoadBalancers } from './read-load-balancers.ts';
import { readNetworkAcls } from './read-network-acls.ts';
import { readPeerings } from './read-peerings.ts';
import { referencedPrefixLists, readPrefixLists } from './read-prefix-lists.ts';
import { readRouteTables } from './read-route-tables.ts';
import { readSubnets, readVpcs } from './read-vpcs.ts';

/**
 * Reads everything that explanations go by.
 *
 * Groups and rules have to be readable. Any other part may be refused: it is then not read, named among the
 * gaps with the call and AWS's reason, and unknown to every answer. What goes wrong otherwise (no network,
 * wrong credentials, throttling for long) ends the reading, because half of a list is worse than none.
 *
 * @throws what the AWS SDK throws
 */
export async function readAccount(clients: AccountClients): Promise<AccountReading> {
  const gaps: ReadingGap[] = [];
  const parts = new PartReader(gaps);
  const { ec2 } = clients;
  const [groups, names, vpcs, subnets, networkAcls, routeTables, peerings, endpoints, found, balancers, classic] =
    await Promise.all([
      readGroups(ec2, gaps),
      parts.read('instances', 'ec2:DescribeInstances', () => readInstanceNames(ec2)),
      parts.read('vpcs', 'ec2:DescribeVpcs', () => readVpcs(ec2)),
      parts.read('subnets', 'ec2:DescribeSubnets', () => readSubnets(ec2)),
      parts.read('network-acls', 'ec2:DescribeNetworkAcls', () => readNetworkAcls(ec2)),
      parts.read('route-tables', 'ec2:DescribeRouteTables', () => readRouteTables(ec2)),
      parts.read('peerings', 'ec2:DescribeVpcPeeringConnections', () => readPeerings(ec2)),
      parts.read('connect-endpoints', 'ec2:DescribeInstanceConnectEndpoints', () => readConnectEndpoints(ec2)),
      parts.read('interfaces', 'ec2:DescribeNetworkInterfaces', () => readInterfaces(ec2)),
      parts.read('load-balancers', 'elasticloadbalancing:DescribeLoadBalancers', () =>
        readLoadBalancers(clients.balancing),
      ),
      parts.read('classic-load-balancers', 'elasticloadbalancing:DescribeLoadBalancers', () =>
        readClassicLoadBalancers(clients.classic),
      ),
    ]);
  const instanceNames = names === NOT_READ ? new Map<string, string>() : names;
  const interfaces = found === NOT_READ ? NOT_READ : found.map((named) => named(instanceNames));
  const listIds = referencedPrefixLists(groups.groups, routeTables);
  const prefixLists = await parts.read('prefix-lists', 'ec2:GetManagedPrefixListEntries', () =>
    readPrefixLists(ec2, listIds),
  );
  const held = entriesOf(interfaces);
  const isBlind = balancers === NOT_READ && classic === NOT_READ;
  return {
    region: clients.region,
    ...(groups.accountId === undefined ? {} : { accountId: groups.accountId }),
    world: {
      groups: groups.groups,
      interfaces,
      prefixLists: entriesOf(prefixLists),
      vpcs: entriesOf(vpcs),
      subnets,
      networkAcls,
      routeTables,
      peerings,
    },
    loadBalancers: isBlind
      ? NOT_READ
      : [...entriesOf(balancers), ...entriesOf(classic)].map((withInterfaces) => withInterfaces(held)),
    connectEndpoints: endpoints,
    gaps: gaps.sort((a, b) => (a.part < b.part ? -1 : 1)),
  };
}

function entriesOf<T>(reading: Reading<readonly T[]>): readonly T[] {
  return reading === NOT_READ ? [] : reading;
}
