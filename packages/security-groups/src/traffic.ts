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
  /** An IP protocol number other than those above: never 1, 6, 17 or 58. */
  | { readonly kind: 'protocol'; readonly number: number };

/** A protocol with ports. */
export type PortProtocol = 'tcp' | 'udp';

/** ICMP for IPv4, or for IPv6. `icmp` beside an IPv6 peer is accepted by EC2 and lets nothing useful through. */
export type IcmpProtocol = 'icmp' | 'icmpv6';

/** Which ICMP messages: all, all codes of one type, or one code of one type. All codes of all types is `all`. */
export type IcmpMessage =
  | { readonly kind: 'all' }
  | { readonly kind: 'type'; readonly type: number }
  | { readonly kind: 'code'; readonly type: number; readonly code: number };

/** Whether everything that `inner` lets through is also let through by `outer`. */
export function trafficCovers(outer: Traffic, inner: Traffic): boolean {
  switch (outer.kind) {
    case 'all':
      return true;
    case 'ports':
      return (
        inner.kind === 'ports' &&
        outer.protocol === inner.protocol &&
        outer.fromPort <= inner.fromPort &&
        inner.toPort <= outer.toPort
      );
    case 'icmp':
      return inner.kind === 'icmp' && outer.protocol === inner.protocol && messageCovers(outer.message, inner.message);
    case 'protocol':
      return inner.kind === 'protocol' && outer.number === inner.number;
  }
}

function messageCovers(outer: IcmpMessage, inner: IcmpMessage): boolean {
  switch (outer.kind) {
    case 'all':
      return true;
    case 'type':
      return inner.kind !== 'all' && outer.type === inner.type;
    case 'code':
      return inner.kind === 'code' && outer.type === inner.type && outer.code === inner.code;
  }
}
