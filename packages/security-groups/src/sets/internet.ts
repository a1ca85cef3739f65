import { SPECIAL_RANGES } from '../special-ranges.ts';
import { addressesOf, subtractAddresses, uniteAddresses } from './address-set.ts';
import type { AddressSet } from './address-set.ts';
import { countAddresses } from './address-ranges.ts';

/**
 * The addresses that clients on the Internet can have: what `scopesOf` calls public, as a set.
 *
 * 6to4 (2002::/16) counts whole, because most of what it carries is public; IPv4-mapped and NAT64
 * addresses do not, because no packet arrives from them.
 */
export const INTERNET: AddressSet = publicAddresses();

/** How many of them each family has. */
export const INTERNET_SIZE = countAddresses(INTERNET);

/** The special ranges are nested or apart, so going from the widest to the narrowest lets the narrowest decide. */
function publicAddresses(): AddressSet {
  const widestFirst = [...SPECIAL_RANGES].sort((a, b) => a.cidr.prefixLength - b.cidr.prefixLength);
  return widestFirst.reduce<AddressSet>(
    (found, range) => {
      const addresses = addressesOf(range.cidr);
      const isPublic = range.kind === 'scope' ? range.scope === 'public' : range.cidr.text === '2002::/16';
      return isPublic ? uniteAddresses([found, addresses]) : subtractAddresses(found, addresses);
    },
    { ipv4: [], ipv6: [] },
  );
}
