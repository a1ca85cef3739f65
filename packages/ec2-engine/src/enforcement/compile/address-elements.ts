import type { IpAddress, IpFamily } from '@gatelease/security-groups';

import type { FamilyDigit } from './address-fields.ts';
import { addressSet } from './base-table.ts';
import { element } from './element.ts';
import type { Element } from './element.ts';
import { slotMapName } from './lookup-set.ts';

/** One interface that has an address, as far as the table is concerned. */
export interface AddressHolder {
  /** The groups that it holds or counts as a member of, by their numbers. */
  readonly groups: readonly number[];
  /** Without groups an interface is not filtered. */
  readonly isGuarded: { readonly in: boolean; readonly out: boolean };
}

const DIGITS: Readonly<Record<IpFamily, FamilyDigit>> = { ipv4: '4', ipv6: '6' };

/**
 * The elements of an address: that it is one, whether it is guarded, and one for each of its groups.
 *
 * Two networks may have the same addresses. An address that is two interfaces' belongs to nobody's groups and is
 * closed both ways, because nothing in a packet says which one is meant.
 */
export function addressElements(address: IpAddress, holders: readonly AddressHolder[]): readonly Element[] {
  const [holder, another] = holders;
  if (holder === undefined) return [];

  const digit = DIGITS[address.family];
  const isDoubtful = another !== undefined;
  const inSet = (name: Parameters<typeof addressSet>[0]) => element(addressSet(name, digit), [address.text]);
  return [
    inSet('addresses'),
    ...(isDoubtful || holder.isGuarded.in ? [inSet('guard_in')] : []),
    ...(isDoubtful || holder.isGuarded.out ? [inSet('guard_out')] : []),
    ...(isDoubtful ? [] : holder.groups).map((number, slot) => ({
      ...element(slotMapName(address.family, slot), [address.text]),
      value: String(number),
    })),
  ];
}
