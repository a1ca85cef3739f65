import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentSettings } from '../present/present-settings.ts';

export function organizationOperations(
  application: Application,
): Handlers<'readSettings' | 'editSettings' | 'replaceAccessCode'> {
  return {
    readSettings: async (_, { caller }) => presentSettings(await application.readSettings(caller.principal)),

    editSettings: async ({ body }, { caller }) =>
      presentSettings(await application.editSettings(caller.principal, body)),

    replaceAccessCode: ({ body }, { caller }) => application.replaceAccessCode(caller.principal, body),
  };
}
