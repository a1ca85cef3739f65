import type { Dialect } from '../dialect.ts';
import { accessTables } from './0001-access-tables.ts';
import { credentialTables } from './0001-credential-tables.ts';
import { ledgerTables } from './0001-ledger-tables.ts';
import { peopleTables } from './0001-people-tables.ts';
import { signInTables } from './0001-sign-in-tables.ts';
import type { Migration } from './migration.ts';

export const migration0001: Migration = {
  version: 1,
  name: 'first tables',
  statements: (dialect: Dialect) => [
    ...peopleTables(dialect),
    ...signInTables(dialect),
    ...credentialTables(dialect),
    ...accessTables(dialect),
    ...ledgerTables(dialect),
    ...dialect.forbidChanges('events', 'The ledger is insert-only: events are never changed or removed.'),
  ],
};
