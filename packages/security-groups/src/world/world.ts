import type { Direction, Rule } from '../rule.ts';
import type { Traffic } from '../traffic.ts';

/** Stands for a part of the world that nobody looked at. An empty list says that there is none. */
export const NOT_READ = 'not-read';

/** What was read, or that it was not. */
export type Reading<T> = T | typeof NOT_READ;

/**
 * Everything that an explanation goes by: what was read of one account in one region at one moment.
 *
 * Plain values, fit for JSON. Addresses and CIDRs are canonical text. What is missing here is not known,
 * and becomes `unknown` and never `no` in the answers: groups and prefix lists that are not listed, and
 * whatever is `NOT_READ`. A list that is there is taken for whole.
 */
export interface World {
  readonly groups: readonly WorldGroup[];
  readonly interfaces: Reading<readonly WorldInterface[]>;
  readonly prefixLists: readonly WorldPrefixList[];
  readonly vpcs: readonly WorldVpc[];
  readonly subnets: Reading<readonly WorldSubnet[]>;
  readonly networkAcls: Reading<readonly NetworkAcl[]>;
  readonly routeTables: Reading<readonly RouteTable[]>;
  readonly peerings: Reading<readonly VpcPeering[]>;
}

/** A security group with all its rules. */
export interface WorldGroup {
  readonly groupId: string;
  readonly name: string;
  readonly vpcId: string;
  readonly rules: readonly WorldRule[];
}

/** One rule in a group. */
export interface WorldRule {
  readonly rule: Rule;
  /** EC2's id, `sgr-…`; absent for rules that are only planned. */
  readonly ruleId?: string;
  /** Made by Gatelease for a lease, by whatever installation: it goes with the lease. */
  readonly isLeased?: true;
}

/** What sends and receives: a network interface of an instance, of a load balancer, of anything. */
export interface WorldInterface {
  readonly interfaceId: string;
  readonly kind: InterfaceKind;
  readonly vpcId: string;
  readonly subnetId: string;
  /** The instance that it is attached to. */
  readonly instanceId?: string;
  /** What people call the instance or the load balancer. */
  readonly name?: string;
  readonly groupIds: readonly string[];
  readonly addresses: readonly InterfaceAddress[];
}

/**
 * What an interface belongs to, as far as security groups make a difference of it.
 *
 * Connections of the last four are tracked whatever the rules are.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html
 */
export type InterfaceKind =
  | 'instance'
  | 'application-load-balancer'
  | 'classic-load-balancer'
  | 'instance-connect-endpoint'
  | 'other'
  | 'network-load-balancer'
  | 'nat-gateway'
  | 'lambda'
  | 'vpc-endpoint';

/** One address of an interface: private IPv4, with the public one that stands for it outside, or IPv6. */
export interface InterfaceAddress {
  readonly address: string;
  /** The public or elastic IPv4 address that the Internet gateway translates to `address`. */
  readonly publicAddress?: string;
}

/** A managed prefix list with its current entries. */
export interface WorldPrefixList {
  readonly prefixListId: string;
  readonly name?: string;
  readonly cidrs: readonly string[];
}

/** A VPC with all its ranges, of both families. */
export interface WorldVpc {
  readonly vpcId: string;
  readonly cidrs: readonly string[];
}

/** A subnet with its ranges, of both families. */
export interface WorldSubnet {
  readonly subnetId: string;
  readonly vpcId: string;
  readonly cidrs: readonly string[];
}

/** A network ACL: numbered rules without memory, in front of whole subnets. */
export interface NetworkAcl {
  readonly networkAclId: string;
  readonly subnetIds: readonly string[];
  readonly entries: readonly NetworkAclEntry[];
}

/** One numbered rule. The lowest number that fits a packet decides; what none fits is denied. */
export interface NetworkAclEntry {
  readonly number: number;
  readonly direction: Direction;
  readonly action: 'allow' | 'deny';
  readonly traffic: Traffic;
  readonly cidr: string;
}

/** A route table. The main one of a VPC serves the subnets that no other names. */
export interface RouteTable {
  readonly routeTableId: string;
  readonly vpcId: string;
  readonly isMain: boolean;
  readonly subnetIds: readonly string[];
  readonly routes: readonly Route[];
}

/** Where packets for some addresses go. The narrowest destination decides. */
export interface Route {
  /** A CIDR or a prefix list id. */
  readonly destination: string;
  readonly target: RouteTarget;
  /** False for a black hole: the target is gone. */
  readonly isActive: boolean;
}

/** What a route leads to. `other` is everything that this model does not follow: appliances, gateways, endpoints. */
export type RouteTarget =
  | { readonly kind: 'local' }
  | { readonly kind: 'internet-gateway' }
  | { readonly kind: 'egress-only-gateway' }
  | { readonly kind: 'nat-gateway' }
  | { readonly kind: 'peering'; readonly peeringId: string }
  | { readonly kind: 'other'; readonly id: string };

/** Two VPCs that reach each other. The far one may belong to another account, and is then known by its ranges alone. */
export interface VpcPeering {
  readonly peeringId: string;
  readonly isActive: boolean;
  readonly sides: readonly [PeeringSide, PeeringSide];
}

/** One end of a peering. */
export interface PeeringSide {
  readonly vpcId: string;
  readonly cidrs: readonly string[];
}
