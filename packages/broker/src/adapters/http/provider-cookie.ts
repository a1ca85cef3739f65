import { PROVIDER_SIGN_IN_SECONDS } from '../../application/sign-in/start-provider-sign-in.ts';

/** With `__Host-` no other host of the domain can plant one; browsers take it over https only. */
function cookieName(isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}gatelease_provider_sign_in`;
}

/** What a token is made of; whatever else comes is none, and is not looked up. */
const TOKEN = /^[\w-]{20,100}$/;

/** The token of a sign-in that this browser began at the identity provider; `null` when it began none. */
export function readProviderCookie(header: string | undefined, isSecure: boolean): string | null {
  const start = `${cookieName(isSecure)}=`;
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start));
  const token = found?.slice(start.length) ?? '';
  return TOKEN.test(token) ? token : null;
}

/**
 * The `Set-Cookie` of a sign-in that begins at the identity provider, or of none (`null`).
 *
 * SameSite can be Strict: it is our own page that sends the provider's answer on.
 */
export function providerCookie(token: string | null, isSecure: boolean): string {
  const seconds = token === null ? 0 : PROVIDER_SIGN_IN_SECONDS;
  const attributes = [
    'Path=/',
    `Max-Age=${String(seconds)}`,
    'HttpOnly',
    'SameSite=Strict',
    ...(isSecure ? ['Secure'] : []),
  ];
  return [`${cookieName(isSecure)}=${token ?? ''}`, ...attributes].join('; ');
}
