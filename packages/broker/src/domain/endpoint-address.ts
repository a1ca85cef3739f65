import { hostCidr, parseIpAddress, scopesOf } from '@gatelease/security-groups';
import type { IpAddress } from '@gatelease/security-groups';

/** Where clouds tell machines their secrets; most of them are link-local, and refused with those. */
const METADATA_ADDRESSES: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
  '100.100.100.200',
  '168.63.129.16',
]);

/**
 * Why no credential may be sent to an address; `null` when it may be.
 *
 * Addresses that carry an IPv4 address (IPv4-mapped, NAT64, 6to4) count as what they carry. Private addresses are
 * allowed: interface endpoints in a VPC have them.
 *
 * @param text an address without prefix length and zone.
 */
export function endpointAddressProblem(
  text: string,
  { allowsLoopback }: { readonly allowsLoopback: boolean },
): string | null {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) return `${text} is no address.`;
  if (isMetadata(parsed.value)) return `${text} is an address where a cloud tells machines their secrets.`;
  const [scope] = scopesOf(hostCidr(parsed.value));
  switch (scope) {
    case 'public':
    case 'private':
    case 'shared':
      return null;
    case 'loopback':
      return allowsLoopback ? null : `${text} is the server itself.`;
    default:
      return `${text} is ${scope ?? 'unknown'}: no endpoint of AWS is there.`;
  }
}

function isMetadata(address: IpAddress): boolean {
  return METADATA_ADDRESSES.has(address.text) || METADATA_ADDRESSES.has(carriedIpv4(address) ?? '');
}

/** The IPv4 address that an IPv6 address carries: IPv4-mapped and NAT64 at its end, 6to4 after its first 16 bits. */
function carriedIpv4({ family, value }: IpAddress): string | null {
  if (family === 'ipv4') return null;
  if (value >> 112n === 0x2002n) return dotted(value >> 80n);
  const head = value >> 32n;
  return head === 0xffffn || head === 0x0064_ff9b_0000_0000_0000_0000n ? dotted(value) : null;
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}
