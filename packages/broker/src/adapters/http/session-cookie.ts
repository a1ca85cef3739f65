import { SESSION_LONGEST_SECONDS } from '../../application/sign-in/session-lifetime.ts';

/** With `__Host-` no other host of the domain can plant one; browsers take it over https only. */
export function sessionCookieName(isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}gatelease_session`;
}

/** How API keys begin. */
const KEY_START = 'gl_';

/** What a session's token is: 256 bits in base64url. */
const SESSION_TOKEN_LENGTH = 43;

/** What a token is made of; whatever else comes is none, and is not looked up. */
const TOKEN = /^[\w-]{20,100}$/;

/** The credential that a request brings. A header is asked for on purpose, so it goes before the cookie. */
export type Credential =
  | { readonly kind: 'browser' | 'cli'; readonly token: string }
  /** A program's API key. */
  | { readonly kind: 'key'; readonly token: string };

export function readCredential(
  headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined },
  isSecure: boolean,
): Credential | null {
  if (headers.authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1] ?? '';
    return TOKEN.test(token) ? { token, kind: isApiKey(token) ? 'key' : 'cli' } : null;
  }
  const token = readSessionCookie(headers.cookie ?? '', sessionCookieName(isSecure));
  return TOKEN.test(token) ? { token, kind: 'browser' } : null;
}

/** A session's token may begin like a key by chance, but it has a length of its own. */
function isApiKey(token: string): boolean {
  return token.startsWith(KEY_START) && token.length !== SESSION_TOKEN_LENGTH;
}

/** The first cookie of the name, as browsers send the one with the longest path first. */
function readSessionCookie(header: string, name: string): string {
  const pairs = header.split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`)) ?? '';
  return found.slice(name.length + 1);
}

/**
 * The `Set-Cookie` of a new session, or of none (`null`).
 *
 * SameSite is Lax, not Strict: the link to a request in an approver's mail must find them signed in. Lax keeps the
 * cookie from every cross-site request that could change something, and the check of `Origin` stands behind it.
 * How long the session really lasts, the server decides.
 */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  const seconds = token === null ? 0 : SESSION_LONGEST_SECONDS;
  const attributes = [
    'Path=/',
    `Max-Age=${String(seconds)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
  ];
  return [`${sessionCookieName(isSecure)}=${token ?? ''}`, ...attributes].join('; ');
}
