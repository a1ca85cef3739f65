import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { storeContract } from '../contracts/store-contract.ts';
import { clearDatabase, postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';

describe.skipIf(postgresqlMissing !== null)(
  `on PostgreSQL${postgresqlMissing === null ? '' : `: ${postgresqlMissing}`}`,
  () => {
    let postgresql: TestPostgresql;
    let databaseUrl: string;

    beforeAll(async () => {
      postgresql = await startPostgresql();
      databaseUrl = await postgresql.freshDatabase();
    });

    afterAll(() => postgresql.close());

    storeContract(async () => {
      await clearDatabase(databaseUrl);
      const store = await openStore({ dataDir: '', databaseUrl, workClock: 'caller', connections: 4 });
      return { store, dispose: () => store.close() };
    });
  },
);
