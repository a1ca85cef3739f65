import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import { lockDirectory } from '../../src/journal/directory-lock.ts';
import { spawnLocalEc2, temporaryDirectory } from '../support/spawn-local-ec2.ts';

describe('a data directory', () => {
  it('belongs to one process, and the message names it', async () => {
    const dataDir = await temporaryDirectory();
    const holder = await spawnLocalEc2(dataDir);

    await expect(startLocalEc2({ dataDir })).rejects.toMatchObject({
      code: 'data-directory.locked',
      message: `${dataDir} is held by process ${holder.child.pid}. Stop that one, or give another data directory.`,
    });
    await holder.end('SIGTERM');
  });

  it('can be used once in one process', async () => {
    const dataDir = await temporaryDirectory();
    const server = await startLocalEc2({ dataDir });

    await expect(startLocalEc2({ dataDir })).rejects.toMatchObject({ code: 'data-directory.locked' });
    await server.close();

    await (await startLocalEc2({ dataDir })).close();
  });

  it('is taken over from a process that was killed', async () => {
    const dataDir = await temporaryDirectory();
    const holder = await spawnLocalEc2(dataDir);
    await holder.end('SIGKILL');

    const server = await startLocalEc2({ dataDir });

    expect(await readFile(join(dataDir, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    await server.close();
  });

  it.each([
    ['a process that got the number of the one that held it', `${process.ppid} another-boot:1 token\n`],
    ['nobody, in a file that a power cut emptied', ''],
    ['nonsense', 'nonsense\n'],
  ])('is taken over from %s', async (_name, lock) => {
    const dataDir = await temporaryDirectory();
    await writeFile(join(dataDir, 'lock'), lock);

    await (await startLocalEc2({ dataDir })).close();
  });

  it('is taken over when the last take-over died half-way', async () => {
    const dataDir = await temporaryDirectory();
    const guard = join(dataDir, 'lock.takeover');
    await writeFile(join(dataDir, 'lock'), '999999999 - token\n');
    await mkdir(guard);
    await expect(lockDirectory(dataDir)).rejects.toMatchObject({ code: 'data-directory.locked' });

    await utimes(guard, new Date(0), new Date(0));

    await (await lockDirectory(dataDir)).release();
  });

  it('goes to one of many who find it free or stale at once', async () => {
    for (const stale of [false, true]) {
      const directory = await temporaryDirectory();
      if (stale) await writeFile(join(directory, 'lock'), '999999999 - token\n');

      const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => lockDirectory(directory)));

      const outcomes = attempts.map((attempt) =>
        attempt.status === 'fulfilled' ? 'held' : (attempt.reason as { code: string }).code,
      );
      expect(outcomes.sort()).toEqual([...Array<string>(11).fill('data-directory.locked'), 'held']);
    }
  });

  it('is let go when the port is taken', async () => {
    const dataDir = await temporaryDirectory();
    const other = await startLocalEc2();

    await expect(startLocalEc2({ dataDir, port: other.port })).rejects.toThrow('EADDRINUSE');
    await other.close();

    await (await startLocalEc2({ dataDir })).close();
  });
});
