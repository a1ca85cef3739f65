import type { SettingsView } from '@gatelease/contract';
import type { SettingsDetails } from '../../../application/organization/read-settings.ts';

export function presentSettings({ organization, mailServer }: SettingsDetails): SettingsView {
  const { version, name, timeZone, settings } = organization;
  const { notifications, security } = settings;
  return { version, organization: { name, timeZone }, notifications, security, mailServer };
}
