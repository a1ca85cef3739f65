import { ruleInGroup } from '../explain/group-check.ts';
import { INTERNET } from '../sets/internet.ts';
import { hasNoAddress, intersectAddresses } from '../sets/address-set.ts';
import { intersectRegions, regionOf, subtractRegion } from '../sets/region.ts';
import type { Region } from '../sets/region.ts';
import { trafficInterval } from '../sets/traffic-line.ts';
import { ALL_ADDRESSES } from '../sets/address-set.ts';
import type { Traffic } from '../traffic.ts';
import type { CompiledRule } from '../world/compiled-rule.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { RemovableRule, RemovalReason } from './lock-down-plan.ts';

/** Secure shell and remote desktop: who loses these may have no other way to the machine. */
export const ADMINISTRATION_PORTS = [22, 3389] as const;

/** What is looked for in a group. */
export interface WiderRules {
  readonly groupId: string;
  /** The traffic that the pattern has its own rules for. */
  readonly lockedDown: readonly Traffic[];
  /** Whether rules for secure shell and remote desktop are left alone. */
  readonly keepsAdministration: boolean;
}

/** The inbound rules of a group that let this traffic in from CIDRs on the Internet, each with what to do about it. */
export function widerRules(
  model: WorldModel,
  { groupId, lockedDown, keepsAdministration }: WiderRules,
): readonly RemovableRule[] {
  const group = model.group(groupId);
  const rules = group === undefined ? [] : (model.rulesOf(groupId, group.vpcId) ?? []);
  const locked = regionOfTraffics(lockedDown);
  return rules.filter(isFromInternet).flatMap((rule): readonly RemovableRule[] => {
    const own = regionOfTraffics([rule.entry.rule.traffic]);
    if (intersectRegions(own, locked).length === 0) return [];
    const reason = reasonFor(own, locked, keepsAdministration);
    return [{ ...ruleInGroup(rule), isSuggested: reason === 'wider-than-needed', reason }];
  });
}

function isFromInternet({ direction, entry, certain }: CompiledRule): boolean {
  const isCidr = entry.rule.peer.kind === 'ipv4' || entry.rule.peer.kind === 'ipv6';
  return direction === 'ingress' && isCidr && !hasNoAddress(intersectAddresses(certain, INTERNET));
}

function reasonFor(own: Region, locked: Region, keepsAdministration: boolean): RemovalReason {
  const administration = regionOfTraffics(
    ADMINISTRATION_PORTS.map((port) => ({ kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port })),
  );
  if (keepsAdministration && intersectRegions(own, administration).length > 0) return 'administration';
  return subtractRegion(own, locked).length > 0 ? 'lets-more-through' : 'wider-than-needed';
}

function regionOfTraffics(traffics: readonly Traffic[]): Region {
  return regionOf(traffics.map((traffic) => ({ ...trafficInterval(traffic), addresses: ALL_ADDRESSES })));
}
