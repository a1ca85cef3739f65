import type { ApiKey, ApiKeySecrets, KeyUse } from '../../../domain/api-key.ts';
import { asTexts } from '../json-reader.ts';
import { orNull, readInstant, readJson, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { ApiKeyTable } from '../schema.ts';

/** Columns that a person has under the same name are renamed. */
export const API_KEY_COLUMNS = [
  'api_keys.key_id',
  'api_keys.organization_id as key_organization_id',
  'api_keys.name as key_name',
  'api_keys.public_id',
  'api_keys.token_hash',
  'api_keys.previous_hash',
  'api_keys.previous_until',
  'api_keys.scopes',
  'api_keys.resource_ids',
  'api_keys.cidrs',
  'api_keys.created_at as key_created_at',
  'api_keys.expires_at',
  'api_keys.rotated_at',
  'api_keys.revoked_at',
  'api_keys.used_at',
  'api_keys.used_from',
  'api_keys.refused_at',
  'api_keys.refused_from',
] as const;

export function rowOfApiKey(key: ApiKey, secrets: ApiKeySecrets): ApiKeyTable {
  return {
    key_id: key.keyId,
    organization_id: key.organizationId,
    person_id: key.personId,
    name: key.name,
    public_id: key.publicId,
    token_hash: secrets.hash,
    previous_hash: secrets.previousHash,
    previous_until: key.previousSecretUntil,
    scopes: key.scopes.join(' '),
    resource_ids: key.resourceIds === null ? null : JSON.stringify(key.resourceIds),
    cidrs: key.cidrs.join(' '),
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    rotated_at: key.rotatedAt,
    revoked_at: key.revokedAt,
    used_at: key.lastUse?.at ?? null,
    used_from: key.lastUse?.address ?? null,
    refused_at: key.lastRefusal?.at ?? null,
    refused_from: key.lastRefusal?.address ?? null,
  };
}

export function apiKeyOf(row: Row): ApiKey {
  return {
    keyId: readText(row, 'key_id'),
    organizationId: readText(row, 'key_organization_id'),
    personId: readText(row, 'person_id'),
    name: readText(row, 'key_name'),
    publicId: readText(row, 'public_id'),
    scopes: wordsOf(row, 'scopes'),
    resourceIds: orNull(row, 'resource_ids', (found, column) => readJson(found, column, asTexts)),
    cidrs: wordsOf(row, 'cidrs'),
    createdAt: readInstant(row, 'key_created_at'),
    expiresAt: orNull(row, 'expires_at', readInstant),
    rotatedAt: orNull(row, 'rotated_at', readInstant),
    previousSecretUntil: orNull(row, 'previous_until', readInstant),
    revokedAt: orNull(row, 'revoked_at', readInstant),
    lastUse: useOf(row, 'used_at', 'used_from'),
    lastRefusal: useOf(row, 'refused_at', 'refused_from'),
  };
}

export function secretsOf(row: Row): ApiKeySecrets {
  return { hash: readText(row, 'token_hash'), previousHash: orNull(row, 'previous_hash', readText) };
}

function useOf(row: Row, atColumn: string, addressColumn: string): KeyUse | null {
  const at = orNull(row, atColumn, readInstant);
  return at === null ? null : { at, address: readText(row, addressColumn) };
}

function wordsOf(row: Row, column: string): readonly string[] {
  return readText(row, column)
    .split(' ')
    .filter((word) => word !== '');
}
