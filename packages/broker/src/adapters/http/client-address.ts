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

/** How the server came to an address: what a page can say of it. */
export type AddressSource =
  /** `ignoredHeader`: it said for whom it speaks, and is no proxy that may. */
  | { readonly kind: 'connection'; readonly ignoredHeader: boolean }
  /** Passed on by these, nearest to the server first. */
  | { readonly kind: 'proxy'; readonly proxies: readonly IpAddress[] }
  /** The address is that of a trusted proxy, which named nobody. */
  | { readonly kind: 'silent-proxy' };

export interface SeenClient {
  /** `null` when the connection is gone already. */
  readonly address: IpAddress | null;
  readonly source: AddressSource;
}

/**
 * The address that a request came from, and how it is known.
 *
 * An entry that is no address ends the reading: what stands before it is nobody's word.
 */
export function seeClient(
  connection: { readonly remoteAddress: string | undefined; readonly forwardedFor: string | undefined },
  trustedProxies: readonly Cidr[],
): SeenClient {
  const { forwardedFor } = connection;
  const socket = readAddress(withoutZone(connection.remoteAddress ?? ''));
  if (socket === null || !isWithin(socket, trustedProxies)) {
    return { address: socket, source: { kind: 'connection', ignoredHeader: forwardedFor !== undefined } };
  }
  const passed = passedOn(socket, forwardedFor ?? '', trustedProxies);
  const address = passed.at(-1) ?? socket;
  const proxies = passed.slice(0, -1);
  return { address, source: proxies.length === 0 ? { kind: 'silent-proxy' } : { kind: 'proxy', proxies } };
}

/** The trusted proxy that is connected, those that it and they name, and last whoever is none or named nobody. */
function passedOn(socket: IpAddress, forwardedFor: string, trustedProxies: readonly Cidr[]): readonly IpAddress[] {
  const passed = [socket];
  for (const entry of forwardedFor.split(',').reverse()) {
    const address = readAddress(withoutPort(entry.trim()));
    if (address === null) break;
    passed.push(address);
    if (!isWithin(address, trustedProxies)) break;
  }
  return passed;
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
