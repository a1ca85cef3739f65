import { ec2Error } from '../model/ec2-error.ts';
import type { Ec2Error } from '../model/ec2-error.ts';

/** What a query text says: its parameters, or what is wrong with it. */
export type QueryText =
  | { readonly ok: true; readonly parameters: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly error: Ec2Error };

/**
 * Reads `application/x-www-form-urlencoded` text: a space is `+` or `%20`, everything is UTF-8.
 *
 * A name that comes twice is refused: two readers could take different ones, and only one was meant.
 * The parameters are a Map, so that no name, not even `__proto__`, means anything but itself.
 */
export function parseQueryText(...texts: readonly string[]): QueryText {
  const parameters = new Map<string, string>();
  for (const text of texts) {
    if (text === '') continue;
    for (const pair of text.split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decode(equals === -1 ? pair : pair.slice(0, equals));
      const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
      if (name === undefined || value === undefined) return { ok: false, error: MALFORMED };
      if (parameters.has(name)) return { ok: false, error: repeated(name) };
      parameters.set(name, value);
    }
  }
  return { ok: true, parameters };
}

const MALFORMED = ec2Error('MalformedQueryString', 'The query string contains a syntax error.');

function repeated(name: string): Ec2Error {
  return ec2Error('InvalidQueryParameter', `The parameter ${name} must not appear more than once`);
}

function decode(text: string): string | undefined {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}
