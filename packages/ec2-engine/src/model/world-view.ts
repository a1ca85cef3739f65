import type { Rule } from '@gatelease/security-groups';

import type {
  EntityByKind,
  EntityKind,
  Instance,
  NetworkInterface,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from './entity.ts';
import type { EntityLookup, EntityTable } from './entity-table.ts';
import type { InstanceConnectEndpoint } from './instance-connect/instance-connect-endpoint.ts';
import type { ClassicLoadBalancer } from './load-balancing/classic/classic-load-balancer.ts';
import type { Listener, LoadBalancer } from './load-balancing/load-balancer.ts';
import type { TargetGroup } from './load-balancing/target-group.ts';
import type { VpcPeeringConnection } from './peering/vpc-peering-connection.ts';
import type { PrefixList, PrefixListVersion } from './prefix-list/prefix-list.ts';

type ReadonlyTable<T extends { readonly id: string }> = Pick<EntityTable<T>, 'get' | 'values' | 'size'>;
type ReadonlyLookup<T extends { readonly id: string }> = Pick<EntityLookup<T>, 'all' | 'first' | 'count'>;

/** The world as decisions see it: everything can be read, nothing changed. */
export interface WorldView {
  readonly vpcs: ReadonlyTable<Vpc>;
  readonly subnets: ReadonlyTable<Subnet>;
  readonly groups: ReadonlyTable<SecurityGroup>;
  readonly rules: ReadonlyTable<SecurityGroupRule>;
  readonly interfaces: ReadonlyTable<NetworkInterface>;
  readonly instances: ReadonlyTable<Instance>;
  readonly peerings: ReadonlyTable<VpcPeeringConnection>;
  readonly classicLoadBalancers: ReadonlyTable<ClassicLoadBalancer>;
  readonly loadBalancers: ReadonlyTable<LoadBalancer>;
  readonly listeners: ReadonlyTable<Listener>;
  readonly targetGroups: ReadonlyTable<TargetGroup>;
  readonly endpoints: ReadonlyTable<InstanceConnectEndpoint>;
  readonly prefixLists: ReadonlyTable<PrefixList>;
  readonly prefixListVersions: ReadonlyTable<PrefixListVersion>;

  readonly subnetsByVpc: ReadonlyLookup<Subnet>;
  readonly groupsByVpc: ReadonlyLookup<SecurityGroup>;
  readonly rulesByGroup: ReadonlyLookup<SecurityGroupRule>;
  /** Rules of whatever group that name this group as their peer. */
  readonly rulesByPeerGroup: ReadonlyLookup<SecurityGroupRule>;
  /** Rules whose peer is reached over this peering connection. */
  readonly rulesByPeering: ReadonlyLookup<SecurityGroupRule>;
  readonly rulesByPrefixList: ReadonlyLookup<SecurityGroupRule>;
  readonly interfacesByVpc: ReadonlyLookup<NetworkInterface>;
  readonly interfacesBySubnet: ReadonlyLookup<NetworkInterface>;
  readonly interfacesByGroup: ReadonlyLookup<NetworkInterface>;
  readonly interfacesByInstance: ReadonlyLookup<NetworkInterface>;
  /** The interfaces that AWS's services made for a load balancer or an endpoint. */
  readonly interfacesByServiceResource: ReadonlyLookup<NetworkInterface>;
  readonly loadBalancersByName: ReadonlyLookup<LoadBalancer>;
  readonly listenersByBalancer: ReadonlyLookup<Listener>;
  readonly listenersByTargetGroup: ReadonlyLookup<Listener>;
  readonly targetGroupsByName: ReadonlyLookup<TargetGroup>;
  readonly instancesByReservation: ReadonlyLookup<Instance>;
  readonly instancesByClientToken: ReadonlyLookup<Instance>;
  readonly endpointsByVpc: ReadonlyLookup<InstanceConnectEndpoint>;
  readonly endpointsByClientToken: ReadonlyLookup<InstanceConnectEndpoint>;
  readonly prefixListsByClientToken: ReadonlyLookup<PrefixList>;
  readonly prefixListVersionsByList: ReadonlyLookup<PrefixListVersion>;

  readonly peeringsByVpc: ReadonlyLookup<VpcPeeringConnection>;

  /** Connections between two networks, whichever asked, whatever their state. */
  peeringsByPair(vpcId: string, otherVpcId: string): readonly VpcPeeringConnection[];
  defaultVpc(): Vpc | undefined;
  /** EC2 tells group names of one VPC apart without regard to case. */
  groupNamed(vpcId: string, name: string): SecurityGroup | undefined;
  /** The rule of a group that is the same rule as `rule`, whatever its description and tags. */
  ruleLike(groupId: string, rule: Rule): SecurityGroupRule | undefined;
  isAddressTaken(subnetId: string, address: string): boolean;
  /** The interface that has this private address in a network. */
  interfaceAt(vpcId: string, address: string): NetworkInterface | undefined;
  isPublicAddressTaken(address: string): boolean;
  find<Kind extends EntityKind>(kind: Kind, id: string): EntityByKind[Kind] | undefined;
}
