import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { DataTable } from '../../../components/data-table.tsx';
import { Note } from '../../../components/note.tsx';
import { amountOf } from '../amount.ts';
import { IMPORT_COLUMNS } from './import-columns.tsx';
import type { ImportLine } from './import-columns.tsx';
import type { RowResult } from './use-people-import.ts';

interface ImportPreviewProps {
  readonly results: readonly RowResult[];
  /** The line of each row in the file. */
  readonly lines: readonly number[];
  readonly isDone: boolean;
  readonly isBusy: boolean;
  onApply(): void;
}

const SHOWN_AT_ONCE = 100;

/** Row by row what will happen, or what has happened, and the button that does it. */
export function ImportPreview({ results, lines, isDone, isBusy, onApply }: ImportPreviewProps) {
  const [outcome, setOutcome] = useState('all');
  const [most, setMost] = useState(SHOWN_AT_ONCE);
  const rows: readonly ImportLine[] = results.map((result, at) => ({ ...result, line: lines[at] ?? at }));
  const shown = rows.filter((row) => outcome === 'all' || row.outcome === outcome);
  const count = (kind: RowResult['outcome']) => rows.filter((row) => row.outcome === kind).length;
  const toDo = count('add') + count('change');

  return (
    <>
      <Note tone={isDone ? 'accent' : 'calm'} role="status" title={isDone ? 'The import is done' : 'What will happen'}>
        {summaryOf(count, isDone)}
      </Note>
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Which rows"
          data={[
            { value: 'all', label: `All ${String(rows.length)}` },
            { value: 'add', label: `Added ${String(count('add'))}` },
            { value: 'change', label: `Changed ${String(count('change'))}` },
            { value: 'refuse', label: `Left out ${String(count('refuse'))}` },
          ]}
          value={outcome}
          onChange={setOutcome}
        />
        {!isDone && (
          <Button size="md" loading={isBusy} disabled={toDo === 0} onClick={onApply}>
            {toDo === 0 ? 'Nothing to do' : `Import ${amountOf(toDo, 'person', 'people')}`}
          </Button>
        )}
      </Group>
      <DataTable
        caption="Rows of the file"
        columns={IMPORT_COLUMNS}
        rows={shown.slice(0, most)}
        keyOf={({ line }) => String(line)}
        toneOf={(row) => (row.outcome === 'refuse' ? 'bad' : null)}
      />
      {shown.length > most && (
        <Button
          variant="default"
          onClick={() => {
            setMost(most + SHOWN_AT_ONCE);
          }}
        >
          Show more
        </Button>
      )}
    </>
  );
}

function summaryOf(count: (kind: RowResult['outcome']) => number, isDone: boolean): string {
  const [one, many] = isDone ? ['person was', 'people were'] : ['person is', 'people are'];
  const part = (kind: RowResult['outcome'], what: string) => `${amountOf(count(kind), one, many)} ${what}`;
  const left = count('refuse');
  return [
    `${part('add', 'added')}, ${part('change', 'changed')}, ${part('same', 'left alone')}.`,
    ...(left === 0 ? [] : [`${amountOf(left, 'row')} left out; see why below.`]),
  ].join(' ');
}
