import { isKeyScope, type ApiKeyView } from '@gatelease/contract';
import type { ApiKeyDetails } from '../../../application/details.ts';
import { apiKeyPrefix } from '../../../domain/api-key-token.ts';
import type { KeyUse } from '../../../domain/api-key.ts';

/** Never a hash, let alone a token. */
export function presentApiKey({ key, state, personName, resources }: ApiKeyDetails): ApiKeyView {
  return {
    keyId: key.keyId,
    name: key.name,
    prefix: apiKeyPrefix(key.publicId),
    personId: key.personId,
    personName,
    // A scope that a later version knew gives nothing here.
    scopes: key.scopes.filter(isKeyScope),
    resources: resources === null ? null : resources.map((resource) => ({ ...resource })),
    cidrs: [...key.cidrs],
    state,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    rotatedAt: key.rotatedAt?.toISOString() ?? null,
    previousSecretUntil: key.previousSecretUntil?.toISOString() ?? null,
    lastUse: presentUse(key.lastUse),
    lastRefusal: presentUse(key.lastRefusal),
  };
}

function presentUse(use: KeyUse | null) {
  return use === null ? null : { at: use.at.toISOString(), address: use.address };
}
