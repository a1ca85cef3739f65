import type { Direction } from '../rule.ts';
import { ALL_ADDRESSES, intersectAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { regionOf, subtractRegion } from '../sets/region.ts';
import type { Region } from '../sets/region.ts';
import { END_OF_TRAFFIC } from '../sets/traffic-line.ts';
import { compileRules, isWhollyKnown } from '../world/compiled-rule.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { WorldInterface } from '../world/world.ts';

/** What rules let through: certainly, and as far as anybody knows. `possible` holds everything in `certain`. */
export interface KnownRegions {
  readonly certain: Region;
  readonly possible: Region;
}

/** What all groups of an interface let through together, in one direction, to or from these addresses. */
export function regionsAt(
  model: WorldModel,
  holder: WorldInterface,
  { direction, farSides }: { readonly direction: Direction; readonly farSides: AddressSet },
): KnownRegions {
  // Made ready for this once and not kept: a survey looks at every rule of an account.
  const rules = holder.groupIds.flatMap((groupId) => {
    const entries = model.group(groupId)?.rules.filter(({ rule }) => rule.direction === direction) ?? [];
    return compileRules(model, entries, { groupId, inVpcId: holder.vpcId });
  });
  const known = regionsOf(rules, farSides);
  const isReadWhole = holder.groupIds.every((groupId) => model.group(groupId) !== undefined);
  // A group that was not read may let anything through.
  return isReadWhole
    ? known
    : { certain: known.certain, possible: [{ from: 0, to: END_OF_TRAFFIC, addresses: farSides }] };
}

/** What the rules let through together, as far as the far side is one of these addresses. */
export function regionsOf(rules: readonly CompiledRule[], farSides: AddressSet = ALL_ADDRESSES): KnownRegions {
  const certain = regionOf(rules.map(({ from, to, certain: peer }) => ({ from, to, addresses: cut(peer, farSides) })));
  if (rules.every(isWhollyKnown)) return { certain, possible: certain };

  const possible = regionOf(
    rules.map(({ from, to, possible: peer }) => ({ from, to, addresses: cut(peer, farSides) })),
  );
  return { certain, possible };
}

function cut(peer: AddressSet, farSides: AddressSet): AddressSet {
  return farSides === ALL_ADDRESSES ? peer : intersectAddresses(peer, farSides);
}

/** What is possible and not certain. */
export function openQuestions({ certain, possible }: KnownRegions): Region {
  return certain === possible ? [] : subtractRegion(possible, certain);
}
