import { ruleKey } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import { put, remove } from './change.ts';
import type { Change } from './change.ts';
import type {
  Entity,
  EntityKind,
  Instance,
  NetworkInterface,
  SecurityGroup,
  SecurityGroupRule,
  Subnet,
  Vpc,
} from './entity.ts';
import { EntityTable } from './entity-table.ts';
import type { EntityLookup } from './entity-table.ts';

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

  readonly subnetsByVpc: ReadonlyLookup<Subnet>;
  readonly groupsByVpc: ReadonlyLookup<SecurityGroup>;
  readonly rulesByGroup: ReadonlyLookup<SecurityGroupRule>;
  /** Rules of whatever group that name this group as their peer. */
  readonly rulesByPeerGroup: ReadonlyLookup<SecurityGroupRule>;
  readonly interfacesByVpc: ReadonlyLookup<NetworkInterface>;
  readonly interfacesBySubnet: ReadonlyLookup<NetworkInterface>;
  readonly interfacesByGroup: ReadonlyLookup<NetworkInterface>;
  readonly interfacesByInstance: ReadonlyLookup<NetworkInterface>;
  readonly instancesByReservation: ReadonlyLookup<Instance>;
  readonly instancesByClientToken: ReadonlyLookup<Instance>;

  defaultVpc(): Vpc | undefined;
  /** EC2 tells group names of one VPC apart without regard to case. */
  groupNamed(vpcId: string, name: string): SecurityGroup | undefined;
  /** The rule of a group that is the same rule as `rule`, whatever its description and tags. */
  ruleLike(groupId: string, rule: Rule): SecurityGroupRule | undefined;
  isAddressTaken(subnetId: string, address: string): boolean;
  isPublicAddressTaken(address: string): boolean;
  find(kind: EntityKind, id: string): Entity | undefined;
}

/** Where the entities are. Only `apply` changes it, and every change can be taken back. */
export class World implements WorldView {
  readonly vpcs = new EntityTable<Vpc>();
  readonly subnets = new EntityTable<Subnet>();
  readonly groups = new EntityTable<SecurityGroup>();
  readonly rules = new EntityTable<SecurityGroupRule>();
  readonly interfaces = new EntityTable<NetworkInterface>();
  readonly instances = new EntityTable<Instance>();

  readonly subnetsByVpc = this.subnets.lookup((subnet) => [subnet.vpcId]);
  readonly groupsByVpc = this.groups.lookup((group) => [group.vpcId]);
  readonly rulesByGroup = this.rules.lookup((rule) => [rule.groupId]);
  readonly rulesByPeerGroup = this.rules.lookup(({ rule: { peer } }) =>
    peer.kind === 'security-group' ? [peer.groupId] : [],
  );
  readonly interfacesByVpc = this.interfaces.lookup((entry) => [entry.vpcId]);
  readonly interfacesBySubnet = this.interfaces.lookup((entry) => [entry.subnetId]);
  readonly interfacesByGroup = this.interfaces.lookup((entry) => entry.groupIds);
  readonly interfacesByInstance = this.interfaces.lookup((entry) =>
    entry.attachment === undefined ? [] : [entry.attachment.instanceId],
  );
  readonly instancesByReservation = this.instances.lookup((instance) => [instance.reservationId]);
  readonly instancesByClientToken = this.instances.lookup((instance) =>
    instance.clientToken === undefined ? [] : [instance.clientToken],
  );

  readonly #defaultVpcs = this.vpcs.lookup((vpc) => (vpc.isDefault ? ['default'] : []));
  readonly #groupsByName = this.groups.lookup((group) => [nameKey(group.vpcId, group.name)]);
  readonly #rulesByKey = this.rules.lookup((entry) => [keyInGroup(entry.groupId, entry.rule)]);
  readonly #interfacesByAddress = this.interfaces.lookup((entry) => [addressKey(entry.subnetId, entry.privateAddress)]);

  readonly #interfacesByPublicAddress = this.interfaces.lookup(({ publicAddress }) =>
    publicAddress === undefined ? [] : [publicAddress],
  );

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

  isPublicAddressTaken(address: string): boolean {
    return this.#interfacesByPublicAddress.count(address) > 0;
  }

  find(kind: EntityKind, id: string): Entity | undefined {
    switch (kind) {
      case 'vpc':
        return this.vpcs.get(id);
      case 'subnet':
        return this.subnets.get(id);
      case 'security-group':
        return this.groups.get(id);
      case 'security-group-rule':
        return this.rules.get(id);
      case 'network-interface':
        return this.interfaces.get(id);
      case 'instance':
        return this.instances.get(id);
    }
  }

  /** Everything there is, in an order in which whatever an entity refers to comes before it. */
  entities(): readonly Entity[] {
    return [
      ...this.vpcs.values(),
      ...this.subnets.values(),
      ...this.groups.values(),
      ...this.rules.values(),
      ...this.instances.values(),
      ...this.interfaces.values(),
    ];
  }

  /** Makes the changes and returns those that take them back, in the order to apply them. */
  apply(changes: readonly Change[]): readonly Change[] {
    const inverse: Change[] = [];
    for (const change of changes) {
      const before = change.kind === 'put' ? this.#put(change.entity) : this.#delete(change.entityKind, change.id);
      if (before !== undefined) inverse.push(put(before));
      else if (change.kind === 'put') inverse.push(remove(change.entity));
    }
    return inverse.reverse();
  }

  #put(entity: Entity): Entity | undefined {
    switch (entity.kind) {
      case 'vpc':
        return this.vpcs.put(entity);
      case 'subnet':
        return this.subnets.put(entity);
      case 'security-group':
        return this.groups.put(entity);
      case 'security-group-rule':
        return this.rules.put(entity);
      case 'network-interface':
        return this.interfaces.put(entity);
      case 'instance':
        return this.instances.put(entity);
    }
  }

  #delete(kind: EntityKind, id: string): Entity | undefined {
    switch (kind) {
      case 'vpc':
        return this.vpcs.delete(id);
      case 'subnet':
        return this.subnets.delete(id);
      case 'security-group':
        return this.groups.delete(id);
      case 'security-group-rule':
        return this.rules.delete(id);
      case 'network-interface':
        return this.interfaces.delete(id);
      case 'instance':
        return this.instances.delete(id);
    }
  }
}

function nameKey(vpcId: string, name: string): string {
  return `${vpcId} ${name.toLowerCase()}`;
}

function keyInGroup(groupId: string, rule: Rule): string {
  return `${groupId} ${ruleKey(rule)}`;
}

function addressKey(subnetId: string, address: string): string {
  return `${subnetId} ${address}`;
}
