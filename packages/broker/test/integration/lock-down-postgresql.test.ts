import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { lockDownsOn } from '../support/lock-down-stories.ts';
import { postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';

describe.skipIf(postgresqlMissing !== null)(
  `on PostgreSQL${postgresqlMissing === null ? '' : ` (skipped: ${postgresqlMissing})`}`,
  () => {
    let postgresql: TestPostgresql;

    beforeAll(async () => {
      postgresql = await startPostgresql();
    });
    afterAll(() => postgresql.close());

    lockDownsOn('a PostgreSQL server', async () => {
      const store = await openStore({ dataDir: '', databaseUrl: await postgresql.freshDatabase(), connections: 5 });
      return { store, remove: () => store.close() };
    });
  },
);
