import type { Names } from '../explain/names.ts';
import type { TrafficRanges } from '../exposure/traffic-ranges.ts';
import { formatTraffic } from '../traffic-text.ts';
import type { Direction } from '../rule.ts';
import type { DirectionDifference, HolderDifference, ReachDifference } from './reach-difference.ts';

/** How many ranges a sentence names before it only counts the rest. */
const MOST_RANGES = 5;

/** A difference in English, one sentence a line; one sentence when nothing changes. */
export function differenceText({ holders }: ReachDifference, names: Names): readonly string[] {
  const lines = holders.flatMap((holder) => [
    ...directionLines(holder, 'ingress', names),
    ...directionLines(holder, 'egress', names),
  ]);
  return lines.length > 0 ? lines : ['Nothing changes: what is let through stays the same.'];
}

const SENTENCES: readonly (readonly [keyof DirectionDifference, string])[] = [
  ['opened', 'is let through from now on'],
  ['mayOpen', 'may be let through from now on, depending on what was not read'],
  ['cut', 'is let through no longer'],
  ['mayCut', 'may be let through no longer, depending on what was not read'],
  ['endsSessions', 'loses its open connections at once; all others may live on'],
  ['mayEndSessions', 'is still let through, but open connections may be cut'],
];

function directionLines(holder: HolderDifference, direction: Direction, names: Names): readonly string[] {
  const who = holderName(holder, names);
  const [where, far] = direction === 'ingress' ? [`Into ${who}`, 'from'] : [`Out of ${who}`, 'to'];
  return SENTENCES.flatMap(([kind, what]) =>
    holder[direction][kind].map((line) => `${where}: ${trafficText(line)} ${far} ${rangesText(line)} ${what}.`),
  );
}

function holderName({ interfaceIds, groupIds }: HolderDifference, names: Names): string {
  const [only, ...others] = interfaceIds;
  if (only === undefined) return `whoever will hold ${groupIds.map((groupId) => names.group(groupId)).join(', ')}`;
  return others.length === 0
    ? names.networkInterface(only)
    : `${names.networkInterface(only)} and ${String(others.length)} more with the same groups`;
}

function trafficText({ traffics }: TrafficRanges): string {
  return traffics.map((traffic) => (traffic.kind === 'all' ? 'all traffic' : formatTraffic(traffic))).join(', ');
}

function rangesText({ ranges }: TrafficRanges): string {
  const named = ranges.slice(0, MOST_RANGES).join(', ');
  return ranges.length > MOST_RANGES ? `${named} and ${String(ranges.length - MOST_RANGES)} more ranges` : named;
}
