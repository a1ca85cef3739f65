import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SQLITE } from '../../src/adapters/store/dialect.ts';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { repositoriesOn } from '../../src/adapters/store/repositories/repositories.ts';
import { SqlSession } from '../../src/adapters/store/sql-session.ts';
import { SqliteConnection } from '../../src/adapters/store/sqlite/sqlite-connection.ts';
import type { BoundQuery } from '../../src/adapters/store/statement.ts';
import type { Repositories } from '../../src/application/ports/store.ts';
import { NOON } from '../support/stored-entities.ts';

const page = { after: null, limit: 50 };
const next = { after: Buffer.from('1772452800123 lease_1').toString('base64url'), limit: 50 };
const claim = { worker: 'a', now: NOON, claimSeconds: 60 };

/** The plans of the queries that repositories really send: what they cost must not grow with the history. */
describe('the indexes of the embedded store', () => {
  let dataDir: string;
  let connection: SqliteConnection;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'gatelease-store-'));
    await (await openStore({ dataDir })).close();
    connection = new SqliteConnection(join(dataDir, 'gatelease.db'));
  });

  afterAll(() => {
    connection.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function planOf(use: (tx: Repositories) => Promise<unknown>): Promise<string> {
    const sent: BoundQuery[] = [];
    const recorder = {
      execute: (query: BoundQuery) => {
        sent.push(query);
        return Promise.resolve({ rows: [], changedRows: 0 });
      },
      first: (query: BoundQuery) => {
        sent.push(query);
        return Promise.resolve(null);
      },
    };
    const flavour = { dialect: SQLITE, access: 'write', locks: false, workClock: 'caller' } as const;
    await use(repositoriesOn(new SqlSession(recorder, flavour)));
    const { sql, parameters } = sent[0]!;
    const { rows } = await connection.execute({ sql: `explain query plan ${sql}`, parameters });
    return rows.map(({ detail }) => String(detail)).join('\n');
  }

  it.each<[string, string, (tx: Repositories) => Promise<unknown>]>([
    ['a session by its token', 'sessions_token_hash', (tx) => tx.sessions.findByTokenHash('h', NOON)],
    ['a person by e-mail', 'people_email', (tx) => tx.people.findByEmail('o', 'e')],
    ['a page of people', 'people_listed', (tx) => tx.people.listPage({ organizationId: 'o' }, page)],
    ['a passkey by its credential', 'passkeys_credential', (tx) => tx.passkeys.findByCredential('c')],
    ['passkeys of a person', 'passkeys_person', (tx) => tx.passkeys.listOfPerson('p')],
    ['failed sign-ins', 'sqlite_autoindex_sign_in_failures', (tx) => tx.signInAttempts.countFailures('k', NOON)],
    ['live leases of a resource', 'leases_live_of_resource', (tx) => tx.leases.listLiveOfResource('r')],
    [
      'live leases of a person',
      'leases_live_of_person',
      (tx) => tx.leases.listLive({ organizationId: 'o', personId: 'p' }),
    ],
    [
      'live leases of a resource in a list',
      'leases_live_of_resource',
      (tx) => tx.leases.listLive({ organizationId: 'o', resourceId: 'r' }),
    ],
    ['leases to warn of', 'leases_live ', (tx) => tx.leases.listUnwarned('o', NOON, 10)],
    ['live leases of an organization', 'leases_live ', (tx) => tx.leases.listLive({ organizationId: 'o' })],
    ['live leases of a policy', 'leases_live ', (tx) => tx.leases.listLive({ organizationId: 'o', policyId: 'p' })],
    [
      'a page of active leases',
      'leases_live ',
      (tx) => tx.leases.list({ organizationId: 'o', states: ['active', 'opening'] }, page),
    ],
    ['the newest leases', 'leases_newest', (tx) => tx.leases.list({ organizationId: 'o' }, page)],
    ['the next page of leases', '(created_at,lease_id)<', (tx) => tx.leases.list({ organizationId: 'o' }, next)],
    ['the leases of a person', 'leases_person', (tx) => tx.leases.list({ organizationId: 'o', personId: 'p' }, page)],
    ['leases by state', 'COVERING INDEX leases_state', (tx) => tx.leases.countByState()],
    [
      'pending requests',
      'requests_state',
      (tx) => tx.requests.list({ organizationId: 'o', states: ['pending'] }, page),
    ],
    [
      'the requests of a person',
      'requests_person',
      (tx) => tx.requests.list({ organizationId: 'o', personId: 'p' }, page),
    ],
    ['requests that lapse', 'requests_lapsing', (tx) => tx.requests.listLapsing(NOON, 10)],
    ['due work', 'work_due (due_at<?)', (tx) => tx.work.claimDue(claim, 5)],
    ['when work is due next', 'work_claimed', (tx) => tx.work.nextDueAt()],
    ['due messages', 'outbox_due (due_at<?)', (tx) => tx.outbox.takeDue(NOON, NOON, 5)],
    ['messages that let somebody in', 'outbox_letting_in', (tx) => tx.outbox.recallLettingIn('p')],
    [
      'the message that gathers',
      'outbox_gathering',
      (tx) => tx.outbox.findGathering({ organizationId: 'o', to: 'a', digestKey: 'k' }, NOON),
    ],
    ['secrets of messages that are over', 'outbox_sealed', (tx) => tx.outbox.forgetSecrets(NOON)],
    [
      'the newest messages',
      'outbox_newest',
      (tx) => tx.outbox.list({ organizationId: 'o' }, { after: null, limit: 5 }),
    ],
    ['the events of a person', 'events_person', (tx) => tx.events.list({ organizationId: 'o', personId: 'p' }, page)],
    ['the events of a lease', 'events_lease', (tx) => tx.events.list({ organizationId: 'o', leaseId: 'l' }, page)],
    [
      'the events of emergencies',
      'leases_break_glass',
      (tx) => tx.events.list({ organizationId: 'o', breakGlass: true }, page),
    ],
    ['leases of emergencies', 'leases_break_glass', (tx) => tx.leases.listBreakGlassIds('o')],
    ['the events of a night', 'events_at', (tx) => tx.events.list({ organizationId: 'o', from: NOON, to: NOON }, page)],
  ])('finds %s by %s', async (_what, index, use) => {
    const plan = await planOf(use);

    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN (?!due|CONSTANT|leases USING COVERING)/);
  });
});
