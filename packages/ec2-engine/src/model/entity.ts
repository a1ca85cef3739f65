import type { Rule } from '@gatelease/security-groups';

import type { InstanceConnectEndpoint } from './instance-connect/instance-connect-endpoint.ts';
import type { ClassicLoadBalancer } from './load-balancing/classic/classic-load-balancer.ts';
import type { Listener, LoadBalancer } from './load-balancing/load-balancer.ts';
import type { TargetGroup } from './load-balancing/target-group.ts';
import type { RulePeering, VpcPeeringConnection } from './peering/vpc-peering-connection.ts';
import type { PrefixList, PrefixListVersion } from './prefix-list/prefix-list.ts';
import type { Tag } from './tag.ts';

/**
 * Everything that Local EC2 remembers. An entity is never changed, only replaced by another with the same id,
 * and holds nothing but JSON values: instants are ISO 8601 text, so what is written to the journal is what is read.
 */
export type Entity =
  | Vpc
  | Subnet
  | SecurityGroup
  | SecurityGroupRule
  | NetworkInterface
  | Instance
  | PrefixList
  | PrefixListVersion
  | VpcPeeringConnection
  | InstanceConnectEndpoint
  | ClassicLoadBalancer
  | LoadBalancer
  | Listener
  | TargetGroup;

/** What an entity is: in most cases EC2's name of the resource type, as tags have it. */
export type EntityKind = Entity['kind'];

/** The type of the entities of each kind. */
export type EntityByKind = { readonly [E in Entity as E['kind']]: E };

/** An entity that EC2 names by an id of its own, and that can have tags. */
export type Resource = Exclude<Entity, PrefixListVersion | ClassicLoadBalancer | LoadBalancer | Listener | TargetGroup>;

/** What a resource is. */
export type ResourceKind = Resource['kind'];

/** A virtual network. It has IPv6 when it has an IPv6 CIDR. */
export interface Vpc {
  readonly kind: 'vpc';
  readonly id: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly isDefault: boolean;
  readonly tags: readonly Tag[];
}

/** A part of a VPC's addresses in one availability zone. */
export interface Subnet {
  readonly kind: 'subnet';
  readonly id: string;
  readonly vpcId: string;
  readonly cidr: string;
  readonly ipv6Cidr?: string;
  readonly availabilityZone: string;
  readonly isDefaultForZone: boolean;
  /** Whether instances launched here get a public address too. */
  readonly hasPublicAddresses: boolean;
  readonly tags: readonly Tag[];
}

/** A named set of rules. Name and description never change. */
export interface SecurityGroup {
  readonly kind: 'security-group';
  readonly id: string;
  readonly vpcId: string;
  readonly name: string;
  readonly description: string;
  readonly tags: readonly Tag[];
}

/** One rule in one group, with what EC2 keeps beside the rule itself. */
export interface SecurityGroupRule {
  readonly kind: 'security-group-rule';
  readonly id: string;
  readonly groupId: string;
  readonly rule: Rule;
  /** There when the peer is a group of another network. */
  readonly peering?: RulePeering;
  /** The name of the group that is the peer, where rules show it: in EC2-Classic. */
  readonly peerName?: string;
  readonly description?: string;
  readonly tags: readonly Tag[];
}

/** The place where a group takes effect: a private address in one subnet, and IPv6 addresses, holding up to five groups. */
export interface NetworkInterface {
  readonly kind: 'network-interface';
  readonly id: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly description: string;
  /** EC2's word for what it serves: `interface`, `network_load_balancer`, `load_balancer`, `ec2_instance_connect_endpoint`. */
  readonly interfaceType: string;
  readonly privateAddress: string;
  readonly publicAddress?: string;
  readonly ipv6Addresses?: readonly string[];
  readonly groupIds: readonly string[];
  readonly hasSourceDestCheck: boolean;
  /** The AWS service that made it for its own use; absent when the account made it. */
  readonly requesterId?: string;
  /** The load balancer or endpoint that it serves. */
  readonly serviceResourceId?: string;
  readonly attachment?: Attachment;
  readonly tags: readonly Tag[];
}

/** How a network interface hangs on an instance. */
export interface Attachment {
  readonly id: string;
  readonly instanceId: string;
  readonly deviceIndex: number;
  readonly attachedAt: string;
  readonly isDeletedOnTermination: boolean;
}

/** A machine, as far as security groups care: where it is and when it came and went. */
export interface Instance {
  readonly kind: 'instance';
  readonly id: string;
  readonly reservationId: string;
  readonly launchIndex: number;
  readonly imageId: string;
  readonly instanceType: string;
  readonly keyName?: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly privateAddress: string;
  readonly launchedAt: string;
  /** Absent while it runs. A terminated instance can be seen for an hour. */
  readonly terminatedAt?: string;
  /** What the caller sent to make a repeated launch harmless. */
  readonly clientToken?: string;
  readonly tags: readonly Tag[];
}
