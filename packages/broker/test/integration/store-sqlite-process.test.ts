import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/store/open-store.ts';
import { SqliteConnection } from '../../src/adapters/store/sqlite/sqlite-connection.ts';
import { CHAIN_START, verifyChain } from '@gatelease/contract/event-chain';
import { bundle } from '../support/bundle.ts';
import { runScript } from '../support/running-script.ts';
import type { RunningScript } from '../support/running-script.ts';
import { anEvent, anOrganization, aPerson } from '../support/stored-entities.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the embedded store and its process', () => {
  let dataDir: string;
  let writerScript: string;
  const running: RunningScript[] = [];

  beforeAll(async () => {
    const bundled = await bundle(fileURLToPath(new URL('../support/store-writer.ts', import.meta.url)));
    writerScript = bundled.file;
    return bundled.remove;
  });

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'gatelease-store-'));
  });

  afterEach(async () => {
    await Promise.all(running.splice(0).map((script) => script.kill()));
    rmSync(dataDir, { recursive: true, force: true });
  });

  function startWriter(firstNumber: number): RunningScript {
    const writer = runScript(writerScript, [dataDir, String(firstNumber)]);
    running.push(writer);
    return writer;
  }

  it('loses nothing that was acknowledged, and keeps no half transaction, when its process is killed', async () => {
    const acknowledged: number[] = [];
    for (const linesBeforeKill of [2, 20, 90, 150, 41]) {
      const writer = startWriter(acknowledged.length + 1000 * running.length);
      await writer.waitForLines(linesBeforeKill);
      await writer.kill();
      acknowledged.push(...writer.lines.slice(1).map(Number));
    }

    const store = await openStore({ dataDir });
    const people = await store.read((tx) => tx.people.list('org_1'));
    const events = await store.read((tx) => tx.events.listChain('org_1', 0, 10_000));
    await store.close();

    const saved = new Set(people.map(({ personId }) => personId));
    expect(acknowledged.filter((number) => !saved.has(`person_${number}`))).toEqual([]);
    expect(events.map(({ personId }) => personId).sort()).toEqual([...saved].sort());
    // At most one transaction of each process was saved without its acknowledgement being heard.
    expect(saved.size - acknowledged.length).toBeLessThanOrEqual(5);
    expect(verifyChain(events, CHAIN_START, sha256)).toMatchObject({ kind: 'intact' });
  });

  it('refuses a second process, says who has it, and takes over once that one is dead', async () => {
    const writer = startWriter(0);
    await writer.waitForLines(1);

    for (const _attempt of [1, 2, 3]) {
      await expect(openStore({ dataDir })).rejects.toMatchObject({
        code: 'storage.unavailable',
        message: expect.stringMatching(/in use by another process: process \d+ on \S+, running since 20\d\d-/),
      });
    }
    await writer.kill();

    const store = await openStore({ dataDir });
    await store.ping();
    await store.close();
  });

  it('refuses a second store in the same process, however often it is tried', async () => {
    const store = await openStore({ dataDir });

    for (const _attempt of [1, 2]) {
      await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'storage.unavailable' });
    }
    const writer = startWriter(0);

    await expect(writer.waitForLines(1)).rejects.toThrow(`process ${process.pid} on`);
    await store.close();
    await (await openStore({ dataDir })).close();
  });

  it('lets nobody else read its files', async () => {
    const inside = join(dataDir, 'made', 'here');
    const store = await openStore({ dataDir: inside });
    await store.write((tx) => tx.organizations.insert(anOrganization()));

    const modes = ['gatelease.db', 'gatelease.db-wal', 'gatelease.db-shm', 'gatelease.holder.json'].map(
      (file) => statSync(join(inside, file)).mode & 0o777,
    );
    await store.close();

    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600]);
  });

  it('says so when the directory cannot be used', async () => {
    const file = join(dataDir, 'file');
    writeFileSync(file, '');

    await expect(openStore({ dataDir: join(file, 'data') })).rejects.toMatchObject({ code: 'storage.unavailable' });
  });

  it('refuses a database that a newer release made', async () => {
    await (await openStore({ dataDir })).close();
    const connection = new SqliteConnection(join(dataDir, 'gatelease.db'));
    connection.exec(`insert into schema_versions values (999, 'from the future', 0)`);
    connection.close();

    await expect(openStore({ dataDir })).rejects.toMatchObject({
      code: 'storage.unavailable',
      message: expect.stringContaining('schema version 999'),
    });
  });

  it('refuses a file that is no database', async () => {
    execFileSync('sh', ['-c', `head -c 100000 /dev/urandom > ${join(dataDir, 'gatelease.db')}`]);

    await expect(openStore({ dataDir })).rejects.toMatchObject({ code: 'storage.unavailable' });
  });

  it('refuses to tamper with an event, and shows it when somebody got around that', async () => {
    const store = await openStore({ dataDir });
    await store.write((tx) => tx.events.append([anEvent(), anEvent({ eventId: 'event_2' })]));
    const connection = new SqliteConnection(join(dataDir, 'gatelease.db'));

    expect(() => connection.exec(`update events set person_id = 'person_2'`)).toThrow('insert-only');
    expect(() => connection.exec(`delete from events`)).toThrow('insert-only');
    connection.exec(`drop trigger events_no_update; update events set person_id = 'person_2' where sequence = 2`);
    connection.close();

    const events = await store.read((tx) => tx.events.listChain('org_1', 0, 10));
    await store.close();
    expect(verifyChain(events, CHAIN_START, sha256)).toEqual({ kind: 'broken', sequence: 2, reason: 'altered' });
  });

  it('saves nothing of what has no room, and goes on when there is room again', async (context) => {
    const disk = mountTinyDisk();
    if (disk === null) return context.skip('only root can make a tiny disk');
    const store = await openStore({ dataDir: join(disk, 'data') });
    onTestFinished(async () => {
      await store.close();
      // Lazily: statements keep their file open until they are collected.
      execFileSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true });
    });
    const fill = (number: number) =>
      store.write((tx) => tx.people.insert(aPerson({ personId: `person_${number}`, name: 'x'.repeat(50_000) })));
    await store.write((tx) => tx.organizations.insert(anOrganization()));
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1_500_000));

    let saved = 0;
    const filling = async (): Promise<void> => {
      for (; saved < 200; saved += 1) await fill(saved);
    };
    await expect(filling()).rejects.toMatchObject({ code: 'storage.full', cause: expect.anything() });

    expect(await store.read((tx) => tx.people.list('org_1'))).toHaveLength(saved);
    await expect(fill(saved)).rejects.toMatchObject({ code: 'storage.full' });
    rmSync(ballast);
    await fill(saved);
    expect(await store.read((tx) => tx.people.list('org_1'))).toHaveLength(saved + 1);
  });

  it('leaves all of it in one file when it is closed', async () => {
    const store = await openStore({ dataDir });
    await store.write((tx) => tx.organizations.insert(anOrganization()));

    await store.close();

    expect(statSync(join(dataDir, 'gatelease.db-wal'), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
  });

  it('says that the disk is full', async () => {
    const connection = new SqliteConnection(join(dataDir, 'full.db'));
    connection.exec('create table filler (text text); pragma max_page_count = 3');

    const insert = connection.execute({ sql: 'insert into filler values (?)', parameters: ['x'.repeat(100_000)] });

    await expect(insert).rejects.toMatchObject({ code: 'storage.full' });
    connection.close();
  });
});

function mountTinyDisk(): string | null {
  if (process.getuid?.() !== 0) return null;
  const path = mkdtempSync(join(tmpdir(), 'gatelease-tiny-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', path], { stdio: 'ignore' });
    return path;
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
}
