import type { ApplicationContext } from '../application-context.ts';
import { makeEditSettings } from './edit-settings.ts';
import { makeReadOrganization } from './read-organization.ts';
import { makeReadSettings } from './read-settings.ts';
import { makeReadSetup } from './read-setup.ts';
import { makeReplaceAccessCode } from './replace-access-code.ts';
import { makeSetUp } from './set-up.ts';

/** What can be asked about the organization: its beginning and its settings. */
export type OrganizationUseCases = ReturnType<typeof composeOrganization>;

export function composeOrganization(context: ApplicationContext) {
  return {
    readSetup: makeReadSetup(context),
    setUp: makeSetUp(context),
    readOrganization: makeReadOrganization(context),
    readSettings: makeReadSettings(context),
    editSettings: makeEditSettings(context),
    replaceAccessCode: makeReplaceAccessCode(context),
  };
}
