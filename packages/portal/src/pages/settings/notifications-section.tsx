import type { SettingsView } from '@gatelease/contract';
import { Checkbox } from '@mantine/core';
import { problemsByField } from '../../api/problem.ts';
import type { FieldText } from '../../drafts/differences.ts';
import { MinutesSelect } from './minutes-select.tsx';
import { minutesOf, minutesText, textOfMinutes } from './minutes-text.ts';
import { SettingsSection } from './settings-section.tsx';
import { useSettingsSection } from './use-settings-section.ts';

type Notifications = SettingsView['notifications'];

interface NotificationsForm {
  readonly tellsDecisions: boolean;
  readonly tellsNewSignIns: boolean;
  /** Minutes as a text; empty for never. */
  readonly approvalReminder: string;
  readonly leaseEnding: string;
}

/** Who gets which mail. */
export function NotificationsSection({ settings }: { readonly settings: SettingsView }) {
  const section = useSettingsSection({ name: 'notifications', settings, formOf, sectionOf });
  const { form, change } = section;
  const problems = problemsByField(section.save.problem);
  return (
    <SettingsSection
      title="Notifications"
      hint="Who gets mail about what. Whether approvers get mail about a new request, each access rule says for itself."
      section={section}
      tell={fieldTexts}
    >
      <Checkbox
        label="Tell people by mail whether their request was approved or denied"
        checked={form.tellsDecisions}
        onChange={(event) => {
          change({ tellsDecisions: event.currentTarget.checked });
        }}
      />
      <Checkbox
        label="Tell people by mail when they sign in from a new network or with a new browser"
        checked={form.tellsNewSignIns}
        onChange={(event) => {
          change({ tellsNewSignIns: event.currentTarget.checked });
        }}
      />
      <MinutesSelect
        label="Remind approvers of a request that waits"
        when="after"
        choices={[10, 15, 30, 60, 120, 240]}
        value={form.approvalReminder}
        error={problems['notifications.approvalReminderMinutes'] ?? null}
        onChange={(approvalReminder) => {
          change({ approvalReminder });
        }}
      />
      <MinutesSelect
        label="Warn people before their access ends"
        when="before"
        choices={[5, 10, 15, 30, 60]}
        value={form.leaseEnding}
        error={problems['notifications.leaseEndingMinutes'] ?? null}
        onChange={(leaseEnding) => {
          change({ leaseEnding });
        }}
      />
    </SettingsSection>
  );
}

function formOf(saved: Notifications): NotificationsForm {
  return {
    tellsDecisions: saved.tellsDecisions,
    tellsNewSignIns: saved.tellsNewSignIns,
    approvalReminder: textOfMinutes(saved.approvalReminderMinutes),
    leaseEnding: textOfMinutes(saved.leaseEndingMinutes),
  };
}

function sectionOf(form: NotificationsForm): Notifications {
  return {
    tellsDecisions: form.tellsDecisions,
    tellsNewSignIns: form.tellsNewSignIns,
    leaseEndingMinutes: minutesOf(form.leaseEnding),
    approvalReminderMinutes: minutesOf(form.approvalReminder),
  };
}

function fieldTexts(form: NotificationsForm): readonly FieldText[] {
  return [
    ['Mail about decisions', form.tellsDecisions ? 'Yes' : 'No'],
    ['Mail about new sign-ins', form.tellsNewSignIns ? 'Yes' : 'No'],
    ['Reminder to approvers', minutesText(form.approvalReminder, 'after')],
    ['Warning before the end', minutesText(form.leaseEnding, 'before')],
  ];
}
