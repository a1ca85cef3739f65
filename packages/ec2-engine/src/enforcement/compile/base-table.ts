import { ADDRESS_FIELDS } from './address-fields.ts';
import type { FamilyDigit } from './address-fields.ts';
import { ICMP_PROTOCOLS, PORT_PROTOCOLS } from './traffic-keys.ts';

/** The one table that Gatelease makes and touches. */
export const TABLE = 'inet gatelease';

const DIGITS: readonly FamilyDigit[] = ['4', '6'];
const NEIGHBOUR_DISCOVERY = '{ 133, 134, 135, 136, 137 }';

/** The sets that are there from the beginning: who has an address, whose groups count, what no group filters. */
export function addressSet(name: 'addresses' | 'guard_in' | 'guard_out' | 'services', digit: FamilyDigit): string {
  return `${name}${digit}`;
}

/** The set that says which number stands for which group, for people who read the table. */
export const GROUP_NUMBERS = 'groups';

/**
 * The table without what depends on groups: empty sets, and chains with the fixed rules.
 *
 * Whatever is sent by or to the address of an interface passes `out_check` of its sender and `in_check` of its
 * receiver; all other traffic is let through untouched. What either lets through goes on to the next chain, ours or
 * anybody's, and what it does not is dropped. Flows that began are let through first (groups are stateful), and
 * what claims to come from an interface must arrive from where that interface is.
 *
 * While a packet is looked at, its mark is the number of the group that is asked, and the mark of its connection the
 * number of the far side's. Both are cleared at the end.
 */
export function baseTable(): string {
  const lines = [...sets(), ...hooks(), ...checks(), ...lookups(), ...admission()];
  return `table ${TABLE} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
}

function sets(): readonly string[] {
  return [
    `set ${GROUP_NUMBERS} { type mark; }`,
    ...DIGITS.flatMap((digit) =>
      (['addresses', 'guard_in', 'guard_out', 'services'] as const).map(
        (name) => `set ${addressSet(name, digit)} { type ${ADDRESS_FIELDS[digit].type}; }`,
      ),
    ),
  ];
}

/** The machine itself is never filtered: of what it sends only the receiver is asked, of what it gets only the sender. */
function hooks(): readonly string[] {
  const hook = (name: string, where: string, priority: number, check: string) =>
    `chain ${name} { type filter hook ${where} priority ${String(priority)}; policy accept; jump ${check}; }`;
  return [
    hook('forward_out', 'forward', -10, 'out_check'),
    hook('input_out', 'input', -10, 'out_check'),
    hook('forward_in', 'forward', 0, 'in_check'),
    hook('output_in', 'output', 0, 'in_check'),
  ];
}

function checks(): readonly string[] {
  const neighbours = `icmpv6 type ${NEIGHBOUR_DISCOVERY} ip6 hoplimit 255 accept`;
  const begun = 'ct state { established, related } accept';
  const spoofed = forFamilies((digit, ip) => `${ip} saddr @addresses${digit} fib saddr . iif oif missing drop`);
  const services = forFamilies((digit, ip) => `${ip} daddr @services${digit} accept`);
  const guarded = (way: string, near: string) =>
    forFamilies((digit, ip) => `${ip} ${near} @guard_${way}${digit} goto ${way}${digit}_check`);
  return [
    chain('out_check', [neighbours, ...spoofed, begun, ...services, ...guarded('out', 'saddr')]),
    chain('in_check', [neighbours, begun, ...guarded('in', 'daddr')]),
    ...eachWay((way, digit) => {
      // A segment in the middle of a connection that nobody knows is no beginning of one.
      const beginning = 'tcp flags & (fin | syn | rst | ack) != syn drop';
      return [chain(`${way}${digit}_check`, [beginning, `jump ${way}${digit}_slots`, 'drop'])];
    }),
  ];
}

/** Chains that are empty here get their rules with the sets that those look into. */
function lookups(): readonly string[] {
  return [
    ...eachWay((way, digit) => [
      chain(`${way}${digit}_slots`, []),
      chain(`${way}${digit}`, [...byProtocol(`${way}${digit}`), `jump ${way}${digit}_peers`]),
      chain(`${way}${digit}_ports`, []),
      chain(`${way}${digit}_icmp`, []),
      chain(`${way}${digit}_peers`, []),
    ]),
    ...['in', 'out'].flatMap((way) => [
      chain(`${way}_groups`, byProtocol(`${way}_groups`)),
      chain(`${way}_groups_ports`, []),
      chain(`${way}_groups_icmp`, []),
    ]),
  ];
}

function byProtocol(name: string): readonly string[] {
  return [
    `meta l4proto { ${PORT_PROTOCOLS.join(', ')} } jump ${name}_ports`,
    `meta l4proto { ${ICMP_PROTOCOLS.join(', ')} } jump ${name}_icmp`,
  ];
}

function admission(): readonly string[] {
  return [chain('admit', ['meta mark set 0', 'ct mark set 0', 'accept'])];
}

function chain(name: string, rules: readonly string[]): string {
  return `chain ${name} { ${rules.map((rule) => `${rule}; `).join('')}}`;
}

function forFamilies(rule: (digit: FamilyDigit, protocol: string) => string): readonly string[] {
  return DIGITS.map((digit) => rule(digit, ADDRESS_FIELDS[digit].protocol));
}

function eachWay(chains: (way: string, digit: FamilyDigit) => readonly string[]): readonly string[] {
  return ['in', 'out'].flatMap((way) => DIGITS.flatMap((digit) => chains(way, digit)));
}
