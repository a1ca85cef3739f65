import { Button, FileButton, Group, Progress, Stack } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { NotFoundPage } from '../../../app/not-found-page.tsx';
import { useCan } from '../../../app/session-context.ts';
import { LinkButton } from '../../../components/link-button.tsx';
import { Note } from '../../../components/note.tsx';
import { PageHeader } from '../../../components/page-header.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { amountOf } from '../amount.ts';
import { fileText } from './file-text.ts';
import { ImportChoices } from './import-choices.tsx';
import { ImportExample } from './import-example.tsx';
import { ImportPreview } from './import-preview.tsx';
import { readPeople } from './read-people.ts';
import type { PeopleRead } from './read-people.ts';
import { usePeopleImport } from './use-people-import.ts';

/** Adds and changes people by a file: what it would do is shown before anything is done. */
export function ImportPeoplePage() {
  return useCan('people.add') ? <ImportPeople /> : <NotFoundPage />;
}

const TYPES = '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain';

function ImportPeople() {
  const [file, setFile] = useState<{ readonly name: string; readonly read: PeopleRead } | null>(null);
  const [options, setOptions] = useState({ addTeams: false, invite: true });
  const { results, isDone, isBusy, problem, preview, apply, forget } = usePeopleImport();
  const lines = file?.read.kind === 'read' ? file.read.rows : [];
  const rows = lines.map(({ row }) => row);

  const look = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return;
    const read = readPeople(fileText(new Uint8Array(await chosen.arrayBuffer())));
    setFile({ name: chosen.name, read });
    forget();
    if (read.kind !== 'read') return;
    await preview(
      read.rows.map(({ row }) => row),
      options,
    );
  };

  return (
    <>
      <PageHeader
        title="Import people"
        actions={
          <LinkButton to="/people" variant="default">
            Back to people
          </LinkButton>
        }
      >
        Add and change people by a table with one line for each. You see what will happen before it does.
      </PageHeader>
      <Stack>
        {!isDone && <ImportExample />}
        <Group>
          <FileButton accept={TYPES} onChange={(chosen) => void look(chosen)}>
            {(props) => (
              <Button {...props} size="md" leftSection={<IconFileUpload size={18} aria-hidden />} disabled={isBusy}>
                {file === null ? 'Choose a file' : 'Choose another file'}
              </Button>
            )}
          </FileButton>
          {file?.name}
        </Group>
        <FileNotes read={file?.read ?? null} />
        <ProblemAlert problem={problem} />
        {isBusy && (
          <Progress
            value={100}
            size="lg"
            animated
            aria-label={`${amountOf(rows.length, 'row')}, a few seconds at most`}
          />
        )}
        {results !== null && !isDone && (
          <ImportChoices
            options={options}
            isBusy={isBusy}
            onChange={(chosen) => {
              setOptions(chosen);
              void preview(rows, chosen);
            }}
          />
        )}
        {results !== null && (
          <ImportPreview
            results={results}
            lines={lines.map(({ line }) => line)}
            isDone={isDone}
            isBusy={isBusy}
            onApply={() => void apply(rows, options)}
          />
        )}
      </Stack>
    </>
  );
}

function FileNotes({ read }: { readonly read: PeopleRead | null }) {
  if (read?.kind === 'unreadable') {
    return (
      <Note tone="bad" role="alert" title="This file cannot be read">
        {read.why}
      </Note>
    );
  }
  if (read === null || read.ignored.length === 0) return null;
  return (
    <Note title="Columns that nothing is done with">
      {read.ignored.join(', ')}. Passwords do not belong into a file: people choose theirs with an invitation.
    </Note>
  );
}
