import { NOT_READ } from '@gatelease/security-groups';
import type { Rule, Traffic, World, WorldGroup, WorldInterface } from '@gatelease/security-groups';

const VPC_ID = 'vpc-0000000000000001';
const PREFIX_LIST_ID = 'pl-00000000000000001';
const PORTS = [22, 80, 443, 3306, 5432, 6379, 8080, 8443, 9092, 9200];
/** Every so many groups is open to the Internet on the ports of the web. */
const OPEN_EVERY = 20;

/**
 * An account of the largest kind: so many groups with so many rules each, and as many interfaces, each of
 * which holds two groups.
 *
 * Of a group's rules, one lets everything out, a few name other groups and a prefix list, and the rest
 * admit addresses and ranges on ten usual ports and on ranges of ports of their own.
 */
export function largeWorld(groups: number, rulesPerGroup: number): World {
  return {
    groups: Array.from({ length: groups }, (_, index) => groupNumbered(index, groups, rulesPerGroup)),
    interfaces: Array.from({ length: groups }, (_, index) => interfaceNumbered(index, groups)),
    prefixLists: [
      { prefixListId: PREFIX_LIST_ID, cidrs: Array.from({ length: 100 }, (_, n) => `198.18.${String(n)}.0/24`) },
    ],
    vpcs: [{ vpcId: VPC_ID, cidrs: ['10.0.0.0/8'] }],
    subnets: NOT_READ,
    networkAcls: NOT_READ,
    routeTables: NOT_READ,
    peerings: NOT_READ,
  };
}

export function interfaceId(index: number): string {
  return `eni-${hex(index)}`;
}

function groupNumbered(index: number, groups: number, rules: number): WorldGroup {
  return {
    groupId: groupId(index),
    name: `group-${String(index)}`,
    vpcId: VPC_ID,
    rules: Array.from({ length: rules }, (_, position) => ({
      ruleId: `sgr-${hex(index * rules + position)}`,
      rule: ruleAt(index, position, groups),
    })),
  };
}

function ruleAt(group: number, position: number, groups: number): Rule {
  const port = PORTS[(group + position) % PORTS.length]!;
  if (position === 0)
    return { direction: 'egress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } };
  if (position <= 5) {
    const peer = { kind: 'security-group', groupId: groupId((group * 7 + position * 131) % groups) } as const;
    return { direction: 'ingress', traffic: tcp(port), peer };
  }
  if (position === 6) {
    return { direction: 'ingress', traffic: tcp(port), peer: { kind: 'prefix-list', prefixListId: PREFIX_LIST_ID } };
  }
  if (position === 7 && group % OPEN_EVERY === 0) {
    return { direction: 'ingress', traffic: tcp(443), peer: { kind: 'ipv4', cidr: '0.0.0.0/0' } };
  }
  if (position < 12) {
    const first = 10_000 + ((group * 61 + position * 977) % 40_000);
    return {
      direction: 'ingress',
      traffic: tcp(first, first + position * 10),
      peer: { kind: 'ipv4', cidr: '10.0.0.0/8' },
    };
  }
  return { direction: 'ingress', traffic: tcp(port), peer: { kind: 'ipv4', cidr: clientCidr(group * 64 + position) } };
}

/** Half of them single addresses, half ranges, all over the Internet. */
function clientCidr(number: number): string {
  const spread = (number * 2_654_435_761) % 2 ** 24;
  const octets = [20 + ((spread >>> 16) % 80), (spread >>> 8) & 255, spread & 255];
  return number % 2 === 0 ? `${octets.join('.')}.${String(number % 256)}/32` : `${octets.join('.')}.0/24`;
}

function interfaceNumbered(index: number, groups: number): WorldInterface {
  const octets = [(index >>> 16) & 255, (index >>> 8) & 255, index & 255].map(String).join('.');
  return {
    interfaceId: interfaceId(index),
    kind: 'instance',
    vpcId: VPC_ID,
    subnetId: `subnet-${hex(index % 50)}`,
    instanceId: `i-${hex(index)}`,
    groupIds: [groupId(index), groupId((index * 13 + 1) % groups)],
    addresses: [{ address: `10.${octets}`, publicAddress: `52.${octets}` }],
  };
}

function groupId(index: number): string {
  return `sg-${hex(index)}`;
}

function hex(number: number): string {
  return number.toString(16).padStart(17, '0');
}

function tcp(fromPort: number, toPort = fromPort): Traffic {
  return { kind: 'ports', protocol: 'tcp', fromPort, toPort };
}
