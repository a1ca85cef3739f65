import type { Organization } from '../../domain/organization.ts';
import type { MailServer } from '../mail/mail-server.ts';
import type { Principal } from '../principal.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { makeReadOrganization } from './read-organization.ts';

/** What administrators decided for the organization, and what the environment of the server says about mail. */
export interface SettingsDetails {
  readonly organization: Organization;
  /** `null` where messages stay in the outbox. */
  readonly mailServer: MailServer | null;
}

/** The settings, for who may edit them. @throws `permission.denied`, `organization.not-found` */
export type ReadSettings = (principal: Principal) => Promise<SettingsDetails>;

export function makeReadSettings(
  context: Pick<UseCaseContext, 'store'> & Pick<SettingsDetails, 'mailServer'>,
): ReadSettings {
  const readOrganization = makeReadOrganization(context);
  return async (principal) => {
    requirePermission(principal, 'organization.edit');
    return { organization: await readOrganization(principal), mailServer: context.mailServer };
  };
}
