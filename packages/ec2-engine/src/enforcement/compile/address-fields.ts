import { cidrAround, ipAddress } from '@gatelease/security-groups';
import type { IpFamily } from '@gatelease/security-groups';

/** How names in the table tell the two families apart. */
export type FamilyDigit = '4' | '6';

/** What nft calls addresses of a family, and the header that they stand in. */
export const ADDRESS_FIELDS: Readonly<Record<FamilyDigit, { readonly type: string; readonly protocol: string }>> = {
  '4': { type: 'ipv4_addr', protocol: 'ip' },
  '6': { type: 'ipv6_addr', protocol: 'ip6' },
};

/** The masks of a family's prefixes. */
export const PREFIXES: Readonly<
  Record<FamilyDigit, { readonly bits: number; readonly mask: (length: number) => string }>
> = {
  '4': { bits: 32, mask: (length) => maskText('ipv4', 32, length) },
  '6': { bits: 128, mask: (length) => maskText('ipv6', 128, length) },
};

function maskText(family: IpFamily, bits: number, length: number): string {
  const ones = ipAddress(family, (1n << BigInt(bits)) - 1n);
  const { text } = cidrAround(ones, length);
  return text.slice(0, text.indexOf('/'));
}
