import type { CallOutput } from '@gatelease/contract/client';
import { LEDGER_EXPORT_PATH } from '@gatelease/contract/operations';
import { Button, Menu } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { callApi } from '../../api/call-api.ts';
import { useAction } from '../../api/use-action.ts';
import { Note } from '../../components/note.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { queryText } from './ledger-filter.ts';
import type { LedgerSearch } from './ledger-filter.ts';

/** Downloads what the filters show, or everything. */
export function ExportMenu({ search, isFiltered }: { readonly search: LedgerSearch; readonly isFiltered: boolean }) {
  const query = queryText(search);
  const filtered = (format: string) => `${LEDGER_EXPORT_PATH}?format=${format}&${query}`;
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {isFiltered && (
          <>
            <Menu.Item component="a" href={filtered('csv')} download>
              What the filter shows, as CSV
            </Menu.Item>
            <Menu.Item component="a" href={filtered('jsonl')} download>
              What the filter shows, as JSON lines
            </Menu.Item>
          </>
        )}
        <Menu.Item component="a" href={`${LEDGER_EXPORT_PATH}?format=csv`} download>
          Everything, as CSV for a spreadsheet
        </Menu.Item>
        <Menu.Item component="a" href={`${LEDGER_EXPORT_PATH}?format=jsonl`} download>
          Everything, as JSON lines that can be verified
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type Verdict = CallOutput<'verifyLedger'>;

/** Has the server compute every hash again, and says what came of it. */
export function useLedgerCheck() {
  const check = useAction<undefined, Verdict>(() => callApi('verifyLedger'));
  return {
    button: (
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={18} aria-hidden />}
        loading={check.isBusy}
        onClick={() => void check.run(undefined)}
      >
        Verify
      </Button>
    ),
    outcome: (
      <>
        <ProblemAlert problem={check.problem} />
        {check.output !== undefined && <VerdictNote verdict={check.output} />}
      </>
    ),
  };
}

const REASONS = {
  gap: 'it does not follow the one before: an event is missing, put in or moved',
  unlinked: 'it does not name the hash of the one before: something before it was changed',
  altered: 'it is not what its hash says: it was changed',
} as const;

function VerdictNote({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.kind === 'broken') {
    return (
      <Note tone="bad" role="alert" mb="md" title="The chain is broken">
        At the event with the number {verdict.sequence}: {REASONS[verdict.reason]}.
      </Note>
    );
  }
  return (
    <Note
      role="status"
      mb="md"
      title={`The chain is whole: ${String(verdict.end.sequence)} events`}
      icon={<IconShieldCheck aria-hidden />}
    >
      The server computed every hash again. Who does not want to trust the server exports everything as JSON lines and
      runs <code>gatelease ledger verify</code>. The last hash, to be written down elsewhere:{' '}
      <code style={{ overflowWrap: 'anywhere' }}>{verdict.end.hash}</code>
    </Note>
  );
}
