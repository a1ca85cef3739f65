/**
 * The traffic half of a rule: a protocol, and the ports or ICMP messages it lets through.
 *
 * EC2 reuses `FromPort`/`ToPort` for ICMP type and code, where they are two separate
 * fields and not the ends of a range. Keeping ICMP a case of its own makes the mistake
 * of comparing it as a range impossible to write.
 */
export type Traffic =
  | { readonly kind: 'all' }
  | { readonly kind: 'ports'; readonly protocol: PortProtocol; readonly fromPort: number; readonly toPort: number }
  | { readonly kind: 'icmp'; readonly protocol: IcmpProtocol; readonly message: IcmpMessage }
  | { readonly kind: 'protocol'; readonly number: number };

export type PortProtocol = 'tcp' | 'udp';

export type IcmpProtocol = 'icmp' | 'icmpv6';

/** Which ICMP messages: all, all codes of one type, or one code of one type. All codes of all types is `all`. */
export type IcmpMessage =
  | { readonly kind: 'all' }
  | { readonly kind: 'type'; readonly type: number }
  | { readonly kind: 'code'; readonly type: number; readonly code: number };
