import { cidrAround, parseCidr, parseIpAddress } from '@gatelease/security-groups';
import type { Cidr } from '@gatelease/security-groups';

import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error, invalidValue } from '../ec2-error.ts';
import type { Subnet } from '../entity.ts';
import type { WorldView } from '../world-view.ts';

/** AWS keeps the first four addresses of a subnet, and the last: network, router, DNS, spare, broadcast. */
const RESERVED_IN_FRONT = 4n;
const RESERVED = 5;

/** Takes the lowest free addresses of a subnet, each once, until it is let go. */
export class AddressAllocation {
  readonly #world: WorldView;
  readonly #subnet: Subnet;
  readonly #taken = new Set<string>();
  readonly #range: AddressRange;
  /** All addresses below this one are known to be taken. */
  #lowest: bigint;

  constructor(world: WorldView, subnet: Subnet) {
    this.#world = world;
    this.#subnet = subnet;
    this.#range = usableRange(subnet);
    this.#lowest = this.#range.first;
  }

  /** A free address: `wanted` when it is given, otherwise the lowest. */
  take(wanted?: string): Checked<string> {
    return wanted === undefined ? this.#takeLowest() : this.#takeWanted(wanted);
  }

  #takeLowest(): Checked<string> {
    for (; this.#lowest <= this.#range.last; this.#lowest += 1n) {
      const address = addressText(this.#lowest);
      if (!this.#isTaken(address)) return this.#hold(address);
    }
    return fail(
      ec2Error(
        'InsufficientFreeAddressesInSubnet',
        `There are not enough free addresses in subnet '${this.#subnet.id}' to satisfy the requested number of instances.`,
      ),
    );
  }

  #takeWanted(wanted: string): Checked<string> {
    const address = parseIpAddress(wanted);
    if (!address.ok || address.value.family !== 'ipv4') {
      return fail(invalidValue(wanted, 'privateIpAddress', 'This is not a valid IPv4 address.'));
    }
    if (address.value.value < this.#range.first || address.value.value > this.#range.last) {
      return fail(
        ec2Error('InvalidParameterValue', `Address ${wanted} does not fall within the subnet's address range`),
      );
    }
    if (this.#isTaken(address.value.text)) {
      return fail(ec2Error('PrivateIpAddress.InUse', `Address ${wanted} is in use.`));
    }
    return this.#hold(address.value.text);
  }

  #isTaken(address: string): boolean {
    return this.#taken.has(address) || this.#world.isAddressTaken(this.#subnet.id, address);
  }

  #hold(address: string): Checked<string> {
    this.#taken.add(address);
    return pass(address);
  }
}

/** How many addresses of a subnet are free. */
export function freeAddressCount(world: WorldView, subnet: Subnet): number {
  const { firstAddress, lastAddress } = cidrOf(subnet);
  return Number(lastAddress - firstAddress + 1n) - RESERVED - world.interfacesBySubnet.count(subnet.id);
}

interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

function usableRange(subnet: Subnet): AddressRange {
  const { firstAddress, lastAddress } = cidrOf(subnet);
  return { first: firstAddress + RESERVED_IN_FRONT, last: lastAddress - 1n };
}

/** A subnet's CIDR was read when it was made, so reading it again cannot fail; an empty range if it ever did. */
function cidrOf(subnet: Subnet): Pick<Cidr, 'firstAddress' | 'lastAddress'> {
  const cidr = parseCidr(subnet.cidr);
  return cidr.ok ? cidr.value : { firstAddress: 0n, lastAddress: -1n };
}

function addressText(value: bigint): string {
  const { text } = cidrAround({ family: 'ipv4', text: '', value }, 32);
  return text.slice(0, text.indexOf('/'));
}
