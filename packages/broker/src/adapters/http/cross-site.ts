/** What of a request says where it was made. */
export interface RequestOrigin {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: browsers set it, pages cannot. */
  readonly fetchSite: string | undefined;
  readonly hasSessionCookie: boolean;
  readonly hasBearerToken: boolean;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Whether a request that changes something was made by a page of another site.
 *
 * - Safe methods change nothing here, and a bearer token is nothing that a browser sends by itself.
 * - `Origin` must be the public URL's, or name the same host and port as `Host`.
 * - Without `Origin`, `Sec-Fetch-Site` must say that the request is the same site's own, or the user's.
 * - With neither, whoever asks is no browser; a session cookie is not believed then.
 */
export function isCrossSite(request: RequestOrigin, publicUrl: string): boolean {
  if (SAFE_METHODS.includes(request.method) || request.hasBearerToken) return false;
  if (request.fetchSite !== undefined && !isOwnSite(request.fetchSite)) return true;
  if (request.origin !== undefined) return !isOwnOrigin(request.origin, request.host, publicUrl);
  return request.fetchSite === undefined && request.hasSessionCookie;
}

function isOwnSite(fetchSite: string): boolean {
  return fetchSite === 'same-origin' || fetchSite === 'none';
}

function isOwnOrigin(text: string, host: string | undefined, publicUrl: string): boolean {
  const origin = URL.canParse(text) ? new URL(text) : null;
  if (origin === null || origin.host === '') return false;

  const own = new URL(publicUrl);
  if (origin.origin === own.origin) return true;
  // Whoever sits on the line can be our name without TLS, but not with it.
  const isStripped = own.protocol === 'https:' && origin.protocol !== 'https:' && origin.hostname === own.hostname;
  return !isStripped && origin.host === host?.toLowerCase();
}
