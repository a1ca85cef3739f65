import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, openStoreBeside } from '../../src/adapters/store/open-store.ts';
import { openSqliteTestStore } from '../support/installation.ts';
import { postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';
import { recoverOn } from '../support/recover-tests.ts';
import { anEvent, anOrganization } from '../support/stored-entities.ts';

recoverOn('the embedded store', openSqliteTestStore);

describe.skipIf(postgresqlMissing !== null)(
  `on PostgreSQL${postgresqlMissing === null ? '' : ` (skipped: ${postgresqlMissing})`}`,
  () => {
    let postgresql: TestPostgresql;
    beforeAll(async () => {
      postgresql = await startPostgresql();
    });
    afterAll(() => postgresql.close());

    recoverOn('a PostgreSQL server', async () => {
      const store = await openStore({ dataDir: '', databaseUrl: await postgresql.freshDatabase(), connections: 2 });
      return { store, remove: () => store.close() };
    });
  },
);

describe('the embedded store beside the process that has it', () => {
  async function directory(): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'gatelease-beside-'));
    onTestFinished(() => rm(path, { recursive: true, force: true }));
    return path;
  }

  it('writes into one ledger with it, and takes nothing from it', async () => {
    const dataDir = await directory();
    const server = await openStore({ dataDir });
    onTestFinished(() => server.close());
    await server.write(async (tx) => {
      await tx.organizations.insert(anOrganization());
      await tx.events.append([anEvent({ eventId: 'before' })]);
    });

    const beside = await openStoreBeside({ dataDir });
    await beside.write((tx) => tx.events.append([anEvent({ eventId: 'beside' })]));
    await beside.close();
    await server.write((tx) => tx.events.append([anEvent({ eventId: 'after' })]));

    const chain = await server.read((tx) => tx.events.listChain('org_1', 0, 9));
    expect(chain.map(({ eventId, sequence }) => [eventId, sequence])).toEqual([
      ['before', 1],
      ['beside', 2],
      ['after', 3],
    ]);
    await expect(openStore({ dataDir })).rejects.toThrow('in use by another process');
  });

  it('makes no database where there is none', async () => {
    const dataDir = await directory();

    await expect(openStoreBeside({ dataDir })).rejects.toThrow('There is no database in the data directory');
  });
});
