import type { PrefixListSize, PrefixListSizes, Rule } from '@gatelease/security-groups';

import type { WorldView } from '../world-view.ts';
import { AWS_PREFIX_LIST_SIZES } from './aws-prefix-lists.ts';
import { isBusy, settled } from './prefix-list.ts';
import type { PrefixList } from './prefix-list.ts';

/** What the prefix lists that these rules name count against the quota. */
export function sizesOfNamedLists(world: WorldView, rules: readonly Rule[], now: Date): PrefixListSizes {
  const sizes = new Map<string, PrefixListSize>();
  for (const { peer } of rules) {
    if (peer.kind !== 'prefix-list') continue;
    const own = world.prefixLists.get(peer.prefixListId);
    const size = own === undefined ? AWS_PREFIX_LIST_SIZES.get(peer.prefixListId) : sizeOf(own, now);
    if (size !== undefined) sizes.set(peer.prefixListId, size);
  }
  return sizes;
}

/** While a list is being resized it counts with the larger of its two sizes: neither may burst a group. */
function sizeOf(list: PrefixList, now: Date): PrefixListSize {
  const { family, maxEntries } = settled(list, now);
  const wanted = list.lastChange.after.maxEntries ?? 0;
  return { family, maxEntries: isBusy(list, now) ? Math.max(maxEntries, wanted) : maxEntries };
}
