import { parseIpAddress } from '../ip-address.ts';
import type { IpAddress } from '../ip-address.ts';
import { addressesOfText, ALL_ADDRESSES, setOfAddresses, subtractAddresses } from '../sets/address-set.ts';
import { hasAddress, uniteAddresses } from '../sets/address-set.ts';
import type { AddressSet } from '../sets/address-set.ts';
import { INTERNET } from '../sets/internet.ts';
import { compileRules } from './compiled-rule.ts';
import type { CompiledRule } from './compiled-rule.ts';
import { NOT_READ } from './world.ts';
import type { Reading, World, WorldGroup, WorldInterface, WorldPrefixList } from './world.ts';

/** An interface that has an address, and whether that is the one it is known by outside. */
export interface AddressHolder {
  readonly networkInterface: WorldInterface;
  readonly isPublic: boolean;
}

/** The addresses that something certainly stands for, and those that it may stand for as far as anybody knows. */
export interface KnownAddresses {
  readonly certain: AddressSet;
  /** Everything in `certain`, and more when not all is known. */
  readonly possible: AddressSet;
}

/**
 * A world with what is needed to find things in it. Made by `readWorld`; the world in it never changes.
 *
 * Making one looks at every interface once and at no rule: rules are made ready when the first question
 * needs their group, and kept.
 */
export class WorldModel {
  readonly world: World;
  /**
   * What an address may be that is not known to be on the Internet: every address without public scope,
   * and the ranges of the VPCs and peerings that were read, which may be public ones. Members of a group
   * that was not read are somewhere in here.
   */
  readonly inside: AddressSet;
  readonly #groups: ReadonlyMap<string, WorldGroup>;
  readonly #interfaces: ReadonlyMap<string, WorldInterface>;
  readonly #interfacesByGroup = new Map<string, WorldInterface[]>();
  readonly #interfacesByInstance = new Map<string, WorldInterface[]>();
  readonly #vpcs: ReadonlyMap<string, AddressSet>;
  readonly #prefixLists: ReadonlyMap<string, AddressSet>;
  #holders: ReadonlyMap<string, readonly AddressHolder[]> | undefined;
  /** By the VPC that looks at them, then by group. */
  readonly #members = new Map<string, Map<string, KnownAddresses>>();
  readonly #rules = new Map<string, Map<string, readonly CompiledRule[]>>();

  constructor(world: World) {
    this.world = world;
    this.#groups = new Map(world.groups.map((group) => [group.groupId, group]));
    const interfaces = entriesOf(world.interfaces);
    this.#interfaces = new Map(interfaces.map((entry) => [entry.interfaceId, entry]));
    for (const entry of interfaces) {
      for (const groupId of entry.groupIds) addTo(this.#interfacesByGroup, groupId, entry);
      if (entry.instanceId !== undefined) addTo(this.#interfacesByInstance, entry.instanceId, entry);
    }
    this.#vpcs = new Map(world.vpcs.map(({ vpcId, cidrs }) => [vpcId, rangesNamed(cidrs)]));
    this.#prefixLists = new Map(world.prefixLists.map((list) => [list.prefixListId, rangesNamed(list.cidrs)]));
    const farSides = entriesOf(world.peerings).flatMap(({ sides }) => sides.map(({ cidrs }) => rangesNamed(cidrs)));
    this.inside = uniteAddresses([subtractAddresses(ALL_ADDRESSES, INTERNET), ...this.#vpcs.values(), ...farSides]);
  }

  /** The interfaces that were read; none when none were. */
  get interfaces(): readonly WorldInterface[] {
    return entriesOf(this.world.interfaces);
  }

  group(groupId: string): WorldGroup | undefined {
    return this.#groups.get(groupId);
  }

  networkInterface(interfaceId: string): WorldInterface | undefined {
    return this.#interfaces.get(interfaceId);
  }

  interfacesOfInstance(instanceId: string): readonly WorldInterface[] {
    return this.#interfacesByInstance.get(instanceId) ?? [];
  }

  interfacesOfGroup(groupId: string): readonly WorldInterface[] {
    return this.#interfacesByGroup.get(groupId) ?? [];
  }

  /** The ranges of a VPC; `undefined` when it was not read. */
  vpcRanges(vpcId: string): AddressSet | undefined {
    return this.#vpcs.get(vpcId);
  }

  /** The current entries of a prefix list; `undefined` when it was not read. */
  prefixList(prefixListId: string): AddressSet | undefined {
    return this.#prefixLists.get(prefixListId);
  }

  /** The same, one by one and with its name. */
  prefixListEntry(prefixListId: string): WorldPrefixList | undefined {
    return this.world.prefixLists.find((list) => list.prefixListId === prefixListId);
  }

  /** Whether the address is in `inside`. */
  isInside(address: IpAddress): boolean {
    return hasAddress(this.inside, address);
  }

  /** Every interface that has the address, private, public or IPv6. */
  holdersOf(address: IpAddress): readonly AddressHolder[] {
    this.#holders ??= holdersByAddress(this.interfaces);
    return this.#holders.get(address.text) ?? [];
  }

  /**
   * The private and IPv6 addresses of a group's members, as a rule sees them that works in the VPC `inVpcId`.
   *
   * Public addresses are none of them. Members in another VPC count unless their address is also one of
   * this VPC: VPCs whose ranges overlap cannot reach each other, so it is somebody else's here.
   */
  membersOf(groupId: string, inVpcId: string): KnownAddresses {
    return kept(this.#members, inVpcId, groupId, () => this.#findMembers(groupId, inVpcId));
  }

  /** The rules of a group, as they work for an interface in the VPC; `undefined` when the group was not read. */
  rulesOf(groupId: string, inVpcId: string): readonly CompiledRule[] | undefined {
    const group = this.#groups.get(groupId);
    if (group === undefined) return undefined;

    return kept(this.#rules, inVpcId, groupId, () => compileRules(this, group.rules, { groupId, inVpcId }));
  }

  #findMembers(groupId: string, inVpcId: string): KnownAddresses {
    const here = this.#vpcs.get(inVpcId);
    const certain = setOfAddresses(
      this.interfacesOfGroup(groupId).flatMap(({ vpcId, addresses }) =>
        addresses
          .map(({ address }) => readAddress(address))
          .filter((address) => vpcId === inVpcId || here === undefined || !hasAddress(here, address)),
      ),
    );
    const isComplete = this.world.interfaces !== NOT_READ && this.#groups.has(groupId);
    return { certain, possible: isComplete ? certain : uniteAddresses([certain, this.inside]) };
  }
}

/** An address of the world, every text of which `readWorld` has seen. */
export function readAddress(text: string): IpAddress {
  const read = parseIpAddress(text);
  if (!read.ok) throw new Error(`${text} is no address, and readWorld should have said so.`);
  return read.value;
}

/** The addresses of CIDRs of the world, every text of which `readWorld` has seen. */
export function rangesNamed(cidrs: readonly string[]): AddressSet {
  return uniteAddresses(cidrs.flatMap((cidr) => addressesOfText(cidr) ?? []));
}

function holdersByAddress(interfaces: readonly WorldInterface[]): ReadonlyMap<string, readonly AddressHolder[]> {
  const holders = new Map<string, AddressHolder[]>();
  for (const networkInterface of interfaces) {
    for (const { address, publicAddress } of networkInterface.addresses) {
      addTo(holders, address, { networkInterface, isPublic: false });
      if (publicAddress !== undefined) addTo(holders, publicAddress, { networkInterface, isPublic: true });
    }
  }
  return holders;
}

/** What is kept under two keys, found out when it is asked for first. */
function kept<T>(tables: Map<string, Map<string, T>>, table: string, key: string, find: () => T): T {
  let entries = tables.get(table);
  if (entries === undefined) tables.set(table, (entries = new Map<string, T>()));
  const known = entries.get(key);
  if (known !== undefined) return known;

  const found = find();
  entries.set(key, found);
  return found;
}

function addTo<T>(lists: Map<string, T[]>, key: string, entry: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

function entriesOf<T>(reading: Reading<readonly T[]>): readonly T[] {
  return reading === NOT_READ ? [] : reading;
}
