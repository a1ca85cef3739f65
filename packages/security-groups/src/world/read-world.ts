import { parseCidr } from '../cidr.ts';
import { parseIpAddress } from '../ip-address.ts';
import { readIpv4Range } from '../sets/ipv4-range.ts';
import { NOT_READ } from './world.ts';
import type { Reading, World, WorldGroup, WorldInterface } from './world.ts';
import { WorldModel } from './world-model.ts';

/** What is wrong with one value of a world, and where it stands. */
export interface WorldProblem {
  readonly code: 'world.cidr-malformed' | 'world.address-malformed' | 'world.id-twice';
  /** Such as `interfaces[3].addresses[0].publicAddress`. */
  readonly at: string;
  readonly given: string;
  /** One sentence that says what would be right. */
  readonly expected: string;
}

/** A world ready for questions, or everything that is wrong with it. */
export type WorldReading =
  | { readonly kind: 'read'; readonly model: WorldModel }
  | { readonly kind: 'refused'; readonly problems: readonly WorldProblem[] };

const CIDR_EXPECTED = 'A CIDR in canonical form, host bits clear, such as 203.0.113.0/24 or 2001:db8::/32.';
const ADDRESS_EXPECTED = 'An address in canonical form, such as 10.0.0.5 or 2001:db8::5.';
const ID_EXPECTED = 'Every id once.';

/**
 * Checks a world and makes it ready for questions.
 *
 * Every text is looked at here, so that nothing unreadable hides in a rule and counts as letting nothing
 * through. Ids that lead nowhere are no mistake: they stand for what was not read.
 */
export function readWorld(world: World): WorldReading {
  const problems = [
    ...world.groups.flatMap(groupProblems),
    ...entriesOf(world.interfaces).flatMap(interfaceProblems),
    ...cidrListProblems(world.prefixLists, 'prefixLists'),
    ...cidrListProblems(world.vpcs, 'vpcs'),
    ...cidrListProblems(entriesOf(world.subnets), 'subnets'),
    ...networkProblems(world),
    ...repeatedIds(world),
  ];
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', model: new WorldModel(world) };
}

function groupProblems({ rules }: WorldGroup, groupIndex: number): readonly WorldProblem[] {
  const problems: WorldProblem[] = [];
  for (const [index, { rule }] of rules.entries()) {
    const { peer } = rule;
    if ((peer.kind !== 'ipv4' && peer.kind !== 'ipv6') || isCanonicalCidr(peer.cidr, peer.kind)) continue;
    const at = `groups[${String(groupIndex)}].rules[${String(index)}].rule.peer.cidr`;
    problems.push({ code: 'world.cidr-malformed', at, given: peer.cidr, expected: CIDR_EXPECTED });
  }
  return problems;
}

function interfaceProblems({ addresses }: WorldInterface, interfaceIndex: number): readonly WorldProblem[] {
  return addresses.flatMap(({ address, publicAddress }, index) => {
    const at = `interfaces[${String(interfaceIndex)}].addresses[${String(index)}]`;
    return [
      ...addressProblems(address, `${at}.address`),
      ...(publicAddress === undefined ? [] : addressProblems(publicAddress, `${at}.publicAddress`)),
    ];
  });
}

function networkProblems({ networkAcls, routeTables, peerings }: World): readonly WorldProblem[] {
  return [
    ...entriesOf(networkAcls).flatMap(({ entries }, acl) =>
      entries.flatMap(({ cidr }, entry) =>
        cidrProblem(cidr, `networkAcls[${String(acl)}].entries[${String(entry)}].cidr`),
      ),
    ),
    ...entriesOf(routeTables).flatMap(({ routes }, table) =>
      routes.flatMap(({ destination }, route) =>
        destination.startsWith('pl-')
          ? []
          : cidrProblem(destination, `routeTables[${String(table)}].routes[${String(route)}].destination`),
      ),
    ),
    ...entriesOf(peerings).flatMap(({ sides }, peering) =>
      sides.flatMap((side, index) => cidrListProblems([side], `peerings[${String(peering)}].sides`, index)),
    ),
  ];
}

function repeatedIds(world: World): readonly WorldProblem[] {
  const lists: Readonly<Record<string, readonly string[]>> = {
    groups: world.groups.map(({ groupId }) => groupId),
    interfaces: entriesOf(world.interfaces).map(({ interfaceId }) => interfaceId),
    prefixLists: world.prefixLists.map(({ prefixListId }) => prefixListId),
    vpcs: world.vpcs.map(({ vpcId }) => vpcId),
    subnets: entriesOf(world.subnets).map(({ subnetId }) => subnetId),
  };
  return Object.entries(lists).flatMap(([name, ids]) => {
    const seen = new Set<string>();
    return ids.flatMap((id, index): readonly WorldProblem[] => {
      const isRepeated = seen.has(id);
      seen.add(id);
      const at = `${name}[${String(index)}]`;
      return isRepeated ? [{ code: 'world.id-twice', at, given: id, expected: ID_EXPECTED }] : [];
    });
  });
}

/** The problems of things that have ranges, the first of which stands at `firstIndex` in its list. */
function cidrListProblems(
  entries: readonly { readonly cidrs: readonly string[] }[],
  list: string,
  firstIndex = 0,
): readonly WorldProblem[] {
  return entries.flatMap(({ cidrs }, entry) =>
    cidrs.flatMap((cidr, index) => cidrProblem(cidr, `${list}[${String(firstIndex + entry)}].cidrs[${String(index)}]`)),
  );
}

function cidrProblem(given: string, at: string): readonly WorldProblem[] {
  return isCanonicalCidr(given) ? [] : [{ code: 'world.cidr-malformed', at, given, expected: CIDR_EXPECTED }];
}

function addressProblems(given: string, at: string): readonly WorldProblem[] {
  const read = parseIpAddress(given);
  return read.ok && read.value.text === given
    ? []
    : [{ code: 'world.address-malformed', at, given, expected: ADDRESS_EXPECTED }];
}

function isCanonicalCidr(text: string, family?: 'ipv4' | 'ipv6'): boolean {
  if (readIpv4Range(text) !== undefined) return family !== 'ipv6';
  const read = parseCidr(text);
  return read.ok && read.value.text === text && (family === undefined || read.value.family === family);
}

function entriesOf<T>(reading: Reading<readonly T[]>): readonly T[] {
  return reading === NOT_READ ? [] : reading;
}
