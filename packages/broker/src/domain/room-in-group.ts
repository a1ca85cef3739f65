import { fitsQuota, quotaUse, ruleKey } from '@gatelease/security-groups';
import type { IpFamily, Rule } from '@gatelease/security-groups';

/** Why rules do not fit into a group. */
export interface NoRoom {
  readonly family: IpFamily;
  /** With what is wanted. */
  readonly used: number;
  readonly limit: number;
}

/**
 * Whether the group has room for what is wanted; `null` when it has, or when that is not known.
 *
 * Rules that are there, or that other leases are about to open, cost nothing more. A family that is too full already
 * keeps nothing of the other family out.
 */
export function noRoomFor(wanted: readonly Rule[], known: readonly Rule[], limit: number): NoRoom | null {
  const before = new Map(known.map((rule) => [ruleKey(rule), rule]));
  const added = wanted.filter((rule) => !before.has(ruleKey(rule)));
  if (added.length === 0) return null;
  const fit = fitsQuota(quotaUse([...before.values(), ...added], new Map()), limit);
  if (fit.kind !== 'no') return null;
  const grows = (family: IpFamily) => quotaUse(added, new Map()).ingress[family] > 0;
  const excess = fit.excesses.find(({ direction, family }) => direction === 'ingress' && grows(family));
  return excess === undefined ? null : { family: excess.family, used: excess.used, limit };
}
