import { parseIpAddress } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';

import type { NetworkInterface } from '../../model/entity.ts';

/** The addresses by which packets to and from an interface are known: its private one, and IPv6. */
export function addressesOf({ privateAddress, ipv6Addresses = [] }: NetworkInterface): readonly IpAddress[] {
  return [privateAddress, ...ipv6Addresses].flatMap((text) => {
    const address = parseIpAddress(text);
    return address.ok ? [address.value] : [];
  });
}

/** Which interfaces have an address, and which had it before a change. */
export class AddressBook {
  readonly #addresses = new Map<string, readonly IpAddress[]>();
  readonly #holders = new Map<string, Set<string>>();

  /** Notes what an interface has now (`undefined`: it is gone), and returns the addresses that it has or had. */
  note(interfaceId: string, entry: NetworkInterface | undefined): readonly IpAddress[] {
    const before = this.#addresses.get(interfaceId) ?? [];
    const after = entry === undefined ? [] : addressesOf(entry);
    for (const { text } of before) {
      const holders = this.#holders.get(text);
      holders?.delete(interfaceId);
      if (holders?.size === 0) this.#holders.delete(text);
    }
    for (const { text } of after) {
      this.#holders.set(text, (this.#holders.get(text) ?? new Set<string>()).add(interfaceId));
    }
    if (after.length === 0) this.#addresses.delete(interfaceId);
    else this.#addresses.set(interfaceId, after);
    return [...before, ...after];
  }

  /** The ids of the interfaces that have an address. */
  holdersOf(address: string): readonly string[] {
    return [...(this.#holders.get(address) ?? [])];
  }

  /** Addresses that more than one interface has. */
  shared(): readonly string[] {
    return [...this.#holders].filter(([, holders]) => holders.size > 1).map(([address]) => address);
  }
}
