import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { EditorSection } from './editor-section.tsx';
import type { EditorPartProps } from './editor-part.ts';
import type { PolicyChoices } from './use-policy-choices.ts';

/** Name, security group and grantees. */
export function WhoSection({ form, change, problems, choices }: EditorPartProps & { readonly choices: PolicyChoices }) {
  const granteeProblem = Object.entries(problems).find(([field]) => field.startsWith('grantees'))?.[1] ?? null;
  return (
    <EditorSection title="Who and where">
      <TextInput
        label="Name of the access rule"
        description="For example SSH for Operations."
        required
        maxLength={100}
        value={form.name}
        error={problems['name'] ?? null}
        onChange={(event) => {
          change({ name: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label="Security group"
        required
        value={form.resourceId}
        error={problems['resourceId'] ?? null}
        data={[
          ...(form.resourceId === '' ? [{ value: '', label: 'Choose one' }] : []),
          ...choices.resources.map(({ resourceId, name, groupId }) => ({
            value: resourceId,
            label: `${name} (${groupId})`,
          })),
        ]}
        onChange={(event) => {
          change({ resourceId: event.currentTarget.value });
        }}
      />
      <MultiSelect
        label="Who may open it"
        description="People, teams, or everyone in the organization."
        placeholder={form.grantees.length === 0 ? 'Type a name' : ''}
        searchable
        data={choices.granteeGroups.map(({ group, items }) => ({ group, items: [...items] }))}
        value={[...form.grantees]}
        error={granteeProblem}
        nothingFoundMessage="Nobody of that name"
        onChange={(grantees) => {
          change({ grantees });
        }}
      />
    </EditorSection>
  );
}
