/**
 * The far side of a rule. CIDRs are canonical text (host bits cleared, IPv6 as RFC 5952),
 * so two equal peers are equal as values and survive JSON.
 */
export type Peer =
  | { readonly kind: 'ipv4'; readonly cidr: string }
  | { readonly kind: 'ipv6'; readonly cidr: string }
  /** Matches the private addresses of the network interfaces that hold the group, never public ones. */
  | { readonly kind: 'security-group'; readonly groupId: string; readonly accountId?: string }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };
