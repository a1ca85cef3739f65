import { Button, Group } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { DataTable } from '../../components/data-table.tsx';
import { Note } from '../../components/note.tsx';
import { policyDifferences } from './policy-differences.ts';
import type { PolicyForm } from './policy-form.ts';
import type { PolicyChoices } from './use-policy-choices.ts';

interface ConflictAlertProps {
  readonly mine: PolicyForm;
  readonly theirs: PolicyForm;
  readonly choices: PolicyChoices;
  onTake(): void;
  onOverwrite(): void;
}

/** Somebody else saved the policy meanwhile: what differs, and whose version is to count. */
export function ConflictAlert({ mine, theirs, choices, onTake, onOverwrite }: ConflictAlertProps) {
  const differences = policyDifferences(mine, theirs, { grantees: choices.granteeNames, resource: null });
  return (
    <Note
      tone="wait"
      role="alert"
      mb="md"
      title="Somebody else changed this access rule in the meantime"
      icon={<IconGitCompare aria-hidden />}
    >
      {differences.length === 0 ? (
        'Their version says the same as yours.'
      ) : (
        <DataTable
          caption="What differs"
          columns={[
            { heading: 'Field', cell: ({ label }) => <strong>{label}</strong> },
            { heading: 'Saved by them', cell: ({ theirs: text }) => text },
            { heading: 'Here, not saved', cell: ({ mine: text }) => text },
          ]}
          rows={differences}
          keyOf={({ label }) => label}
        />
      )}
      <Group mt="md">
        <Button variant="default" onClick={onTake}>
          Take theirs, drop mine
        </Button>
        <Button variant="default" onClick={onOverwrite}>
          Keep mine, then save over theirs
        </Button>
      </Group>
    </Note>
  );
}
