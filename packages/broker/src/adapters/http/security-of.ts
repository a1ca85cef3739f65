import type { KeyUse } from '@gatelease/contract';

/** With what an operation can be called, as OpenAPI says it: a session, and a key with the scope that it takes. */
export function securityOf(keyUse: KeyUse): { readonly [scheme: string]: readonly string[] }[] {
  const session = [{ session: [] }, { bearer: [] }];
  if (keyUse === 'people-only' || keyUse === 'public') return session;
  return [...session, { apiKey: keyUse === 'any-key' ? [] : [keyUse] }];
}
