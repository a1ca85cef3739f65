import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { emergencyStopOn } from '../support/emergency-stop-tests.ts';
import { postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';

emergencyStopOn('the embedded store');

describe.skipIf(postgresqlMissing !== null)(
  `on PostgreSQL${postgresqlMissing === null ? '' : ` (skipped: ${postgresqlMissing})`}`,
  () => {
    let postgresql: TestPostgresql;

    beforeAll(async () => {
      postgresql = await startPostgresql();
    });
    afterAll(() => postgresql.close());

    emergencyStopOn('a PostgreSQL server', {
      openTestStore: async () => {
        const store = await openStore({ dataDir: '', databaseUrl: await postgresql.freshDatabase(), connections: 5 });
        return { store, remove: () => store.close() };
      },
    });
  },
);
