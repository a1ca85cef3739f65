import { readWorld } from '@gatelease/security-groups';
import type { WorldModel } from '@gatelease/security-groups';

import { addressesOf } from '../../src/enforcement/compile/address-book.ts';
import type { WorldView } from '../../src/model/world-view.ts';
import { prefixListCidrs } from '../../src/model/reach/peers-at.ts';

/** The world of Local EC2 as the explanations of `security-groups` read one. */
export function worldReading(world: WorldView, now: Date): WorldModel {
  const read = readWorld({
    groups: [...world.groups.values()].map(({ id, name, vpcId }) => ({
      groupId: id,
      name,
      vpcId,
      rules: world.rulesByGroup.all(id).map(({ id: ruleId, rule }) => ({ ruleId, rule })),
    })),
    interfaces: [...world.interfaces.values()].map((entry) => ({
      interfaceId: entry.id,
      kind: 'instance',
      vpcId: entry.vpcId,
      subnetId: entry.subnetId,
      groupIds: entry.groupIds,
      addresses: addressesOf(entry).map(({ text }) => ({ address: text })),
    })),
    prefixLists: [...world.prefixLists.values()].map(({ id }) => ({
      prefixListId: id,
      cidrs: prefixListCidrs({ world, now }, id).map(({ text }) => text),
    })),
    vpcs: [...world.vpcs.values()].map(({ id, cidr, ipv6Cidr }) => ({ vpcId: id, cidrs: ranges(cidr, ipv6Cidr) })),
    subnets: [...world.subnets.values()].map(({ id, vpcId, cidr, ipv6Cidr }) => ({
      subnetId: id,
      vpcId,
      cidrs: ranges(cidr, ipv6Cidr),
    })),
    networkAcls: [],
    routeTables: [],
    peerings: [],
  });
  if (read.kind === 'refused') throw new Error(JSON.stringify(read.problems));
  return read.model;
}

function ranges(cidr: string, ipv6Cidr: string | undefined): readonly string[] {
  return ipv6Cidr === undefined ? [cidr] : [cidr, ipv6Cidr];
}
