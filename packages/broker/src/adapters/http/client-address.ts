import {
  cidrContains,
  hostCidr,
  parseIpAddress,
  unmapIpv4,
  type Cidr,
  type IpAddress,
} from '@gatelease/security-groups';

/*
 * The address that a security group will see (law 4). It is the one of the connection, unless the connection comes from
 * a proxy that the operator named; then the proxy's word counts, and only about its own neighbour: each proxy appends
 * the address it was called from, so X-Forwarded-For is read from the right, and reading stops at the first address
 * that is no trusted proxy. Whatever stands left of that, the client may have written itself.
 */

/** `address:port` or `[address]:port`, as some load balancers write it. */
const WITH_PORT = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d{1,5})?$/;

/**
 * The address that a request came from; `null` when the connection is gone already.
 *
 * An entry that is no address ends the reading: what stands before it is nobody's word.
 */
export function clientAddress(
  connection: { readonly remoteAddress: string | undefined; readonly forwardedFor: string | undefined },
  trustedProxies: readonly Cidr[],
): IpAddress | null {
  const socket = readAddress(withoutZone(connection.remoteAddress ?? ''));
  if (socket === null || connection.forwardedFor === undefined || !isWithin(socket, trustedProxies)) return socket;

  let nearest = socket;
  for (const entry of connection.forwardedFor.split(',').reverse()) {
    const address = readAddress(withoutPort(entry.trim()));
    if (address === null) return nearest;
    nearest = address;
    if (!isWithin(nearest, trustedProxies)) return nearest;
  }
  return nearest;
}

/** Whether an address lies in one of the ranges. */
export function isWithin(address: IpAddress, ranges: readonly Cidr[]): boolean {
  const host = hostCidr(address);
  return ranges.some((range) => cidrContains(range, host));
}

function readAddress(text: string): IpAddress | null {
  const read = parseIpAddress(text);
  return read.ok ? unmapIpv4(read.value) : null;
}

function withoutPort(entry: string): string {
  const found = WITH_PORT.exec(entry);
  return found?.[1] ?? found?.[2] ?? entry;
}

/** Node names the interface of link-local peers: `fe80::1%eth0`. */
function withoutZone(text: string): string {
  return text.replace(/%.*$/, '');
}
