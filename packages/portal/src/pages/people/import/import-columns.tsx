import type { Column } from '../../../components/data-table.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import type { StatusBadgeLook } from '../../../components/status-badge.tsx';
import type { RowResult } from './use-people-import.ts';

/** A row with its line in the file. */
export type ImportLine = RowResult & { readonly line: number };

/** What the table of an import shows of each row. */
export const IMPORT_COLUMNS: readonly Column<ImportLine>[] = [
  { heading: 'Line', cell: ({ line }) => line },
  { heading: 'E-mail', cell: ({ email }) => (email === '' ? 'Empty' : email) },
  { heading: 'Outcome', cell: ({ outcome }) => <StatusBadge {...LOOKS[outcome]} /> },
  { heading: 'Why', cell: (row) => whyOf(row) },
];

const LOOKS: Readonly<Record<RowResult['outcome'], StatusBadgeLook>> = {
  add: { tone: 'good', icon: 'done', word: 'Added' },
  change: { tone: 'accent', icon: 'done', word: 'Changed' },
  same: { tone: 'calm', icon: 'off', word: 'Left alone' },
  refuse: { tone: 'bad', icon: 'failed', word: 'Left out' },
};

function whyOf({ outcome, changes, problem }: ImportLine): string {
  if (problem !== null) {
    const given = problem.given === '' ? '' : `“${problem.given}” stands in ${problem.field}. `;
    return `${given}Right would be: ${problem.expected}`;
  }
  if (outcome === 'change') return changes.map(changeText).join('; ');
  return outcome === 'same' ? 'Everything is as the file says already.' : 'Nobody had this address before.';
}

function changeText({ field, from, to }: RowResult['changes'][number]): string {
  return `${field}: ${from === '' ? 'none' : from} → ${to === '' ? 'none' : to}`;
}
