import { ruleInGroup } from '../explain/group-check.ts';
import type { RuleInGroup } from '../explain/group-check.ts';
import { compareRules } from '../compare-rules.ts';
import { ruleKey } from '../rule-key.ts';
import { IP_FAMILIES } from '../ip-address.ts';
import type { IpFamily } from '../ip-address.ts';
import { regionsOf } from '../exposure/known-regions.ts';
import { countAddresses } from '../sets/address-ranges.ts';
import { hasNoAddress, intersectAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { INTERNET, INTERNET_SIZE } from '../sets/internet.ts';
import { grouped } from '../sets/grouped.ts';
import { trafficsIn } from '../sets/traffic-line.ts';
import type { Band } from '../sets/region.ts';
import type { Traffic } from '../traffic.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { WorldModel } from '../world/world-model.ts';

/** Traffic that a group lets in from the whole Internet, or from so much of it that it hardly matters. */
export interface WorldOpening {
  readonly groupId: string;
  readonly traffics: readonly Traffic[];
  readonly family: IpFamily;
  /** How much of the family's public addresses, above `WIDE_SHARE`, up to 1 for all of them. */
  readonly share: number;
  readonly isWhole: boolean;
  /** The rules that let it in, alone or together. */
  readonly rules: readonly RuleInGroup[];
}

/**
 * From which share of a family's public addresses on traffic counts as open to the world.
 *
 * No one works from a quarter of the Internet. Somebody who opens that much meant everything, or gave up
 * listing; 0.0.0.0/1 alone is over half, and two such halves are everything without a single /0.
 */
export const WIDE_SHARE = 0.25;

/**
 * What a group lets in from the world, in whatever spelling: 0.0.0.0/0, ::/0, two halves, or any number of
 * ranges that sum up to all or a large part of the public addresses of a family.
 *
 * Only what is certain counts; prefix lists that were not read may add to it. `undefined` when the group was
 * not read.
 */
export function worldOpenings(model: WorldModel, groupId: string): readonly WorldOpening[] | undefined {
  const group = model.group(groupId);
  const rules = group === undefined ? undefined : model.rulesOf(groupId, group.vpcId);
  if (rules === undefined) return undefined;

  const inbound = rules.filter(({ direction }) => direction === 'ingress');
  return IP_FAMILIES.flatMap((family) => {
    const openings = regionsOf(inbound, PUBLIC[family]).certain.flatMap((band) => openingOf(band, family, inbound));
    return [...grouped(openings, openingKey).values()].flatMap(joined).map((opening) => ({ groupId, ...opening }));
  });
}

type Opening = Omit<WorldOpening, 'groupId'>;

const PUBLIC: Readonly<Record<IpFamily, AddressSet>> = {
  ipv4: { ipv4: INTERNET.ipv4, ipv6: [] },
  ipv6: { ipv4: [], ipv6: INTERNET.ipv6 },
};

function openingOf(band: Band, family: IpFamily, inbound: readonly CompiledRule[]): readonly Opening[] {
  const share = shareOf(band, family);
  if (share < WIDE_SHARE) return [];
  const rules = inbound.filter((rule) => takesPart(rule, band, family)).map(ruleInGroup);
  return [{ traffics: trafficsIn(band), family, share, isWhole: share === 1, rules: rules.sort(byRule) }];
}

function shareOf({ addresses }: Band, family: IpFamily): number {
  const count = countAddresses(addresses)[family];
  // The last digits of a share of 2¹²⁸ do not survive as a number, but whether it is all of them must.
  return count === INTERNET_SIZE[family]
    ? 1
    : Math.min(Number(count) / Number(INTERNET_SIZE[family]), 1 - Number.EPSILON);
}

function takesPart({ from, to, certain }: CompiledRule, band: Band, family: IpFamily): boolean {
  return from < band.to && band.from < to && !hasNoAddress(intersectAddresses(certain, PUBLIC[family]));
}

/** Bands that the same rules open to the same share are one finding. */
function openingKey({ family, share, rules }: Opening): string {
  return `${family} ${String(share)} ${rules.map(({ rule }) => ruleKey(rule)).join()}`;
}

function joined(openings: readonly Opening[]): readonly Opening[] {
  const [first] = openings;
  return first === undefined ? [] : [{ ...first, traffics: openings.flatMap(({ traffics }) => traffics) }];
}

function byRule(a: RuleInGroup, b: RuleInGroup): number {
  return compareRules(a.rule, b.rule);
}
