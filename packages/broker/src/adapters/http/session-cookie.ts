import fastifyCookie from '@fastify/cookie';
import { SESSION_LONGEST_SECONDS } from '../../application/session-lifetime.ts';

export const SESSION_COOKIE = 'gatelease_session';

/** Tokens have 43 characters; whatever is longer is none. */
const LONGEST_TOKEN = 100;

/** The credential that a request brings. A header is asked for on purpose, so it goes before the cookie. */
export interface Credential {
  readonly token: string;
  readonly kind: 'browser' | 'cli';
}

export function readCredential(headers: {
  readonly authorization?: string | undefined;
  readonly cookie?: string | undefined;
}): Credential | null {
  if (headers.authorization !== undefined) {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization)?.[1];
    return token === undefined || token.length > LONGEST_TOKEN ? null : { token, kind: 'cli' };
  }
  const token = headers.cookie === undefined ? undefined : fastifyCookie.parse(headers.cookie)[SESSION_COOKIE];
  return token === undefined || token === '' || token.length > LONGEST_TOKEN ? null : { token, kind: 'browser' };
}

/**
 * The `Set-Cookie` of a new session, or of none (`null`).
 *
 * SameSite is Lax, not Strict: the link to a request in an approver's mail must find them signed in. Lax keeps the
 * cookie from every cross-site request that could change something, and the check of `Origin` stands behind it.
 * How long the session really lasts, the server decides.
 */
export function sessionCookie(token: string | null, isSecure: boolean): string {
  return fastifyCookie.serialize(SESSION_COOKIE, token ?? '', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure,
    maxAge: token === null ? 0 : SESSION_LONGEST_SECONDS,
  });
}
