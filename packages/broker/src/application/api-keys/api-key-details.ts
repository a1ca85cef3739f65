import { apiKeyState } from '../../domain/api-key.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { ApiKeyDetails } from '../details.ts';
import { personName, readNames } from '../leases/lease-details.ts';
import type { Names } from '../leases/lease-details.ts';
import type { Repositories } from '../ports/store.ts';

/** A key with the names that people know its parts by. What was removed since keeps a placeholder name. */
export function apiKeyDetailsOf(names: Names, key: ApiKey, now: Date): ApiKeyDetails {
  return {
    key,
    state: apiKeyState(key, now),
    personName: personName(names, key.personId),
    resources:
      key.resourceIds?.map((resourceId) => ({
        resourceId,
        name: names.resources.get(resourceId)?.name ?? '(removed resource)',
      })) ?? null,
  };
}

export async function detailApiKey(tx: Repositories, key: ApiKey, now: Date): Promise<ApiKeyDetails> {
  return apiKeyDetailsOf(await readNames(tx, key.organizationId), key, now);
}
