import type { Organization } from '../../domain/organization.ts';
import { changedFields } from '../../domain/organization-settings.ts';
import type {
  NotificationSettings,
  OrganizationSettings,
  SecuritySettings,
} from '../../domain/organization-settings.ts';
import { madeBy, newEvent } from '../made-by.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePersonFor } from '../api-keys/require-person.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { requireOrganization } from './read-organization.ts';
import type { SettingsDetails } from './read-settings.ts';
import { requireTimeZone } from './require-time-zone.ts';

/** The sections that change, each as a whole; what is left out stays. */
export interface EditSettingsInput {
  /** The version that the editor saw. */
  readonly version: number;
  readonly organization?: Pick<Organization, 'name' | 'timeZone'> | undefined;
  readonly notifications?: NotificationSettings | undefined;
  readonly security?: SecuritySettings | undefined;
}

/**
 * Edits sections of the settings. Two who edit at once are told: the second one's version is no longer the stored one.
 *
 * @throws `permission.denied`, `organization.not-found`, `request.invalid` for a time zone that there is not,
 * `storage.conflict`
 */
export type EditSettings = (principal: Principal, input: EditSettingsInput) => Promise<SettingsDetails>;

export function makeEditSettings(context: UseCaseContext & Pick<SettingsDetails, 'mailServer'>): EditSettings {
  return async (principal, { version, organization, ...sections }) => {
    requirePermission(principal, 'organization.edit');
    if (sections.security !== undefined) requirePersonFor(principal, 'security', 'change how people sign in');
    const { organizationId } = principal;
    const named =
      organization === undefined
        ? {}
        : { name: organization.name, timeZone: requireTimeZone(organization.timeZone, 'organization.timeZone') };

    const edited = await context.store.write(async (tx) => {
      const before = await requireOrganization(tx, organizationId);
      if (before.version !== version) throw changedMeanwhile();

      const wanted = { ...before, ...named, settings: settingsWith(before.settings, sections) };
      const changes = changesBetween(before, wanted);
      if (changes.length === 0) return before;
      const after = await tx.organizations.update(wanted);
      await tx.events.append([newEvent(madeBy(principal, context), 'organization.edited', { detail: { changes } })]);
      return after;
    });

    context.changes.publish({ organizationId, topic: 'organization' });
    return { organization: edited, mailServer: context.mailServer };
  };
}

function settingsWith(
  before: OrganizationSettings,
  { notifications, security }: Omit<EditSettingsInput, 'version' | 'organization'>,
): OrganizationSettings {
  return { notifications: notifications ?? before.notifications, security: security ?? before.security };
}

function changesBetween(before: Organization, after: Organization): readonly string[] {
  return [
    ...changedFields({ name: before.name, timeZone: before.timeZone }, { name: after.name, timeZone: after.timeZone }),
    ...changedFields(before.settings.notifications, after.settings.notifications),
    ...changedFields(before.settings.security, after.settings.security),
  ];
}

function changedMeanwhile(): ProblemError {
  return new ProblemError('storage.conflict', 'The settings were changed in the meantime. Look again, then edit.');
}
