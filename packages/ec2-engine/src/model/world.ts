import { ruleKey } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import { put, remove } from './change.ts';
import type { Change } from './change.ts';
import type {
  Entity,
  EntityByKind,
  EntityKind,
  Instance,
  NetworkInterface,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from './entity.ts';
import { EntityTable } from './entity-table.ts';
import type { InstanceConnectEndpoint } from './instance-connect/instance-connect-endpoint.ts';
import type { ClassicLoadBalancer } from './load-balancing/classic/classic-load-balancer.ts';
import { targetGroupIdsOf } from './load-balancing/load-balancer.ts';
import type { Listener, LoadBalancer } from './load-balancing/load-balancer.ts';
import type { TargetGroup } from './load-balancing/target-group.ts';
import { peeringPair } from './peering/vpc-peering-connection.ts';
import type { VpcPeeringConnection } from './peering/vpc-peering-connection.ts';
import type { PrefixList, PrefixListVersion } from './prefix-list/prefix-list.ts';
import type { WorldView } from './world-view.ts';

/** Where the entities are. Only `apply` changes it, and every change can be taken back. */
export class World implements WorldView {
  readonly vpcs = new EntityTable<Vpc>();
  readonly subnets = new EntityTable<Subnet>();
  readonly groups = new EntityTable<SecurityGroup>();
  readonly rules = new EntityTable<SecurityGroupRule>();
  readonly interfaces = new EntityTable<NetworkInterface>();
  readonly instances = new EntityTable<Instance>();
  readonly peerings = new EntityTable<VpcPeeringConnection>();
  readonly classicLoadBalancers = new EntityTable<ClassicLoadBalancer>();
  readonly loadBalancers = new EntityTable<LoadBalancer>();
  readonly listeners = new EntityTable<Listener>();
  readonly targetGroups = new EntityTable<TargetGroup>();
  readonly endpoints = new EntityTable<InstanceConnectEndpoint>();
  readonly prefixLists = new EntityTable<PrefixList>();
  readonly prefixListVersions = new EntityTable<PrefixListVersion>();

  readonly subnetsByVpc = this.subnets.lookup((subnet) => [subnet.vpcId]);
  readonly groupsByVpc = this.groups.lookup((group) => [group.vpcId]);
  readonly rulesByGroup = this.rules.lookup((rule) => [rule.groupId]);
  readonly rulesByPeerGroup = this.rules.lookup(({ rule: { peer } }) =>
    peer.kind === 'security-group' ? [peer.groupId] : [],
  );
  readonly rulesByPeering = this.rules.lookup(({ peering }) => (peering === undefined ? [] : [peering.connectionId]));
  readonly rulesByPrefixList = this.rules.lookup(({ rule: { peer } }) =>
    peer.kind === 'prefix-list' ? [peer.prefixListId] : [],
  );
  readonly interfacesByVpc = this.interfaces.lookup((entry) => [entry.vpcId]);
  readonly interfacesBySubnet = this.interfaces.lookup((entry) => [entry.subnetId]);
  readonly interfacesByGroup = this.interfaces.lookup((entry) => entry.groupIds);
  readonly interfacesByInstance = this.interfaces.lookup((entry) =>
    entry.attachment === undefined ? [] : [entry.attachment.instanceId],
  );
  readonly interfacesByServiceResource = this.interfaces.lookup(({ serviceResourceId }) =>
    serviceResourceId === undefined ? [] : [serviceResourceId],
  );
  readonly loadBalancersByName = this.loadBalancers.lookup(({ name }) => [name]);
  readonly listenersByBalancer = this.listeners.lookup(({ loadBalancerId }) => [loadBalancerId]);
  readonly listenersByTargetGroup = this.listeners.lookup(targetGroupIdsOf);
  readonly targetGroupsByName = this.targetGroups.lookup(({ name }) => [name]);
  readonly instancesByReservation = this.instances.lookup((instance) => [instance.reservationId]);
  readonly instancesByClientToken = this.instances.lookup((instance) =>
    instance.clientToken === undefined ? [] : [instance.clientToken],
  );

  readonly peeringsByVpc = this.peerings.lookup((entry) => [entry.requesterVpcId, entry.accepterVpcId]);
  readonly endpointsByVpc = this.endpoints.lookup(({ vpcId }) => [vpcId]);
  readonly endpointsByClientToken = this.endpoints.lookup(({ clientToken }) =>
    clientToken === undefined ? [] : [clientToken],
  );
  readonly prefixListsByClientToken = this.prefixLists.lookup((list) =>
    list.clientToken === undefined ? [] : [list.clientToken],
  );
  readonly prefixListVersionsByList = this.prefixListVersions.lookup((version) => [version.prefixListId]);

  /** Every table, in an order in which whatever an entity refers to comes before it. */
  readonly #tables: Tables = {
    vpc: this.vpcs,
    subnet: this.subnets,
    'vpc-peering-connection': this.peerings,
    'prefix-list': this.prefixLists,
    'prefix-list-version': this.prefixListVersions,
    'security-group': this.groups,
    'security-group-rule': this.rules,
    instance: this.instances,
    'classic-load-balancer': this.classicLoadBalancers,
    'load-balancer': this.loadBalancers,
    'target-group': this.targetGroups,
    listener: this.listeners,
    'instance-connect-endpoint': this.endpoints,
    'network-interface': this.interfaces,
  };
  readonly #defaultVpcs = this.vpcs.lookup((vpc) => (vpc.isDefault ? ['default'] : []));
  readonly #peeringsByPair = this.peerings.lookup(({ requesterVpcId, accepterVpcId }) => [
    peeringPair(requesterVpcId, accepterVpcId),
  ]);
  readonly #groupsByName = this.groups.lookup((group) => [nameKey(group.vpcId, group.name)]);
  readonly #rulesByKey = this.rules.lookup((entry) => [keyInGroup(entry.groupId, entry.rule)]);
  readonly #interfacesByAddress = this.interfaces.lookup((entry) => [addressKey(entry.subnetId, entry.privateAddress)]);

  readonly #interfacesByVpcAddress = this.interfaces.lookup((entry) => [addressKey(entry.vpcId, entry.privateAddress)]);
  readonly #interfacesByPublicAddress = this.interfaces.lookup(({ publicAddress }) =>
    publicAddress === undefined ? [] : [publicAddress],
  );

  peeringsByPair(vpcId: string, otherVpcId: string): readonly VpcPeeringConnection[] {
    return this.#peeringsByPair.all(peeringPair(vpcId, otherVpcId));
  }

  defaultVpc(): Vpc | undefined {
    return this.#defaultVpcs.first('default');
  }

  groupNamed(vpcId: string, name: string): SecurityGroup | undefined {
    return this.#groupsByName.first(nameKey(vpcId, name));
  }

  ruleLike(groupId: string, rule: Rule): SecurityGroupRule | undefined {
    return this.#rulesByKey.first(keyInGroup(groupId, rule));
  }

  isAddressTaken(subnetId: string, address: string): boolean {
    return this.#interfacesByAddress.count(addressKey(subnetId, address)) > 0;
  }

  interfaceAt(vpcId: string, address: string): NetworkInterface | undefined {
    return this.#interfacesByVpcAddress.first(addressKey(vpcId, address));
  }

  isPublicAddressTaken(address: string): boolean {
    return this.#interfacesByPublicAddress.count(address) > 0;
  }

  find<Kind extends EntityKind>(kind: Kind, id: string): EntityByKind[Kind] | undefined {
    return this.#tables[kind].get(id);
  }

  /** Everything there is, in an order in which whatever an entity refers to comes before it. */
  entities(): readonly Entity[] {
    return Object.values(this.#tables).flatMap((table): Entity[] => [...table.values()]);
  }

  /** Makes the changes and returns those that take them back, in the order to apply them. */
  apply(changes: readonly Change[]): readonly Change[] {
    const inverse: Change[] = [];
    for (const change of changes) {
      const before =
        change.kind === 'put'
          ? putInto(this.#tables, change.entity.kind, change.entity)
          : this.#tables[change.entityKind].delete(change.id);
      if (before !== undefined) inverse.push(put(before));
      else if (change.kind === 'put') inverse.push(remove(change.entity));
    }
    return inverse.reverse();
  }
}

type Tables = { readonly [Kind in EntityKind]: EntityTable<EntityByKind[Kind]> };

function putInto<Kind extends EntityKind>(
  tables: Tables,
  kind: Kind,
  entity: EntityByKind[Kind],
): EntityByKind[Kind] | undefined {
  return tables[kind].put(entity);
}

function nameKey(vpcId: string, name: string): string {
  return `${vpcId} ${name.toLowerCase()}`;
}

function keyInGroup(groupId: string, rule: Rule): string {
  return `${groupId} ${ruleKey(rule)}`;
}

function addressKey(placeId: string, address: string): string {
  return `${placeId} ${address}`;
}
