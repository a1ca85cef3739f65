import type { SettingsView } from '@gatelease/contract';
import type { Organization } from '../../../domain/organization.ts';

export function presentSettings({ version, name, timeZone, settings }: Organization): SettingsView {
  return { version, organization: { name, timeZone }, notifications: settings.notifications };
}
