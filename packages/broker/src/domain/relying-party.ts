/** Whom passkeys are made for: they work at this origin, and nowhere else. */
export interface RelyingParty {
  /** The host, which a passkey is bound to for ever. */
  readonly id: string;
  readonly origin: string;
}

/**
 * Where passkeys can be used, by the public URL; `null` when nowhere.
 *
 * Browsers want https and a name. The one exception is `localhost`, which also stands in for loopback addresses: they
 * lead to the same server.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const url = new URL(publicUrl);
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (isLoopback) {
    const local = new URL(url.origin);
    local.hostname = 'localhost';
    return { id: 'localhost', origin: local.origin };
  }
  if (url.protocol !== 'https:' || isAddress(url.hostname)) return null;
  return { id: url.hostname, origin: url.origin };
}

/** In the spelling of a URL, which knows one for each address. */
function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}
