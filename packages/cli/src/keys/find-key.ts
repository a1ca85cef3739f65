import type { ApiKeyView } from '@gatelease/contract';
import type { Client } from '@gatelease/contract/client';
import { nameChoice, type Naming } from '../choose/name-choice.ts';
import { API_KEYS } from '../choose/namings.ts';

/** An active key of one's own. @throws api-key.not-found, api-key.ambiguous */
export async function findOwnKey(client: Client, text: string): Promise<ApiKeyView> {
  return nameChoice(await activeKeys(client, 'me'), text, API_KEYS);
}

/**
 * An active key that one may revoke: one's own; for administrators, if none of theirs fits, anybody's.
 *
 * @throws api-key.not-found, api-key.ambiguous
 */
export async function findRevocableKey(client: Client, text: string): Promise<ApiKeyView> {
  const own = await activeKeys(client, 'me');
  if (own.some((key) => isNamed(API_KEYS, key, text))) return nameChoice(own, text, API_KEYS);
  const { permissions } = await client('readSession');
  if (!permissions.includes('api-keys.revoke-any')) return nameChoice(own, text, API_KEYS);
  return nameChoice(await activeKeys(client, 'everyone'), text, API_KEYS);
}

async function activeKeys(client: Client, owner: 'me' | 'everyone'): Promise<readonly ApiKeyView[]> {
  const { items } = await client('listApiKeys', { query: { owner } });
  return items.filter(({ state }) => state === 'active');
}

function isNamed(naming: Naming<ApiKeyView>, key: ApiKeyView, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return naming
    .namesOf(key)
    .flat()
    .some((name) => name.toLowerCase().startsWith(wanted));
}
