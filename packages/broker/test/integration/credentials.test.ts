import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { credentialsOn } from '../support/credential-tests.ts';
import { postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';

credentialsOn('the embedded store');

describe.skipIf(postgresqlMissing !== null)(
  `on PostgreSQL${postgresqlMissing === null ? '' : ` (skipped: ${postgresqlMissing})`}`,
  () => {
    let postgresql: TestPostgresql;

    beforeAll(async () => {
      postgresql = await startPostgresql();
    });
    afterAll(() => postgresql.close());

    credentialsOn('a PostgreSQL server', {
      openTestStore: async () => {
        const store = await openStore({ dataDir: '', databaseUrl: await postgresql.freshDatabase(), connections: 5 });
        return { store, remove: () => store.close() };
      },
    });
  },
);
