import { hash } from 'node:crypto';

import { headerValues } from './signed-request.ts';
import type { RawRequest } from './signed-request.ts';

const SIGNATURE_PARAMETER = 'X-Amz-Signature';
const NEEDS_ENCODING = /[!'()*]/g;

/**
 * The text that both sides hash, for the headers that the client says it signed.
 *
 * The body's hash is computed from the body that came, never taken from a header, so a body that was tampered with
 * gives another text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(
  request: RawRequest,
  query: ReadonlyMap<string, string>,
  signedHeaders: readonly string[],
): string {
  const headers = signedHeaders.map((name) => `${name}:${headerValues(request, name).map(squeeze).join(',')}\n`);
  return [
    request.method,
    '/',
    canonicalQuery(query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
}

/** The SHA-256 of text as UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

function canonicalQuery(query: ReadonlyMap<string, string>): string {
  if (query.size === 0) return '';
  return [...query]
    .filter(([name]) => name !== SIGNATURE_PARAMETER)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** RFC 3986: all but unreserved characters. `encodeURIComponent` leaves five more as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    NEEDS_ENCODING,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function squeeze(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}
