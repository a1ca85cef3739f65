import { regionsOf } from '../exposure/known-regions.ts';
import type { KnownRegions } from '../exposure/known-regions.ts';
import { subtractAddresses } from '../sets/address-set.ts';
import { grouped } from '../sets/grouped.ts';
import { regionOf, subtractRegion, uniteRegions } from '../sets/region.ts';
import type { Region } from '../sets/region.ts';
import { isWhollyKnown, peerLabel } from '../world/compiled-rule.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';

/** What one set of rules lets through and another does not. */
export interface RegionDifference {
  /** Certainly closed before and certainly open after. */
  readonly opened: Region;
  /** Opened, if what was not read turns out that way. */
  readonly mayOpen: Region;
  readonly cut: Region;
  readonly mayCut: Region;
}

/**
 * Compares the rules of one direction before and after, exactly.
 *
 * A group or list that was not read may hold an address or not, but it is the same one before and after.
 * So a packet can be opened when it certainly is let through after and not certainly before, or when it
 * hangs after on something that it did not hang on before; and the same the other way round for what is cut.
 * Unless `isReadWhole`, the interface has a group besides that may let anything through, before and after.
 */
export function regionDifference(
  before: readonly CompiledRule[],
  after: readonly CompiledRule[],
  isReadWhole: boolean,
): RegionDifference {
  const [then, now] = [regionsOf(before), regionsOf(after)];
  const [openThen, openNow] = [openByPeer(before), openByPeer(after)];
  const opened = isReadWhole ? subtractRegion(now.certain, then.possible) : [];
  const cut = isReadWhole ? subtractRegion(then.certain, now.possible) : [];
  return {
    opened,
    mayOpen: subtractRegion(gained({ then, now, openThen, openNow }), opened),
    cut,
    mayCut: subtractRegion(gained({ then: now, now: then, openThen: openNow, openNow: openThen }), cut),
  };
}

interface Sides {
  readonly then: KnownRegions;
  readonly now: KnownRegions;
  readonly openThen: ReadonlyMap<string, Region>;
  readonly openNow: ReadonlyMap<string, Region>;
}

/** Packets that pass `now` and not `then` in at least one way in which the unknown may turn out. */
function gained({ then, now, openThen, openNow }: Sides): Region {
  const newlyOpen = [...openNow].map(([label, region]) => subtractRegion(region, openThen.get(label) ?? []));
  return subtractRegion(newlyOpen.reduce(uniteRegions, now.certain), then.certain);
}

/** For each peer of which not all is known, the packets that hang on it. */
function openByPeer(rules: readonly CompiledRule[]): ReadonlyMap<string, Region> {
  const labels = grouped(
    rules.filter((rule) => !isWhollyKnown(rule)),
    ({ entry }) => peerLabel(entry.rule.peer),
  );
  return new Map(
    [...labels].map(([label, alike]) => [
      label,
      regionOf(
        alike.map(({ from, to, certain, possible }) => ({ from, to, addresses: subtractAddresses(possible, certain) })),
      ),
    ]),
  );
}
