import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { lawsOn } from '../support/laws.ts';
import { movesOn } from '../support/moves.ts';
import type { OpenTestStore } from '../support/installation.ts';
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

    const openTestStore: OpenTestStore = async () => {
      const store = await openStore({ dataDir: '', databaseUrl: await postgresql.freshDatabase(), connections: 5 });
      return { store, remove: () => store.close() };
    };
    lawsOn('a PostgreSQL server', { openTestStore });
    movesOn('a PostgreSQL server', { openTestStore });
  },
);
