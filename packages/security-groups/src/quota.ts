import { IP_FAMILIES } from './ip-address.ts';
import type { IpFamily } from './ip-address.ts';
import { DIRECTIONS } from './rule.ts';
import type { Direction, Rule } from './rule.ts';

/**
 * How many rules a group may have in each direction and each address family, unless AWS raised it.
 *
 * So 60 inbound IPv4, 60 inbound IPv6, and the same outbound.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
export const DEFAULT_RULES_PER_GROUP = 60;

/** What a prefix list costs every rule that names it. */
export interface PrefixListSize {
  readonly family: IpFamily;
  /** The list's maximum, not the entries it has now; for a list of AWS its weight. */
  readonly maxEntries: number;
}

/** Prefix list id to size; a list that is missing here is not known. */
export type PrefixListSizes = ReadonlyMap<string, PrefixListSize>;

/** What one rule counts against the quota of its direction, in each family. */
export type QuotaWeight =
  | { readonly kind: 'known'; readonly ipv4: number; readonly ipv6: number }
  | { readonly kind: 'unknown'; readonly prefixListId: string };

/** What all rules of one direction count. */
export interface DirectionUse {
  /** A lower bound as long as `unknownPrefixListIds` is not empty. */
  readonly ipv4: number;
  readonly ipv6: number;
  /** Lists of unknown size, sorted, each once. */
  readonly unknownPrefixListIds: readonly string[];
}

/** What the rules of one group count. */
export type QuotaUse = Readonly<Record<Direction, DirectionUse>>;

/** One quota that a set of rules would go beyond. */
export interface QuotaExcess {
  readonly direction: Direction;
  readonly family: IpFamily;
  readonly used: number;
  readonly limit: number;
}

/** Whether rules fit into one group. Known excess outweighs what is not known. */
export type QuotaFit =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly excesses: readonly QuotaExcess[] }
  | { readonly kind: 'unknown'; readonly prefixListIds: readonly string[] };

/**
 * What one rule counts.
 *
 * | peer | counts |
 * |---|---|
 * | CIDR | 1 in its family |
 * | security group | 1 in both families (AWS does not say; the cautious reading) |
 * | prefix list | its maximum of entries, in its family, again for every rule that names it |
 */
export function quotaWeight(rule: Rule, prefixListSizes: PrefixListSizes): QuotaWeight {
  switch (rule.peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return weightIn(rule.peer.kind, 1);
    case 'security-group':
      return { kind: 'known', ipv4: 1, ipv6: 1 };
    case 'prefix-list': {
      const { prefixListId } = rule.peer;
      const size = prefixListSizes.get(prefixListId);
      return size === undefined ? { kind: 'unknown', prefixListId } : weightIn(size.family, size.maxEntries);
    }
  }
}

/** Adds up what the rules of one group count. Each element counts: give every rule once. */
export function quotaUse(rules: readonly Rule[], prefixListSizes: PrefixListSizes): QuotaUse {
  const useOf = (direction: Direction) =>
    directionUse(
      rules.filter((rule) => rule.direction === direction),
      prefixListSizes,
    );
  return { ingress: useOf('ingress'), egress: useOf('egress') };
}

/** Whether a group with this use is within its quota; the limit is the same in all directions and families. */
export function fitsQuota(use: QuotaUse, limit: number = DEFAULT_RULES_PER_GROUP): QuotaFit {
  const excesses = DIRECTIONS.flatMap((direction) =>
    IP_FAMILIES.map((family) => ({ direction, family, used: use[direction][family], limit })),
  ).filter(({ used }) => used > limit);
  if (excesses.length > 0) return { kind: 'no', excesses };

  const prefixListIds = sortedOnce(DIRECTIONS.flatMap((direction) => use[direction].unknownPrefixListIds));
  return prefixListIds.length > 0 ? { kind: 'unknown', prefixListIds } : { kind: 'yes' };
}

function directionUse(rules: readonly Rule[], prefixListSizes: PrefixListSizes): DirectionUse {
  const weights = rules.map((rule) => quotaWeight(rule, prefixListSizes));
  const total = (family: IpFamily) =>
    weights.reduce((sum, weight) => (weight.kind === 'known' ? sum + weight[family] : sum), 0);
  const unknown = weights.flatMap((weight) => (weight.kind === 'unknown' ? [weight.prefixListId] : []));
  return { ipv4: total('ipv4'), ipv6: total('ipv6'), unknownPrefixListIds: sortedOnce(unknown) };
}

function weightIn(family: IpFamily, weight: number): QuotaWeight {
  return { kind: 'known', ipv4: 0, ipv6: 0, [family]: weight };
}

function sortedOnce(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort();
}
