import { compareRules } from '../compare-rules.ts';
import { ruleInGroup } from '../explain/group-check.ts';
import type { RuleInGroup } from '../explain/group-check.ts';
import { countAddresses } from '../sets/address-ranges.ts';
import { hasNoAddress, subtractAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { intersectRegions, regionOf, subtractRegion } from '../sets/region.ts';
import type { Region } from '../sets/region.ts';
import { isWhollyKnown, peerLabel } from '../world/compiled-rule.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { WorldModel } from '../world/world-model.ts';

/** A rule that lets nothing through which is not let through without it. */
export interface IdleRule {
  readonly rule: RuleInGroup;
  readonly reason: IdleReason;
}

/** Why a rule does nothing. */
export type IdleReason =
  /** The other rules of the group, these among them, let everything through that it does. */
  | { readonly kind: 'covered'; readonly by: readonly RuleInGroup[] }
  /** Its group has no members now, or its prefix list no entries. */
  | { readonly kind: 'nobody-there' }
  /** ICMP for one family with a peer of the other: no packet is like that. */
  | { readonly kind: 'impossible' };

/**
 * The rules of a group that do nothing, all of which can go at once without anything changing.
 *
 * Of two rules that cover each other together with others, the narrower one is named, because what is left
 * then reads better; the wider one stays. A rule with an empty group is named as well, although it will do
 * something when somebody joins that group. Rules that hang on what was not read are named only when the
 * others cover them however that turns out. `undefined` when the group was not read.
 */
export function idleRules(model: WorldModel, groupId: string): readonly IdleRule[] | undefined {
  const views = viewsOf(model, groupId);
  const [own] = views;
  if (own === undefined) return undefined;

  const kept = new Set(own.keys());
  const idle: IdleRule[] = [];
  for (const [index, rule] of narrowestFirst(own)) {
    const reasons = views.map((view) => reasonIn(view, index, kept));
    const [reason] = reasons;
    if (reason === undefined || reasons.includes(undefined)) continue;
    kept.delete(index);
    idle.push({ rule: ruleInGroup(rule), reason });
  }
  return idle.sort((a, b) => compareRules(a.rule.rule, b.rule.rule));
}

/** The rules as they work in the group's own VPC and, for a group that is shared, in each VPC of its members. */
function viewsOf(model: WorldModel, groupId: string): readonly (readonly CompiledRule[])[] {
  const group = model.group(groupId);
  if (group === undefined) return [];
  const vpcIds = new Set([group.vpcId, ...model.interfacesOfGroup(groupId).map(({ vpcId }) => vpcId)]);
  return [...vpcIds].flatMap((vpcId) => {
    const rules = model.rulesOf(groupId, vpcId);
    return rules === undefined ? [] : [rules];
  });
}

function narrowestFirst(rules: readonly CompiledRule[]): readonly (readonly [number, CompiledRule])[] {
  return [...rules.entries()].sort(
    ([, a], [, b]) => breadth(a) - breadth(b) || compareRules(a.entry.rule, b.entry.rule),
  );
}

function reasonIn(view: readonly CompiledRule[], index: number, kept: ReadonlySet<number>): IdleReason | undefined {
  const rule = view[index];
  if (rule === undefined) return undefined;
  if (hasNoAddress(rule.possible)) return emptyReason(rule);

  const others = view.filter(
    (other, position) => position !== index && kept.has(position) && other.direction === rule.direction,
  );
  return coveredReason(rule, others);
}

function emptyReason({ entry }: CompiledRule): IdleReason {
  const { traffic, peer } = entry.rule;
  const hasFamily = peer.kind === 'ipv4' || peer.kind === 'ipv6';
  return traffic.kind === 'icmp' && hasFamily ? { kind: 'impossible' } : { kind: 'nobody-there' };
}

function coveredReason(rule: CompiledRule, others: readonly CompiledRule[]): IdleReason | undefined {
  const own = rectangle(rule, rule.certain);
  const open = isWhollyKnown(rule) ? [] : rectangle(rule, subtractAddresses(rule.possible, rule.certain));
  const certain = regionOf(others.map(({ from, to, certain: addresses }) => ({ from, to, addresses })));
  const alike = others.filter(({ entry }) => peerLabel(entry.rule.peer) === peerLabel(rule.entry.rule.peer));
  const same = regionOf(alike.map(({ from, to, possible }) => ({ from, to, addresses: possible })));
  const isCovered =
    subtractRegion(own, certain).length === 0 && subtractRegion(subtractRegion(open, certain), same).length === 0;
  if (!isCovered) return undefined;

  const touching = others.filter((other) => touches(rule, other, alike));
  return { kind: 'covered', by: touching.map(ruleInGroup).sort((a, b) => compareRules(a.rule, b.rule)) };
}

function touches(rule: CompiledRule, other: CompiledRule, alike: readonly CompiledRule[]): boolean {
  const addresses = alike.includes(other) ? other.possible : other.certain;
  return intersectRegions(rectangle(rule, rule.possible), rectangle(other, addresses)).length > 0;
}

function rectangle({ from, to }: CompiledRule, addresses: AddressSet): Region {
  return regionOf([{ from, to, addresses }]);
}

/** How much of everything a rule stands for; only good for an order. */
function breadth({ from, to, possible }: CompiledRule): number {
  const { ipv4, ipv6 } = countAddresses(possible);
  return (to - from) * (Number(ipv4) / 2 ** 32 + Number(ipv6) / 2 ** 128);
}
