import type { DecisionContext, IdPrefix } from '../model/decision.ts';
import type { Entity } from '../model/entity.ts';

/** What a new world holds. It is asked once, when there is nothing on disk yet. */
export type Seed = (place: SeedPlace) => readonly Entity[];

/** Where and when a seed is laid. */
export type SeedPlace = Pick<DecisionContext, 'accountId' | 'region' | 'now'>;

const ID_DIGITS = 17;

/**
 * Ids that are the same every time: `digits` and a counter for each prefix, so that texts can name what a seed holds.
 */
export function countedIds(digits: string): (prefix: IdPrefix) => string {
  const counts = new Map<IdPrefix, number>();
  return (prefix) => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return countedId(prefix, digits, count);
  };
}

/** The id with these digits in front and this number behind. */
export function countedId(prefix: IdPrefix, digits: string, count: number): string {
  return `${prefix}-${digits}${count.toString(16).padStart(ID_DIGITS - digits.length, '0')}`;
}
