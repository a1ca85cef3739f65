import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentApiKey } from '../present/present-api-key.ts';

export function apiKeyOperations(
  application: Application,
): Handlers<'listApiKeys' | 'createApiKey' | 'rotateApiKey' | 'revokeApiKey'> {
  return {
    listApiKeys: async ({ query }, { caller }) => {
      const keys = await application.listApiKeys(caller.principal, query);
      return { items: keys.map(presentApiKey), next: null };
    },

    createApiKey: async ({ body }, { caller }) => {
      const { resourceIds = null, password = null } = body;
      const { details, token } = await application.createApiKey(caller, { ...body, resourceIds, password });
      return { apiKey: presentApiKey(details), token };
    },

    rotateApiKey: async ({ params, body }, { caller }) => {
      const { password = null } = body;
      const { details, token } = await application.rotateApiKey(caller, { ...params, ...body, password });
      return { apiKey: presentApiKey(details), token };
    },

    revokeApiKey: async ({ params }, { caller }) =>
      presentApiKey(await application.revokeApiKey(caller.principal, params)),
  };
}
