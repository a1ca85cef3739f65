import { parseCidr, parseIpAddress } from '@gatelease/security-groups';
import type { Cidr, PeerResolver } from '@gatelease/security-groups';

import { AMAZON_ELB_GROUP, CLASSIC_NETWORK_ID } from '../classic/classic-network.ts';
import type { NetworkInterface } from '../entity.ts';
import { AWS_PREFIX_LIST_ENTRIES } from '../prefix-list/aws-prefix-lists.ts';
import { currentEntries } from '../prefix-list/prefix-list-versions.ts';
import { settled } from '../prefix-list/prefix-list.ts';
import { AMAZON_ELB } from '../load-balancing/balancer-interfaces.ts';
import type { ReachScope } from './reach.ts';

/** What the groups and prefix lists of a world stand for at an instant. */
export function peersAt(scope: ReachScope): PeerResolver {
  const { world } = scope;
  return {
    groupMembers: (groupId) =>
      membersOf(groupId)
        .flatMap(({ privateAddress, ipv6Addresses = [] }) => [privateAddress, ...ipv6Addresses])
        .flatMap((text) => {
          const address = parseIpAddress(text);
          return address.ok ? [address.value] : [];
        }),
    prefixListEntries: (prefixListId) => prefixListCidrs(scope, prefixListId),
  };

  /** The group of all load balancers has no members of its own. */
  function membersOf(groupId: string): readonly NetworkInterface[] {
    if (groupId !== AMAZON_ELB_GROUP.id) return world.interfacesByGroup.all(groupId);
    return world.interfacesByVpc.all(CLASSIC_NETWORK_ID).filter(({ requesterId }) => requesterId === AMAZON_ELB);
  }
}

/** The entries of a prefix list at an instant, the account's own or one of AWS's. */
export function prefixListCidrs(scope: ReachScope, prefixListId: string): readonly Cidr[] {
  return entryTexts(scope, prefixListId).flatMap((text) => {
    const cidr = parseCidr(text);
    return cidr.ok ? [cidr.value] : [];
  });
}

function entryTexts({ world, now }: ReachScope, prefixListId: string): readonly string[] {
  const own = world.prefixLists.get(prefixListId);
  if (own === undefined) return AWS_PREFIX_LIST_ENTRIES.get(prefixListId) ?? [];
  return currentEntries(world, settled(own, now)).map(({ cidr }) => cidr);
}
