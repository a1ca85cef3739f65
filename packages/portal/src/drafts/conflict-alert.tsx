import { Button, Group } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { DataTable } from '../components/data-table.tsx';
import { Note } from '../components/note.tsx';
import type { Difference } from './differences.ts';

interface ConflictAlertProps {
  /** What is edited: `access rule`. */
  readonly what: string;
  readonly differences: readonly Difference[];
  onTake(): void;
  onOverwrite(): void;
}

/** Somebody else saved the same thing meanwhile: what differs, and whose version is to count. */
export function ConflictAlert({ what, differences, onTake, onOverwrite }: ConflictAlertProps) {
  return (
    <Note
      tone="wait"
      role="alert"
      mb="md"
      title={`Somebody else changed this ${what} in the meantime`}
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
