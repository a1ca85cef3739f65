import type { SettingsView } from '@gatelease/contract';
import { TextInput } from '@mantine/core';
import { problemsByField } from '../../api/problem.ts';
import { TimeZoneSelect } from '../../components/time-zone-select.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsSection } from './use-settings-section.ts';

/** Name and time zone. */
export function OrganizationSection({ settings }: { readonly settings: SettingsView }) {
  const section = useSettingsSection({
    name: 'organization',
    settings,
    formOf: (saved) => saved,
    sectionOf: (form) => form,
  });
  const { form, change } = section;
  const problems = problemsByField(section.save.problem);
  return (
    <SettingsSection
      title="Organization"
      hint="How the organization is called, and the clock that its people go by."
      section={section}
      tell={({ name, timeZone }) => [
        ['Name', name],
        ['Time zone', timeZone],
      ]}
    >
      <TextInput
        label="Name"
        required
        maxLength={100}
        autoComplete="organization"
        value={form.name}
        error={problems['organization.name'] ?? null}
        onChange={(event) => {
          change({ name: event.currentTarget.value });
        }}
      />
      <TimeZoneSelect
        label="Time zone"
        description="Of times in mail, and of new schedules. Access rules that exist keep theirs."
        value={form.timeZone}
        error={problems['organization.timeZone'] ?? null}
        onChange={(timeZone) => {
          change({ timeZone });
        }}
      />
    </SettingsSection>
  );
}
