import { alikeInterfaces } from '../exposure/alike-interfaces.ts';
import { trafficRanges } from '../exposure/traffic-ranges.ts';
import type { TrafficRanges } from '../exposure/traffic-ranges.ts';
import { regionsOf } from '../exposure/known-regions.ts';
import type { Direction } from '../rule.ts';
import { intersectRegions, subtractRegion } from '../sets/region.ts';
import type { WorldModel } from '../world/world-model.ts';
import { alwaysTracks } from '../explain/tracking.ts';
import { applyChanges } from './group-change.ts';
import type { ChangeProblem, GroupChange } from './group-change.ts';
import { sidesOf } from './holder-sides.ts';
import type { HolderSides } from './holder-sides.ts';
import { regionDifference } from './region-difference.ts';
import { untrackedRegion } from './untracked-region.ts';

/** What a plan makes reachable and what it cuts. */
export interface ReachDifference {
  /** One entry for all interfaces with the same groups, of those that hold a changed group. */
  readonly holders: readonly HolderDifference[];
}

/** The difference for interfaces with the same groups. */
export interface HolderDifference {
  readonly groupIds: readonly string[];
  /** Empty for a changed group that no interface holds, as far as was read: then it is told for whoever will. */
  readonly interfaceIds: readonly string[];
  readonly ingress: DirectionDifference;
  readonly egress: DirectionDifference;
}

/** Traffic with the far sides for which something changes. */
export interface DirectionDifference {
  /** Not let through before, let through after. */
  readonly opened: readonly TrafficRanges[];
  /** Opened, or not, depending on what was not read. */
  readonly mayOpen: readonly TrafficRanges[];
  /** Let through before, not let through after. */
  readonly cut: readonly TrafficRanges[];
  readonly mayCut: readonly TrafficRanges[];
  /** The part of `cut` whose open connections end at once, because EC2 does not track them. All others live on. */
  readonly endsSessions: readonly TrafficRanges[];
  /** Still let through, but tracked from now on: open connections may be cut. */
  readonly mayEndSessions: readonly TrafficRanges[];
}

/** A difference, or what is wrong with the changes. */
export type Differed =
  | { readonly kind: 'differed'; readonly difference: ReachDifference }
  | { readonly kind: 'refused'; readonly problems: readonly ChangeProblem[] };

/**
 * What changes for the interfaces that hold the changed groups, when rules are added and removed.
 *
 * The rules of all groups of an interface count: what another group lets through anyway is not opened,
 * and what another one still lets through is not cut. An empty difference is the proof that a plan
 * changes nothing; it is exact for everything that was read.
 */
export function reachDifference(model: WorldModel, changes: readonly GroupChange[]): Differed {
  const applied = applyChanges(model, changes);
  if (applied.kind === 'refused') return applied;

  const changed = [...applied.rules.keys()];
  const holders = alikeInterfaces(
    model.interfaces.filter(({ groupIds }) => groupIds.some((groupId) => applied.rules.has(groupId))),
  ).flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const sides = sidesOf(model, applied.rules, first);
    const tracksAll = alike.every(({ kind }) => alwaysTracks(kind));
    const interfaceIds = alike.map(({ interfaceId }) => interfaceId);
    return [{ groupIds: first.groupIds, interfaceIds, ...bothDirections(sides, tracksAll) }];
  });
  const idle = changed
    .filter((groupId) => model.interfacesOfGroup(groupId).length === 0)
    .map((groupId) => {
      const vpcId = model.group(groupId)?.vpcId ?? '';
      const sides = sidesOf(model, applied.rules, { groupIds: [groupId], vpcId });
      return { groupIds: [groupId], interfaceIds: [], ...bothDirections(sides, false) };
    });
  return { kind: 'differed', difference: { holders: [...holders, ...idle] } };
}

function bothDirections(sides: HolderSides, tracksAll: boolean): Pick<HolderDifference, Direction> {
  return {
    ingress: directionDifference(sides, 'ingress', tracksAll),
    egress: directionDifference(sides, 'egress', tracksAll),
  };
}

function directionDifference(sides: HolderSides, direction: Direction, tracksAll: boolean): DirectionDifference {
  const [before, after] = [sides.before, sides.after].map((rules) =>
    rules.filter((rule) => rule.direction === direction),
  );
  const { opened, mayOpen, cut, mayCut } = regionDifference(before ?? [], after ?? [], sides.isReadWhole);
  const untracked = tracksAll ? [] : untrackedRegion(sides.before, direction);
  const noLonger = subtractRegion(untracked, untrackedRegion(sides.after, direction));
  return {
    opened: trafficRanges(opened),
    mayOpen: trafficRanges(mayOpen),
    cut: trafficRanges(cut),
    mayCut: trafficRanges(mayCut),
    endsSessions: trafficRanges(intersectRegions(cut, untracked)),
    mayEndSessions: trafficRanges(intersectRegions(noLonger, regionsOf(after ?? []).certain)),
  };
}
