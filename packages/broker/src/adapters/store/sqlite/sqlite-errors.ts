import { brokenReference, duplicate, full, unavailable } from '../storage-problems.ts';

/** Says what SQLite said in the words of the ports; what is nobody's business but ours stays as it is. */
export function translateSqliteError(error: unknown): unknown {
  const code = codeOf(error);
  if (!(error instanceof Error) || code === null) return error;

  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return duplicate({ columns: error.message.replace('UNIQUE constraint failed: ', '') }, error);
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return brokenReference(error);
    case 'SQLITE_FULL':
      return full(error);
    default:
      return isOutage(code) ? unavailable(OUTAGE, error) : error;
  }
}

const OUTAGE =
  'The database file cannot be read or written. Check that its disk is there and sound, and who may write to it.';

/** The first words of SQLite's codes; more exact ones follow, as in SQLITE_IOERR_FSYNC. */
const OUTAGES = [
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_IOERR',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_NOTADB',
  'SQLITE_PERM',
  'SQLITE_PROTOCOL',
  'SQLITE_READONLY',
];

function isOutage(code: string): boolean {
  return OUTAGES.some((outage) => code === outage || code.startsWith(`${outage}_`));
}

function codeOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}
