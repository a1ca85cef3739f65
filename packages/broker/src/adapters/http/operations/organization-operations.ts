import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentSettings } from '../present/present-settings.ts';

export function organizationOperations(application: Application): Handlers<'readSettings' | 'editSettings'> {
  return {
    readSettings: async (_, { caller }) => presentSettings(await application.readSettings(caller.principal)),

    editSettings: async ({ body }, { caller }) =>
      presentSettings(await application.editSettings(caller.principal, body)),
  };
}
