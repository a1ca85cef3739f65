import { cidrContains, parseCidr } from './cidr.ts';
import { IP_FAMILIES } from './ip-address.ts';
import type { IpFamily } from './ip-address.ts';

/**
 * The far side of a rule. CIDRs are canonical text (host bits cleared, IPv6 as RFC 5952),
 * so two equal peers are equal as values and survive JSON.
 */
export type Peer =
  | { readonly kind: 'ipv4'; readonly cidr: string }
  | { readonly kind: 'ipv6'; readonly cidr: string }
  /**
   * Matches the private addresses of the network interfaces that hold the group, never public ones.
   * The account is the owner's, for groups of another account; it does not tell two groups apart,
   * because group ids are unique by themselves.
   */
  | { readonly kind: 'security-group'; readonly groupId: string; readonly accountId?: string }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };

/**
 * Whether every address that `inner` stands for is also one that `outer` stands for.
 *
 * `true` is a proof, `false` only the lack of one: groups and prefix lists are opaque here and cover
 * nothing but themselves. Not even 0.0.0.0/0 covers a group: its members may have IPv6 addresses.
 */
export function peerCovers(outer: Peer, inner: Peer): boolean {
  switch (outer.kind) {
    case 'ipv4':
    case 'ipv6':
      return inner.kind === outer.kind && cidrTextContains(outer.cidr, inner.cidr);
    case 'security-group':
      return inner.kind === 'security-group' && outer.groupId === inner.groupId;
    case 'prefix-list':
      return inner.kind === 'prefix-list' && outer.prefixListId === inner.prefixListId;
  }
}

/**
 * The address families that a peer may match.
 *
 * Both for a group, whose members may have addresses of both, and for a prefix list, which has one
 * family, but does not say which by its id.
 */
export function peerFamilies(peer: Peer): readonly IpFamily[] {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return [peer.kind];
    case 'security-group':
    case 'prefix-list':
      return IP_FAMILIES;
  }
}

function cidrTextContains(outer: string, inner: string): boolean {
  const outerCidr = parseCidr(outer);
  const innerCidr = parseCidr(inner);
  return outerCidr.ok && innerCidr.ok && cidrContains(outerCidr.value, innerCidr.value);
}
