import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { SqliteStore } from '../../src/adapters/store/sqlite/sqlite-store.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { HeldDisk } from '../support/held-disk.ts';
import { BASTION, Installation } from '../support/installation.ts';
import { anOrganization, aPerson } from '../support/stored-entities.ts';

let dataDir: string;
let disk: HeldDisk;
let store: SqliteStore;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'gatelease-disk-'));
  disk = new HeldDisk();
  store = await SqliteStore.open(join(dataDir, 'data'), disk.open);
});

afterEach(async () => {
  disk.release();
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const savePerson = (number: number, name = 'Ada') =>
  store.write((tx) =>
    tx.people.insert(aPerson({ personId: `person_${number}`, email: `${number}@example.com`, name })),
  );

const countPeople = () => store.read(async (tx) => (await tx.people.list('org_1')).length);

async function flushing(before: number): Promise<void> {
  await eventually(
    () => disk.flushes,
    (flushes) => flushes > before,
  );
}

async function isOver(promise: Promise<unknown>): Promise<boolean> {
  const waiting = Symbol('waiting');
  return (await Promise.race([promise.catch(() => null), delay(50, waiting)])) !== waiting;
}

describe('the embedded store and its disk', () => {
  beforeEach(() => store.write((tx) => tx.organizations.insert(anOrganization())));

  it('tells nobody of a change that is not on the disk: not who made it, not who reads it', async () => {
    disk.hold();

    const saving = savePerson(1);
    expect(await isOver(saving)).toBe(false);
    const reading = countPeople();
    expect([await isOver(saving), await isOver(reading)]).toEqual([false, false]);
    disk.release();

    await saving;
    expect(await reading).toBe(1);
  });

  it('tells nobody of a refusal that rests on a change that is not on the disk', async () => {
    disk.hold();

    const saving = savePerson(1);
    const refused = savePerson(1);
    expect(await isOver(refused)).toBe(false);
    disk.release();

    await saving;
    await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^(storage\.conflict|person\.)/) });
  });

  it('lets the next transaction go on meanwhile, and keeps all that waited with one flush', async () => {
    disk.hold();
    const before = disk.flushes;
    const first = savePerson(1);
    await flushing(before);

    const ahead = await store.writeAhead((tx) => tx.people.insert(aPerson({ personId: 'person_2', email: 'b@x.org' })));
    const others = [savePerson(3), savePerson(4)];
    const { value: seen } = await store.readAhead((tx) => tx.people.list('org_1'));
    disk.release();
    await Promise.all([first, ahead.kept, ...others]);

    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(disk.flushes - before).toBe(2);
    expect(await countPeople()).toBe(4);
  });

  it('after a power cut at any moment has whatever was acknowledged before it, through checkpoints of the log', async () => {
    const copies: string[] = [];
    disk.onFlush = () => {
      const copy = join(dataDir, `copy-${copies.length}`);
      mkdirSync(copy);
      for (const file of ['gatelease.db', 'gatelease.db-wal']) {
        copyFileSync(join(dataDir, 'data', file), join(copy, file));
      }
      copies.push(copy);
    };
    const acknowledged: { readonly number: number; readonly copies: number }[] = [];

    // Together far more than the log holds.
    for (let number = 0; number < 60; number += 3) {
      const three = [number, number + 1, number + 2];
      await Promise.all(
        three.map(async (each) => {
          await savePerson(each, 'x'.repeat(120_000));
          acknowledged.push({ number: each, copies: copies.length });
        }),
      );
    }

    const wanted = acknowledged.filter((_, index) => index % 6 === 0 || index === acknowledged.length - 1);
    for (const { number, copies: atMost } of wanted) {
      // A power cut right after the acknowledgement: no flush that began later has done anything.
      const restored = await openStore({ dataDir: copies[atMost - 1]! });
      const person = await restored.read((tx) => tx.people.find('org_1', `person_${number}`));
      await restored.close();
      expect(person?.personId).toBe(`person_${number}`);
    }
  });

  it('waits for the disk when it is closed', async () => {
    disk.hold();
    const before = disk.flushes;
    const saving = savePerson(1);
    await flushing(before);

    const closing = store.close();
    expect(await isOver(closing)).toBe(false);
    disk.release();

    await Promise.all([saving, closing]);
    const again = await openStore({ dataDir: join(dataDir, 'data') });
    expect(await again.read((tx) => tx.people.find('org_1', 'person_1'))).not.toBeNull();
    await again.close();
  });

  it('acknowledges nothing that the disk did not keep, and builds nothing upon it', async () => {
    await savePerson(1);
    disk.hold();
    const before = disk.flushes;
    const [lost, next] = [savePerson(2), savePerson(3)];
    await flushing(before);
    const reading = countPeople();

    disk.breakDown();

    const unkept = { code: 'storage.unavailable', message: expect.stringContaining('Check the disk, then restart') };
    await expect(lost).rejects.toMatchObject(unkept);
    await expect(next).rejects.toMatchObject(unkept);
    await expect(reading).rejects.toMatchObject(unkept);
    await expect(savePerson(4)).rejects.toMatchObject(unkept);
    await expect(countPeople()).rejects.toMatchObject(unkept);
    await expect(store.ping()).rejects.toMatchObject(unkept);
  });
});

describe('law 5: no call of AWS leaves before what it rests on is on the disk', () => {
  it('holds the call that opens a lease back until then', async () => {
    const { installation, open } = await begin();
    disk.hold();

    const opening = open();
    await delay(200);
    expect(installation.calls).toEqual([]);
    expect(await isOver(opening)).toBe(false);
    disk.release();

    await opening;
    await eventually(
      () => installation.ingress(BASTION),
      (rules) => rules.length === 1,
    );
    await installation.close();
  });

  it('holds the call that closes a lease back until its end is there', async () => {
    const { installation, policy } = await begin();
    const { leaseId } = await installation.lease(policy, '203.0.113.7/32', 1);
    await eventually(
      () => installation.readLease(leaseId),
      ({ state }) => state === 'active',
    );
    const before = disk.flushes;
    disk.hold();

    await flushing(before);
    await delay(200);
    expect(installation.calls.map(({ action }) => action)).not.toContain('RevokeSecurityGroupIngress');
    disk.release();

    await eventually(
      () => installation.ingress(BASTION),
      (rules) => rules.length === 0,
    );
    await installation.close();
  });

  it('never sends it when the disk fails', async () => {
    const { installation, open } = await begin();
    disk.hold();

    const opening = open();
    await delay(100);
    disk.breakDown();

    await expect(opening).rejects.toMatchObject({ code: 'storage.unavailable' });
    await delay(100);
    expect(installation.calls).toEqual([]);
    expect(installation.ingress(BASTION)).toEqual([]);
    await installation.close();
  });
});

/** An installation with a policy and a worker at rest that has read the group. */
async function begin() {
  const installation = await Installation.start({
    openTestStore: () => Promise.resolve({ store, remove: () => Promise.resolve() }),
  });
  const bastion = await installation.addResource(BASTION);
  const policy = await installation.addPolicy(bastion);
  installation.startWorker();
  await installation.markDue(bastion);
  await eventually(
    () => store.read((tx) => tx.pictures.find(policy.resourceId)),
    (picture) => picture !== null,
  );
  await delay(50);
  installation.calls.length = 0;
  const open = () => installation.app.requestAccess(installation.principal(), { policyId: policy.policyId });
  return { installation, policy, open };
}
