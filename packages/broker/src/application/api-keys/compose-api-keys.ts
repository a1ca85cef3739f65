import type { ApplicationContext } from '../application-context.ts';
import { makeAuthenticateKey } from './authenticate-key.ts';
import { makeCreateApiKey } from './create-api-key.ts';
import { makeListApiKeys } from './list-api-keys.ts';
import { makeRevokeApiKey } from './revoke-api-key.ts';
import { makeRotateApiKey } from './rotate-api-key.ts';

export type ApiKeyUseCases = ReturnType<typeof composeApiKeys>;

/** Keys with which programs use the API, and telling whose a key is. */
export function composeApiKeys(context: ApplicationContext) {
  return {
    authenticateKey: makeAuthenticateKey(context),
    listApiKeys: makeListApiKeys(context),
    createApiKey: makeCreateApiKey(context),
    rotateApiKey: makeRotateApiKey(context),
    revokeApiKey: makeRevokeApiKey(context),
  };
}
