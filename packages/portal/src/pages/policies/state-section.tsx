import { Switch } from '@mantine/core';
import type { EditorPartProps } from './editor-part.ts';
import { EditorSection } from './editor-section.tsx';

/** Whether the policy counts at all. */
export function StateSection({ form, change }: EditorPartProps) {
  return (
    <EditorSection title="In force">
      <Switch
        label="The access rule is switched on"
        checked={form.isEnabled}
        onChange={(event) => {
          change({ isEnabled: event.currentTarget.checked });
        }}
      />
    </EditorSection>
  );
}
