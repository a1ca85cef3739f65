import type { CallInput } from '@gatelease/contract/client';
import Papa from 'papaparse';

export type ImportRow = CallInput<'importPeople'>['body']['rows'][number];

export type PeopleRead =
  | {
      readonly kind: 'read';
      /** Each with the line of the table it came from; the headings are line 1. */
      readonly rows: readonly { readonly line: number; readonly row: ImportRow }[];
      /** Headings of columns that nothing is done with. */
      readonly ignored: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly why: string };

export const MOST_ROWS = 2000;

/** What each column may be called, in small letters and without anything between them. */
const COLUMNS = [
  { column: 'email', names: ['email', 'mail', 'emailaddress', 'mailaddress', 'username', 'login'] },
  { column: 'name', names: ['name', 'fullname', 'displayname', 'person'] },
  { column: 'firstName', names: ['firstname', 'givenname', 'forename'] },
  { column: 'lastName', names: ['lastname', 'surname', 'familyname'] },
  { column: 'role', names: ['role'] },
  { column: 'access', names: ['access'] },
  { column: 'teams', names: ['team', 'teams', 'group', 'groups'] },
] as const;

type Column = (typeof COLUMNS)[number]['column'];

/** Reads a table of people: any separator, any order of columns, quoted cells, any line ends, with or without a mark. */
export function readPeople(text: string): PeopleRead {
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    return unreadable(`A quoted cell does not end, around line ${String((broken.row ?? 0) + 1)}.`);
  }
  const [headings = [], ...lines] = data;
  const columns = headings.map(columnNamed);
  if (!columns.includes('email')) {
    return unreadable(
      `There is no column for the e-mail address. The first line is: ${headings.join(', ') || 'empty'}.`,
    );
  }
  const twice = columns.find((column, at) => column !== null && columns.indexOf(column) !== at);
  if (twice !== undefined) return unreadable(`Two columns say the same: ${String(twice)}.`);
  if (lines.length === 0) return unreadable('There is nobody below the headings.');
  if (lines.length > MOST_ROWS) {
    return unreadable(`${String(lines.length)} people are more than ${String(MOST_ROWS)} at a time. Split the file.`);
  }
  return {
    kind: 'read',
    rows: lines.map((cells, at) => ({ line: at + 2, row: rowOf(columns, cells) })),
    ignored: headings.filter((heading, at) => columns[at] === null && heading.trim() !== ''),
  };
}

function unreadable(why: string): PeopleRead {
  return { kind: 'unreadable', why };
}

function columnNamed(heading: string): Column | null {
  const plain = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return COLUMNS.find(({ names }) => names.some((name) => name === plain))?.column ?? null;
}

function rowOf(columns: readonly (Column | null)[], cells: readonly string[]): ImportRow {
  const cell = (column: Column): string => (cells[columns.indexOf(column)] ?? '').trim().slice(0, 500);
  const name = cell('name') || [cell('firstName'), cell('lastName')].filter((part) => part !== '').join(' ');
  const teams = cell('teams')
    .split(/[,;|\n]/)
    .map((team) => team.trim())
    .filter((team) => team !== '');
  return {
    email: cell('email'),
    ...(name === '' ? {} : { name }),
    ...(cell('role') === '' ? {} : { role: cell('role') }),
    ...(cell('access') === '' ? {} : { access: cell('access') }),
    ...(teams.length === 0 ? {} : { teams: teams.slice(0, 50).map((team) => team.slice(0, 100)) }),
  };
}
