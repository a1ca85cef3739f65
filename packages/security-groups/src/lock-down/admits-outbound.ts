import { addressesOfText, NO_ADDRESSES } from '../sets/address-set.ts';
import { regionsOf } from '../exposure/known-regions.ts';
import { regionOf, subtractRegion } from '../sets/region.ts';
import { trafficInterval } from '../sets/traffic-line.ts';
import type { Rule } from '../rule.ts';
import { ruleKey } from '../rule-key.ts';
import type { WorldModel } from '../world/world-model.ts';

/**
 * Whether a group lets everything out already that this outbound rule would.
 *
 * A group as peer stands for its members, today and later: a range covers it only when it covers the VPC
 * of the group in full, so that whoever joins it is reached as well.
 */
export function admitsOutbound(model: WorldModel, groupId: string, rule: Rule): boolean {
  const group = model.group(groupId);
  const rules = group === undefined ? [] : (model.rulesOf(groupId, group.vpcId) ?? []);
  if (rules.some(({ entry }) => ruleKey(entry.rule) === ruleKey(rule))) return true;

  const needed = regionOf([{ ...trafficInterval(rule.traffic), addresses: farSides(model, rule) }]);
  const egress = rules.filter(({ direction }) => direction === 'egress');
  return needed.length > 0 && subtractRegion(needed, regionsOf(egress).certain).length === 0;
}

function farSides(model: WorldModel, { peer }: Rule) {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return addressesOfText(peer.cidr) ?? NO_ADDRESSES;
    case 'prefix-list':
      return model.prefixList(peer.prefixListId) ?? NO_ADDRESSES;
    case 'security-group': {
      const vpcId = model.group(peer.groupId)?.vpcId;
      const ranges = vpcId === undefined ? undefined : model.vpcRanges(vpcId);
      // Load balancers and endpoints reach their targets by IPv4 unless they are made for both.
      return ranges === undefined ? NO_ADDRESSES : { ipv4: ranges.ipv4, ipv6: [] };
    }
  }
}
