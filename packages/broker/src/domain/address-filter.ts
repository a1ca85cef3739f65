import { cidrContains, hostCidr, parseCidr, parseIpAddress } from '@gatelease/security-groups';
import type { Cidr } from '@gatelease/security-groups';

/** Addresses to look for: one, or all of a range. `null` for a text that is neither. */
export function addressFilterOf(text: string): Cidr | null {
  const range = parseCidr(text);
  if (range.ok) return range.value;
  const address = parseIpAddress(text);
  return address.ok ? hostCidr(address.value) : null;
}

/**
 * Whether something that is about these addresses or ranges is about what is looked for, too: a range is found by each
 * address in it, and an address by each range that it is in. `about` may be several, separated by spaces.
 */
export function isAboutAddress(about: string, filter: Cidr): boolean {
  return about
    .split(/\s+/)
    .map(addressFilterOf)
    .some((cidr) => cidr !== null && (cidrContains(filter, cidr) || cidrContains(cidr, filter)));
}
