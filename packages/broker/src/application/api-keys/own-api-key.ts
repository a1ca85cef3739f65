import { apiKeyState } from '../../domain/api-key.ts';
import type { ApiKey, ApiKeySecrets } from '../../domain/api-key.ts';
import { can } from '../../domain/permissions.ts';
import type { Repositories } from '../ports/store.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';

/** A key that the principal may revoke: their own, or any with the right. @throws `api-key.not-found` */
export async function requireRevocableKey(tx: Repositories, principal: Principal, keyId: string): Promise<ApiKey> {
  const found = await tx.apiKeys.find(principal.organizationId, keyId);
  const isTheirs = found?.key.personId === principal.personId || can(principal, 'api-keys.revoke-any');
  if (found === null || !isTheirs) throw apiKeyNotFound(keyId);
  return found.key;
}

/** An active key of the principal's own. @throws `api-key.not-found`, `api-key.not-active` */
export async function requireOwnActiveKey(
  tx: Repositories,
  principal: Principal,
  keyId: string,
  now: Date,
): Promise<{ readonly key: ApiKey; readonly secrets: ApiKeySecrets }> {
  const found = await tx.apiKeys.find(principal.organizationId, keyId);
  if (found?.key.personId !== principal.personId) throw apiKeyNotFound(keyId);
  const state = apiKeyState(found.key, now);
  if (state === 'active') return found;
  throw new ProblemError('api-key.not-active', `The key "${found.key.name}" is ${state}. Make a new one.`);
}

function apiKeyNotFound(keyId: string): ProblemError {
  return new ProblemError('api-key.not-found', `There is no API key ${keyId} that is yours to change.`);
}
