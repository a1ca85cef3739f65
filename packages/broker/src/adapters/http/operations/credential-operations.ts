import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentCredential } from '../present/present-credential.ts';

/** How AWS accounts are reached. */
export function credentialOperations(
  application: Application,
): Handlers<
  | 'listCredentials'
  | 'addCredential'
  | 'readCredential'
  | 'editCredential'
  | 'replaceCredentialKeys'
  | 'verifyCredential'
  | 'deleteCredential'
> {
  return {
    listCredentials: async (_, { caller }) => ({
      items: (await application.listCredentials(caller.principal)).map(presentCredential),
    }),

    addCredential: async ({ body }, { caller }) =>
      presentCredential(await application.addCredential(caller.principal, body)),

    readCredential: async ({ params }, { caller }) =>
      presentCredential(await application.readCredential(caller.principal, params)),

    editCredential: async ({ params, body }, { caller }) =>
      presentCredential(await application.editCredential(caller.principal, { ...body, ...params })),

    replaceCredentialKeys: async ({ params, body }, { caller }) =>
      presentCredential(await application.replaceCredentialKeys(caller.principal, { ...body, ...params })),

    verifyCredential: async ({ params }, { caller }) => {
      const { askedAt } = await application.verifyCredential(caller.principal, params);
      return { askedAt: askedAt.toISOString() };
    },

    deleteCredential: async ({ params }, { caller }) => {
      await application.deleteCredential(caller.principal, params);
      return null;
    },
  };
}
