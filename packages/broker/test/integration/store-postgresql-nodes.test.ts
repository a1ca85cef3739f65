import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import type { OpenStore } from '../../src/adapters/store/open-store.ts';
import { listenForWork } from '../../src/adapters/store/postgresql/listen-for-work.ts';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { makeEnsureAdministrator } from '../../src/application/people/ensure-administrator.ts';
import { CHAIN_START, verifyChain } from '@gatelease/contract/event-chain';
import type { Repositories } from '../../src/application/ports/store.ts';
import { postgresqlMissing, startPostgresql } from '../support/postgresql.ts';
import type { TestPostgresql } from '../support/postgresql.ts';
import { aLease, anEvent, anOrganization, aPerson, aPolicy, aResource } from '../support/stored-entities.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const because = postgresqlMissing === null ? '' : `: ${postgresqlMissing}`;

describe.skipIf(postgresqlMissing !== null)(`several nodes on one PostgreSQL${because}`, () => {
  let postgresql: TestPostgresql;
  let databaseUrl: string;
  let nodeA: OpenStore;
  let nodeB: OpenStore;

  beforeAll(async () => {
    postgresql = await startPostgresql();
  });

  afterAll(() => postgresql.close());

  beforeEach(async () => {
    databaseUrl = await postgresql.freshDatabase();
    [nodeA, nodeB] = await Promise.all([openNode(), openNode()]);
    await nodeA.write((tx) => tx.organizations.insert(anOrganization()));
  });

  afterEach(() => Promise.all([nodeA.close(), nodeB.close()]));

  function openNode(): Promise<OpenStore> {
    return openStore({ dataDir: '', databaseUrl, connections: 8 });
  }

  async function asAdministrator(sql: string): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    return client.query(sql).finally(() => client.end());
  }

  it('lets nodes that start together on an empty database make its schema once', async () => {
    databaseUrl = await postgresql.emptyDatabase();

    const nodes = await Promise.all([openNode(), openNode(), openNode()]);

    const ids = await Promise.all(nodes.map((node) => node.installationId()));
    expect(new Set(ids).size).toBe(1);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('founds one organization when nodes start for the first time at once', async () => {
    const emptyUrl = await postgresql.emptyDatabase();
    const open = () => openStore({ dataDir: '', databaseUrl: emptyUrl });
    const nodes = await Promise.all([open(), open(), open()]);
    const administrator = { name: 'Ada', email: 'ada@example.com', password: 'plum orchard lantern' };

    const founded = await Promise.all(
      nodes.map((store) =>
        makeEnsureAdministrator({
          ...{ store, clock: { now: () => new Date() }, ids: new RandomIds(), worker: null, tour: null },
          ambient: { kind: 'aws', regions: ['us-east-1'] },
          signal: { wake: () => Promise.resolve() },
          changes: { publish: () => undefined },
          passwordHasher: { hash: async () => 'hash', verify: async () => true },
        })({ ...administrator, organizationName: 'Example', timeZone: 'UTC' }),
      ),
    );

    expect(founded.filter((each) => each !== null)).toHaveLength(1);
    expect(await nodes[0]!.read((tx) => tx.organizations.list())).toHaveLength(1);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('never gives one resource to two workers that claim at once', async () => {
    const resourceIds = Array.from({ length: 120 }, (_, index) => `resource_${index}`);
    await nodeA.write(async (tx) => {
      for (const resourceId of resourceIds) await tx.work.markDue(resourceId, new Date(0));
    });
    const claimAll = async (node: OpenStore, worker: string): Promise<string[]> => {
      const claimed: string[] = [];
      for (;;) {
        const claims = await node.write((tx) => tx.work.claimDue({ worker, now: new Date(), claimSeconds: 60 }, 3));
        if (claims.length === 0) return claimed;
        claimed.push(...claims.map(({ resourceId }) => resourceId));
      }
    };

    const claimed = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((worker, index) => claimAll(index % 2 === 0 ? nodeA : nodeB, worker)),
    );

    expect(claimed.flat().sort()).toEqual(resourceIds.toSorted());
  });

  it('gives a resource that several mark and claim at once to one of them', async () => {
    const claims = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        (index % 2 === 0 ? nodeA : nodeB).write((tx) =>
          tx.work.markDueAndClaim('r', { worker: `w${index}`, now: new Date(), claimSeconds: 60 }),
        ),
      ),
    );

    const held = claims.filter((claim) => claim !== null);
    expect(held).toHaveLength(1);
    await nodeA.write((tx) =>
      tx.work.release(held[0]!, { dueAt: new Date(Date.now() + 3_600_000), attempts: 0, pictureIsStale: false }),
    );
    const next = await nodeB.write((tx) => tx.work.claimDue({ worker: 'b', now: new Date(), claimSeconds: 1 }, 1));
    expect(next).toMatchObject([{ mark: 16 }]);
  });

  it('goes by the clock of the database, whatever nodes think the time is', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const yesterday = new Date(Date.now() - 86_400_000);
    const claimDue = (worker: string, now: Date) =>
      nodeA.write((tx) => tx.work.claimDue({ worker, now, claimSeconds: 3600 }, 10));
    await nodeA.write((tx) => tx.work.markDue('later', new Date(Date.now() + 3_600_000)));
    await nodeA.write((tx) => tx.work.markDue('due', new Date(Date.now() - 1000)));

    expect(await claimDue('fast', tomorrow)).toMatchObject([{ resourceId: 'due' }]);
    expect(await claimDue('faster', tomorrow)).toEqual([]);
    await nodeA.write((tx) => tx.work.releaseAllOf('fast'));

    expect(await claimDue('slow', yesterday)).toMatchObject([{ resourceId: 'due' }]);
    expect(await nodeA.read((tx) => tx.work.stats(tomorrow))).toMatchObject({ due: 0, claimed: 1 });
  });

  it('lets a lapsed claim be taken over, and refuses the release of the one who had it', async () => {
    await nodeA.write((tx) => tx.work.markDue('r', new Date(0)));
    const take = (node: OpenStore, worker: string) =>
      node.write((tx) => tx.work.claimDue({ worker, now: new Date(), claimSeconds: 0.3 }, 1));
    const [old] = await take(nodeA, 'a');
    expect(await take(nodeB, 'b')).toEqual([]);
    await delay(350);

    const [taken] = await take(nodeB, 'b');

    expect(taken).toMatchObject({ worker: 'b', generation: 2, pictureIsStale: true });
    const next = { dueAt: new Date(), attempts: 0, pictureIsStale: false };
    expect(await nodeA.write((tx) => tx.work.release(old!, next))).toBe(false);
    expect(await nodeB.write((tx) => tx.work.release(taken!, next))).toBe(true);
  });

  it('lets nobody claim what somebody is about to save under a claim that has lapsed', async () => {
    await nodeA.write((tx) => tx.work.markDue('r', new Date(0)));
    const claim = { worker: 'a', now: new Date(), claimSeconds: 0 };
    const [held] = await nodeA.write((tx) => tx.work.claimDue(claim, 1));

    const duringSave = await nodeA.write(async (tx) => {
      expect(await tx.work.holds(held!)).toBe(true);
      await nodeB.write((other) => other.work.markDue('r', new Date()));
      return nodeB.write((other) => other.work.claimDue({ ...claim, worker: 'b' }, 1));
    });

    expect(duringSave).toEqual([]);
    const after = await nodeB.write((tx) => tx.work.claimDue({ ...claim, worker: 'b' }, 1));
    expect(after).toHaveLength(1);
  });

  it('keeps every chain whole and without gaps when nodes append at once', async () => {
    const appends = Array.from({ length: 60 }, (_, index) =>
      (index % 2 === 0 ? nodeA : nodeB).write(async (tx) => {
        await tx.events.append([
          anEvent({ eventId: `a${index}`, organizationId: index % 4 < 2 ? 'org_1' : 'org_2' }),
          anEvent({ eventId: `b${index}`, organizationId: index % 4 < 2 ? 'org_2' : 'org_1' }),
        ]);
        if (index % 6 === 0) throw new Error('rolled back');
      }),
    );

    await Promise.allSettled(appends);

    for (const organizationId of ['org_1', 'org_2']) {
      const chain = await nodeA.read((tx) => tx.events.listChain(organizationId, 0, 1000));
      expect(verifyChain(chain, CHAIN_START, sha256)).toMatchObject({ kind: 'intact', end: { sequence: 50 } });
    }
  });

  it('refuses to change, delete or truncate events', async () => {
    await nodeA.write((tx) => tx.events.append([anEvent()]));

    for (const change of [`update events set kind = 'x'`, 'delete from events', 'truncate events']) {
      await expect(asAdministrator(change)).rejects.toThrow('insert-only');
    }
  });

  it('runs a transaction again that met another in a deadlock', async () => {
    await nodeA.write(async (tx) => {
      await tx.people.insert(aPerson({ personId: 'person_1' }));
      await tx.people.insert(aPerson({ personId: 'person_2' }));
    });
    const promote = (node: OpenStore, ids: readonly string[]) =>
      node.write(async (tx) => {
        for (const id of ids) {
          const person = await tx.people.find('org_1', id);
          await delay(50);
          await tx.people.update({ ...person!, name: `${person!.name}+` });
        }
      });

    await Promise.all([promote(nodeA, ['person_1', 'person_2']), promote(nodeB, ['person_2', 'person_1'])]);

    const people = await nodeA.read((tx) => tx.people.list('org_1'));
    expect(people.map(({ name, version }) => [name, version])).toEqual([
      ['Ada++', 3],
      ['Ada++', 3],
    ]);
  });

  it('keeps an administrator when two of them step down at once', async () => {
    const ids = ['person_1', 'person_2'];
    await nodeA.write(async (tx) => {
      for (const personId of ids) await tx.people.insert(aPerson({ personId, role: 'administrator' }));
    });
    const stepDown = (node: OpenStore, personId: string) =>
      node.write(async (tx) => {
        const person = await tx.people.find('org_1', personId);
        if ((await tx.people.countActiveAdministrators('org_1')) < 2) throw new Error('the last one');
        await delay(30);
        await tx.people.update({ ...person!, role: 'member' });
      });

    const outcomes = await Promise.allSettled([stepDown(nodeA, 'person_1'), stepDown(nodeB, 'person_2')]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await nodeA.read((tx) => tx.people.countActiveAdministrators('org_1'))).toBe(1);
  });

  it.each<[string, (tx: Repositories) => Promise<unknown>]>([
    ['changes a policy', (tx) => tx.policies.update(aPolicy({ status: 'disabled' }))],
    ['is about to delete a policy', (tx) => tx.policies.find('org_1', 'policy_1')],
    ['is about to remove a resource', (tx) => tx.resources.find('org_1', 'resource_1')],
    ['is about to deactivate a person', (tx) => tx.people.find('org_1', 'person_1')],
  ])('shows whoever %s every lease that was being opened meanwhile', async (_what, take) => {
    await nodeA.write(async (tx) => {
      await tx.policies.insert(aPolicy());
      await tx.resources.insert(aResource());
      await tx.people.insert(aPerson());
    });
    let looked = (): void => undefined;
    const hasLooked = new Promise<void>((resolve) => (looked = resolve));
    const opening = nodeA.write(async (tx) => {
      await tx.policies.find('org_1', 'policy_1');
      await tx.resources.find('org_1', 'resource_1');
      await tx.people.find('org_1', 'person_1');
      looked();
      await delay(60);
      await tx.leases.insert(aLease());
    });
    await hasLooked;

    const seen = await nodeB.write(async (tx) => {
      await take(tx);
      return tx.leases.listLive({ organizationId: 'org_1' });
    });

    await opening;
    expect(seen.map(({ leaseId }) => leaseId)).toEqual(['lease_1']);
  });

  it('refuses a text with NUL as the fault of whoever sent it', async () => {
    const insert = nodeA.write((tx) => tx.resources.insert(aResource({ name: 'a\0b' })));

    await expect(insert).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('refuses a transaction that goes on after a query of it has failed', async () => {
    const swallowing = nodeA.write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.people.insert(aPerson()).catch(() => undefined);
    });

    await expect(swallowing).rejects.toThrow('after one of its queries had failed');
    expect(await nodeA.read((tx) => tx.people.list('org_1'))).toEqual([]);
  });

  it('wakes other nodes when due work is committed, and not before, nor when it is taken back', async () => {
    const onNotify = vi.fn();
    const listener = listenForWork(databaseUrl, onNotify);
    await vi.waitFor(() => expect(onNotify).toHaveBeenCalledTimes(1));

    await nodeA.write(async (tx) => {
      await tx.work.markDue('r', new Date());
      await delay(80);
      expect(onNotify).toHaveBeenCalledTimes(1);
    });
    await vi.waitFor(() => expect(onNotify).toHaveBeenCalledTimes(2));
    await nodeA
      .write(async (tx) => {
        await tx.work.markDue('r', new Date());
        throw new Error('taken back');
      })
      .catch(() => undefined);
    await delay(80);

    expect(onNotify).toHaveBeenCalledTimes(2);
    await listener.close();
  });

  it('survives the loss of the connection that a transaction runs on', async () => {
    const losing = nodeA.write(async (tx) => {
      await tx.people.insert(aPerson());
      await asAdministrator(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'gatelease' and state = 'idle in transaction' and datname = current_database()`,
      );
      await delay(50);
      await tx.people.insert(aPerson({ personId: 'person_2' }));
    });

    await expect(losing).rejects.toMatchObject({ code: 'storage.unavailable' });
    await nodeA.write((tx) => tx.people.insert(aPerson({ personId: 'person_3' })));
    expect((await nodeA.read((tx) => tx.people.list('org_1'))).map((person) => person.personId)).toEqual(['person_3']);
  });

  it('says that the database is away while it is stopped, and works again once it runs', async (context) => {
    const { server } = postgresql;
    if (server === null) return context.skip('the tests do not own the server');
    const onNotify = vi.fn();
    const listener = listenForWork(databaseUrl, onNotify);
    await vi.waitFor(() => expect(onNotify).toHaveBeenCalledTimes(1));
    await nodeA.write((tx) => tx.people.insert(aPerson()));

    await server.stop();
    await expect(nodeA.read((tx) => tx.people.list('org_1'))).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(nodeA.write((tx) => tx.work.markDue('r', new Date()))).rejects.toMatchObject({
      code: 'storage.unavailable',
    });
    await expect(nodeA.ping()).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(openNode()).rejects.toMatchObject({ code: 'storage.unavailable' });
    await server.start();

    expect(await nodeA.read((tx) => tx.people.list('org_1'))).toHaveLength(1);
    await nodeA.write((tx) => tx.people.insert(aPerson({ personId: 'person_2' })));
    await vi.waitFor(() => expect(onNotify).toHaveBeenCalledTimes(2), 8000);
    await listener.close();
  });

  it('refuses a database that a newer release made', async () => {
    await asAdministrator(`insert into schema_versions values (999, 'from the future', 0)`);

    await expect(openNode()).rejects.toMatchObject({
      code: 'storage.unavailable',
      message: expect.stringContaining('schema version 999'),
    });
  });

  it.each(['postgresql://user:secret@host:notaport/db', 'mysql://user:secret@host/db', 'secret'])(
    'never repeats the address %s, which holds a password',
    async (url) => {
      const failure = await openStore({ dataDir: '', databaseUrl: url }).catch((error: unknown) => error);

      expect(failure).toMatchObject({ code: 'storage.unavailable' });
      expect((failure as Error).cause).toBeUndefined();
      expect(String(failure)).not.toContain('secret');
    },
  );

  it('keeps the rows that PostgreSQL quotes out of its errors', async () => {
    await nodeA.write((tx) => tx.people.insert(aPerson({ email: 'ada@example.com' })));

    const failure = await nodeA
      .write((tx) => tx.people.insert(aPerson({ personId: 'person_2', email: 'ada@example.com' })))
      .catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 'person.email-taken', cause: { code: '23505' } });
    expect(JSON.stringify((failure as Error).cause)).not.toContain('ada@example.com');
  });
});
