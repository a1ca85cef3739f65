import { Checkbox, NativeSelect, Radio, Stack } from '@mantine/core';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';

const APPROVALS = [
  { value: '0', label: 'Without confirmation: it opens at once' },
  { value: '1', label: 'One approver has to agree' },
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((count) => ({
    value: String(count),
    label: `${String(count)} approvers have to agree`,
  })),
];

/** With whose approval, and on what occasion it opens. */
export function ConfirmationSection({ form, change, problems }: EditorPartProps) {
  const needsApproval = form.approvalsNeeded !== '0';
  return (
    <EditorSection title="Confirmation">
      <NativeSelect
        label="Approval"
        data={APPROVALS}
        value={form.approvalsNeeded}
        error={problems['approvalsNeeded'] ?? null}
        onChange={(event) => {
          change({ approvalsNeeded: event.currentTarget.value });
        }}
      />
      {needsApproval && (
        <Checkbox
          label="Approvers get an e-mail when somebody asks, where mail is set up"
          checked={form.notifiesApprovers}
          onChange={(event) => {
            change({ notifiesApprovers: event.currentTarget.checked });
          }}
        />
      )}
      {needsApproval && (
        <Checkbox
          label="In an emergency it can be opened without approval"
          description="Whoever does has to say why, and every approver is told at once by e-mail."
          checked={form.breakGlass}
          error={problems['breakGlass'] ?? null}
          onChange={(event) => {
            change({ breakGlass: event.currentTarget.checked });
          }}
        />
      )}
      <Checkbox
        label="Whoever opens it has to say why"
        checked={form.reasonRequired}
        onChange={(event) => {
          change({ reasonRequired: event.currentTarget.checked });
        }}
      />
      <Radio.Group
        label="It opens"
        value={form.opensOn}
        onChange={(opensOn) => {
          change({ opensOn });
        }}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="request" label="When they press Open" />
          <Radio value="sign-in" label="By itself when they sign in" />
        </Stack>
      </Radio.Group>
    </EditorSection>
  );
}
