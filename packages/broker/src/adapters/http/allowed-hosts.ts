import { parseIpAddress } from '@gatelease/security-groups';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Tells whether a `Host` header names this server: the name of its public URL, another configured name, or a loopback
 * name. Ports do not matter.
 *
 * Any other name was made to point here by somebody else (DNS rebinding), to let a page of theirs read this server's
 * answers as its own.
 */
export function hostChecker(publicUrl: string, otherHosts: readonly string[]): (host: string | undefined) => boolean {
  const names = new Set([
    ...LOOPBACK_NAMES,
    new URL(publicUrl).hostname,
    ...otherHosts.map((name) => name.toLowerCase()),
  ]);
  return (host) => host !== undefined && names.has(withoutPort(host.toLowerCase()));
}

/** Whether a `Host` header is an address: nobody can make one of those point here who does not route the network. */
export function isNumericHost(host: string | undefined): boolean {
  if (host === undefined) return false;
  return parseIpAddress(withoutPort(host).replace(/^\[|\]$/g, '')).ok;
}

function withoutPort(host: string): string {
  return host.replace(/:\d{1,5}$/, '').replace(/\.$/, '');
}
