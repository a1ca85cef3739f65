import { parseCidr } from '@gatelease/security-groups';
import type { Cidr, Direction, Rule } from '@gatelease/security-groups';

import { element } from './element.ts';
import type { Element } from './element.ts';
import { addressSetName, groupSetName } from './lookup-set.ts';
import { trafficKeys } from './traffic-keys.ts';
import type { TrafficKey } from './traffic-keys.ts';

/** What a rule is compiled with. */
export interface RuleScope {
  readonly groupId: string;
  /** The number that stands for a group in the table. */
  numberOf(groupId: string): number;
  prefixListEntries(prefixListId: string): readonly Cidr[];
}

/** The elements that let through what a rule lets through: one in most cases, more for a range of ports or a prefix list. */
export function ruleElements({ direction, traffic, peer }: Rule, scope: RuleScope): readonly Element[] {
  const own = scope.numberOf(scope.groupId);
  const keys = trafficKeys(traffic);

  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6': {
      const cidr = parseCidr(peer.cidr);
      return cidr.ok ? keys.map((key) => cidrElement(direction, own, cidr.value, key)) : [];
    }
    case 'prefix-list':
      return scope
        .prefixListEntries(peer.prefixListId)
        .flatMap((cidr) => keys.map((key) => cidrElement(direction, own, cidr, key)));
    case 'security-group': {
      const far = scope.numberOf(peer.groupId);
      return keys.map((key) => element(groupSetName(direction, key), [own, far, ...trafficFields(key)]));
    }
  }
}

function cidrElement(direction: Direction, own: number, cidr: Cidr, key: TrafficKey): Element {
  const address = cidr.prefixLength === 0 ? [] : [cidr.text.slice(0, cidr.text.indexOf('/'))];
  return element(addressSetName(direction, cidr, key), [own, ...address, ...trafficFields(key)]);
}

function trafficFields(key: TrafficKey): readonly number[] {
  switch (key.kind) {
    case 'any':
      return [];
    case 'protocol':
      return [key.protocol];
    case 'port':
      return [key.protocol, key.port.value];
  }
}
