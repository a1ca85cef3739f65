import type { Direction, IpFamily } from '@gatelease/security-groups';

import { ADDRESS_FIELDS, PREFIXES } from './address-fields.ts';
import type { FamilyDigit } from './address-fields.ts';
import { ICMP_PREFIX_LENGTHS } from './traffic-keys.ts';
import type { TrafficKey } from './traffic-keys.ts';

/**
 * A set that comes into the table with its first element, and the rules that look into it.
 *
 * Rules of security groups only allow, so the order in which the sets are asked does not matter, and rules are added
 * at the end of their chains.
 */
export interface TableSet {
  readonly kind: 'set' | 'map';
  readonly name: string;
  /** What its elements are, as nft writes it. */
  readonly type: string;
  readonly rules: readonly ChainRule[];
}

/** A rule of nftables in one of the table's chains. */
export interface ChainRule {
  readonly chain: string;
  readonly text: string;
}

const PREFIX_BY_DIRECTION: Readonly<Record<Direction, string>> = { ingress: 'in', egress: 'out' };
const DIGITS: Readonly<Record<IpFamily, FamilyDigit>> = { ipv4: '4', ipv6: '6' };

/** `in4_24_16`: what comes in over IPv4, by 24 bits of the far address and 16 of the port. */
export function addressSetName(
  direction: Direction,
  { family, prefixLength }: { readonly family: IpFamily; readonly prefixLength: number },
  key: TrafficKey,
): string {
  return `${PREFIX_BY_DIRECTION[direction]}${DIGITS[family]}_${String(prefixLength)}_${keyName(key)}`;
}

/** `in_groups_16`: what comes in from members of a group, by 16 bits of the port. */
export function groupSetName(direction: Direction, key: TrafficKey): string {
  return `${PREFIX_BY_DIRECTION[direction]}_groups_${keyName(key)}`;
}

/** `slot4_0`: the first group of each IPv4 address; `slot4_1` the second. */
export function slotMapName(family: IpFamily, slot: number): string {
  return `slot${DIGITS[family]}_${String(slot)}`;
}

function keyName(key: TrafficKey): string {
  if (key.kind === 'port') return String(key.port.length);
  return key.kind === 'any' ? 'any' : 'proto';
}

const ADDRESS_SET = /^(?<way>in|out)(?<digit>[46])_(?<length>\d+)_(?<key>any|proto|\d+)$/;
const GROUP_SET = /^(?<way>in|out)_groups_(?<key>any|proto|\d+)$/;
const SLOT_MAP = /^slot(?<digit>[46])_\d+$/;

/** The set or map that a name stands for; `undefined` for those that the table has from the beginning. */
export function tableSet(name: string): TableSet | undefined {
  const address = ADDRESS_SET.exec(name)?.groups;
  if (address !== undefined) {
    const { way = '', key = '', length = '' } = address;
    const digit = address['digit'] === '6' ? '6' : '4';
    const far = farAddress(way, digit, Number(length));
    return lookupSet(name, { chain: `${way}${digit}`, fields: far, key });
  }
  const group = GROUP_SET.exec(name)?.groups;
  if (group !== undefined) {
    const { way = '', key = '' } = group;
    return lookupSet(name, { chain: `${way}_groups`, fields: [{ type: 'mark', text: 'ct mark' }], key });
  }
  const slot = SLOT_MAP.exec(name)?.groups;
  return slot === undefined ? undefined : slotMap(name, slot['digit'] === '6' ? '6' : '4');
}

interface Field {
  readonly type: string;
  readonly text: string;
}

interface Lookup {
  /** The chain for lookups without port; beside it there are `…_ports` and `…_icmp`. */
  readonly chain: string;
  readonly fields: readonly Field[];
  readonly key: string;
}

const OWN_GROUP: Field = { type: 'mark', text: 'meta mark' };
const PROTOCOL: Field = { type: 'inet_proto', text: 'meta l4proto' };

function lookupSet(name: string, { chain, fields, key }: Lookup): TableSet {
  const leading = [OWN_GROUP, ...fields];
  if (key === 'any') return setOf(name, leading, [{ chain, key: leading }]);
  if (key === 'proto') return setOf(name, [...leading, PROTOCOL], [{ chain, key: [...leading, PROTOCOL] }]);

  const length = Number(key);
  const withPort = (text: string): readonly Field[] => [...leading, PROTOCOL, portField(text, length)];
  const ports = { chain: `${chain}_ports`, key: withPort('th dport') };
  // Type and code of ICMP stand where TCP and UDP have the port of the sender.
  const messages = { chain: `${chain}_icmp`, key: withPort('th sport') };
  return setOf(name, ports.key, ICMP_PREFIX_LENGTHS.includes(length) ? [ports, messages] : [ports]);
}

function setOf(
  name: string,
  fields: readonly Field[],
  lookups: readonly { readonly chain: string; readonly key: readonly Field[] }[],
): TableSet {
  const rules = lookups.map(({ chain, key }) => ({
    chain,
    text: `${key.map(({ text }) => text).join(' . ')} @${name} goto admit`,
  }));
  return { kind: 'set', name, type: fields.map(({ type }) => type).join(' . '), rules };
}

function farAddress(way: string, digit: FamilyDigit, length: number): readonly Field[] {
  const { type, protocol } = ADDRESS_FIELDS[digit];
  const text = `${protocol} ${way === 'in' ? 'saddr' : 'daddr'}`;
  if (length === 0) return [];
  return [{ type, text: length === PREFIXES[digit].bits ? text : `(${text} & ${PREFIXES[digit].mask(length)})` }];
}

function portField(text: string, length: number): Field {
  const mask = (0xffff << (16 - length)) & 0xffff;
  return { type: 'inet_service', text: length === 16 ? text : `(${text} & 0x${mask.toString(16)})` };
}

/** Own groups are found by the near address and leave their number in the mark of the packet, those of peers in that of the connection. */
function slotMap(name: string, digit: FamilyDigit): TableSet {
  const { type, protocol } = ADDRESS_FIELDS[digit];
  const ways = [
    { way: 'in', near: 'daddr', far: 'saddr' },
    { way: 'out', near: 'saddr', far: 'daddr' },
  ];
  const rules = ways.flatMap(({ way, near, far }) => [
    { chain: `${way}${digit}_slots`, text: `meta mark set ${protocol} ${near} map @${name} jump ${way}${digit}` },
    { chain: `${way}${digit}_peers`, text: `ct mark set ${protocol} ${far} map @${name} jump ${way}_groups` },
  ]);
  return { kind: 'map', name, type: `${type} : mark`, rules };
}
