import { describe, expect, it } from 'vitest';
import { KNOWN_PEERS, PACKETS, RULES } from '../test/small-world.ts';
import { valid } from '../test/valid.ts';
import { admits, KNOWS_NO_PEERS, NOT_KNOWN, ruleAdmits } from './admits.ts';
import type { PeerResolver } from './admits.ts';
import { parseCidr } from './cidr.ts';
import { parseIpAddress } from './ip-address.ts';
import type { Packet, PacketTraffic } from './packet.ts';
import { formatPeer } from './peer-text.ts';
import { formatRule, parseRule } from './rule-text.ts';
import { formatTraffic } from './traffic-text.ts';

const rule = (text: string) => valid(parseRule(text));
const address = (text: string) => valid(parseIpAddress(text));
const ssh: PacketTraffic = { kind: 'ports', protocol: 'tcp', port: 22 };
const packet = (farSide: string, traffic: PacketTraffic = ssh): Packet => ({
  direction: 'ingress',
  traffic,
  farSide: address(farSide),
});

const GROUP = 'sg-00000001';
const LIST = 'pl-00000001';

describe('admits', () => {
  it('answers yes with the rule that lets the packet through', () => {
    const rules = ['tcp 443 from 0.0.0.0/0', 'tcp 22 from 203.0.113.0/24'].map(rule);

    const admission = admits(rules, packet('203.0.113.7'), KNOWS_NO_PEERS);

    expect(admission).toEqual({ kind: 'yes', rule: rules[1] });
  });

  it('answers no when no rule lets it through, and when there is no rule', () => {
    expect(admits([rule('tcp 22 from 203.0.113.8/32')], packet('203.0.113.7'), KNOWS_NO_PEERS)).toEqual({ kind: 'no' });
    expect(admits([], packet('203.0.113.7'), KNOWS_NO_PEERS)).toEqual({ kind: 'no' });
  });

  it('answers unknown, never no, with the rules that hang on what is not known', () => {
    const rules = [`tcp 22 from ${GROUP}`, `udp 53 from ${GROUP}`, `all from ${LIST}`, 'tcp 22 from 10.0.0.0/8'].map(
      rule,
    );

    const admission = admits(rules, packet('203.0.113.7'), KNOWS_NO_PEERS);

    expect(admission).toEqual({ kind: 'unknown', rules: [rules[2], rules[0]] });
  });

  it('lets one certain rule outweigh everything unknown', () => {
    const rules = [`all from ${GROUP}`, 'tcp 22 from 203.0.113.7/32'].map(rule);

    expect(admits(rules, packet('203.0.113.7'), KNOWS_NO_PEERS)).toEqual({ kind: 'yes', rule: rules[1] });
  });

  it('names the same rule whatever the order of the rules', () => {
    const rules = ['tcp 22 from 0.0.0.0/0', 'all from 203.0.113.7/32', 'tcp 20-25 from 203.0.113.0/24'].map(rule);

    expect(admits([...rules].reverse(), packet('203.0.113.7'), KNOWS_NO_PEERS)).toEqual(
      admits(rules, packet('203.0.113.7'), KNOWS_NO_PEERS),
    );
  });

  it('looks up each group and prefix list by its own id', () => {
    const resolver: PeerResolver = {
      groupMembers: (groupId) => (groupId === GROUP ? [address('10.0.0.5')] : NOT_KNOWN),
      prefixListEntries: (id) => (id === LIST ? [valid(parseCidr('198.51.100.0/24'))] : []),
    };

    expect(ruleAdmits(rule(`tcp 22 from ${GROUP}`), packet('10.0.0.5'), resolver)).toBe('yes');
    expect(ruleAdmits(rule(`tcp 22 from ${GROUP}`), packet('203.0.113.7'), resolver)).toBe('no');
    expect(ruleAdmits(rule('tcp 22 from sg-00000002'), packet('10.0.0.5'), resolver)).toBe('unknown');
    expect(ruleAdmits(rule(`tcp 22 from ${LIST}`), packet('198.51.100.9'), resolver)).toBe('yes');
    expect(ruleAdmits(rule('tcp 22 from pl-00000002'), packet('198.51.100.9'), resolver)).toBe('no');
  });

  it('judges an IPv4-mapped far side as the IPv4 packet that it is', () => {
    expect(ruleAdmits(rule('tcp 22 from 203.0.113.7/32'), packet('::ffff:203.0.113.7'), KNOWS_NO_PEERS)).toBe('yes');
    expect(ruleAdmits(rule('tcp 22 from ::/0'), packet('::ffff:203.0.113.7'), KNOWS_NO_PEERS)).toBe('no');
  });

  it('keeps IPv4 ICMP rules from letting IPv6 ping through', () => {
    const ping6: PacketTraffic = { kind: 'icmp', protocol: 'icmpv6', type: 128, code: 0 };

    expect(ruleAdmits(rule('icmp from ::/0'), packet('2001:db8::1', ping6), KNOWS_NO_PEERS)).toBe('no');
    expect(ruleAdmits(rule('icmpv6 from ::/0'), packet('2001:db8::1', ping6), KNOWS_NO_PEERS)).toBe('yes');
  });

  it('sees the whole Internet in two halves', () => {
    const rules = ['tcp 22 from 0.0.0.0/1', 'tcp 22 from 128.0.0.0/1'].map(rule);

    expect(admits(rules, packet('8.8.8.8'), KNOWS_NO_PEERS).kind).toBe('yes');
    expect(admits(rules, packet('203.0.113.7'), KNOWS_NO_PEERS).kind).toBe('yes');
  });

  it('lets through in the small world what the tables say, rule by rule and packet by packet', () => {
    for (const one of RULES)
      for (const each of PACKETS) {
        const isExpected =
          one.direction === each.direction &&
          listed(ADMITTED_TRAFFIC, formatTraffic(one.traffic), nameOf(each.traffic)) &&
          listed(ADMITTED_ADDRESSES, formatPeer(one.peer), each.farSide.text);
        const verdict = ruleAdmits(one, each, KNOWN_PEERS);

        if (verdict !== (isExpected ? 'yes' : 'no'))
          expect.fail(`${formatRule(one)}: ${nameOf(each.traffic)} ${verdict}`);
      }
  });
});

const TCP = ['tcp 20', 'tcp 22', 'tcp 25', 'tcp 26', 'tcp 30', 'tcp 443'];
const UDP = ['udp 22', 'udp 53', 'udp 123'];
const ICMP = ['icmp 8/0', 'icmp 8/1', 'icmp 3/4', 'icmp 3/1'];
const ICMPV6 = ['icmpv6 128/0', 'icmpv6 1/0'];

const ADMITTED_TRAFFIC: Readonly<Record<string, readonly string[]>> = {
  all: [...TCP, ...UDP, ...ICMP, ...ICMPV6, 'protocol 47', 'protocol 50'],
  'tcp 22': ['tcp 22'],
  'tcp 20-25': ['tcp 20', 'tcp 22', 'tcp 25'],
  'tcp 25-30': ['tcp 25', 'tcp 26', 'tcp 30'],
  'tcp 0-65535': TCP,
  'udp 53': ['udp 53'],
  'udp 0-65535': UDP,
  icmp: ICMP,
  'icmp 8': ['icmp 8/0', 'icmp 8/1'],
  'icmp 8/0': ['icmp 8/0'],
  'icmp 3/4': ['icmp 3/4'],
  icmpv6: ICMPV6,
  'icmpv6 128': ['icmpv6 128/0'],
  'protocol 50': ['protocol 50'],
};

const ADMITTED_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['10.1.0.1', '10.2.0.1', '203.0.113.7', '198.51.100.1'],
  '10.0.0.0/8': ['10.1.0.1', '10.2.0.1'],
  '10.1.0.0/16': ['10.1.0.1'],
  '203.0.113.7/32': ['203.0.113.7'],
  '::/0': ['2001:db8::1', '2001:db9::1'],
  '2001:db8::/32': ['2001:db8::1'],
  [GROUP]: ['10.1.0.1', '2001:db8::1'],
  [LIST]: ['10.2.0.1', '203.0.113.7'],
};

function listed(table: Readonly<Record<string, readonly string[]>>, line: string, entry: string): boolean {
  const entries = table[line];
  if (entries === undefined) throw new Error(`The table has no line for ${line}.`);
  return entries.includes(entry);
}

function nameOf(traffic: PacketTraffic): string {
  switch (traffic.kind) {
    case 'ports':
      return `${traffic.protocol} ${String(traffic.port)}`;
    case 'icmp':
      return `${traffic.protocol} ${String(traffic.type)}/${String(traffic.code)}`;
    case 'protocol':
      return `protocol ${String(traffic.number)}`;
  }
}
