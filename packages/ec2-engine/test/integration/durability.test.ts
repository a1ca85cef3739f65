import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { describe, expect, it } from 'vitest';

import { silentLog } from '../../src/engine/engine-log.ts';
import { startLocalEc2 } from '../../src/index.ts';
import { encodeRecord } from '../../src/journal/record.ts';
import { writeSnapshot } from '../../src/journal/snapshot.ts';
import { openStore } from '../../src/journal/store.ts';
import type { Store } from '../../src/journal/store.ts';
import { put, remove } from '../../src/model/change.ts';
import type { Change } from '../../src/model/change.ts';
import type { SecurityGroup } from '../../src/model/entity.ts';
import { RawClient } from '../support/raw-client.ts';
import { spawnLocalEc2, spawnScript, temporaryDirectory } from '../support/spawn-local-ec2.ts';
import { DEFAULT_GROUP_ID, tcp, text } from '../support/test-account.ts';

const AUTHORIZE = 'AuthorizeSecurityGroupIngress';
const JOURNAL = 'journal-000000000001.log';

const group = (number: number): SecurityGroup => ({
  kind: 'security-group',
  id: `sg-${number.toString(16).padStart(17, '0')}`,
  vpcId: 'vpc-00000000000000001',
  name: `group-${number}`,
  description: 'For a test',
  tags: [],
});

const open = (dataDir: string, more: object = {}) =>
  openStore({ dataDir, seed: () => [group(0)], log: silentLog, ...more });

/** As the engine does: the world first, then the disk. */
async function change(store: Store, ...changes: readonly Change[]): Promise<void> {
  store.world.apply(changes);
  await store.append(changes);
}

async function withGroups(count: number): Promise<string> {
  const dataDir = await temporaryDirectory();
  const store = await open(dataDir);
  for (let number = 1; number <= count; number += 1) await change(store, put(group(number)));
  await store.close();
  return dataDir;
}

async function groupCount(dataDir: string, more: object = {}): Promise<number> {
  const store = await open(dataDir, more);
  await store.close();
  return store.world.groups.size;
}

describe('a process that is killed', () => {
  it('loses nothing that it answered, and nothing is half there, over thirty kills', async () => {
    const dataDir = await temporaryDirectory();
    const acknowledged = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const server = await spawnLocalEc2(dataDir);
      const client = new RawClient(server.firstLine);
      const killed = new Promise((resolve) => setTimeout(resolve, 5 + 3 * round)).then(() => server.end('SIGKILL'));
      for (let call = 0; call < 3; call += 1) {
        const ports = [0, 1].map((half) => 1000 + 100 * round + 10 * call + half);
        const GroupName = `group-${round}-${call}`;
        const created = await client
          .call('CreateSecurityGroup', { GroupName, GroupDescription: 'x' })
          .catch(() => undefined);
        if (created?.status !== 200) break;
        acknowledged.add(GroupName);
        const GroupId = text(created.body, 'groupId');
        const reply = await client
          .call(AUTHORIZE, { GroupId, IpPermissions: ports.map((port) => tcp(port, '192.0.2.1/32')) })
          .catch(() => undefined);
        if (reply?.status !== 200) break;
        for (const port of ports) acknowledged.add(`${GroupName} ${port}`);
      }
      await killed;
      client.close();
    }

    const server = await startLocalEc2({ dataDir });
    const present = [...server.world.groups.values()].flatMap(({ id, name }) => [
      name,
      ...server.world.rulesByGroup
        .all(id)
        .map(({ rule: { traffic } }) => `${name} ${traffic.kind === 'ports' ? traffic.fromPort : ''}`),
    ]);
    const ruleCounts = [...server.world.groups.values()].map(({ id }) => server.world.rulesByGroup.count(id));
    await server.close();

    expect([...acknowledged].filter((entry) => !present.includes(entry))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(30);
    expect(ruleCounts.filter((count) => ![1, 2, 3].includes(count))).toEqual([]);
    expect(ruleCounts.slice(1).filter((count) => count === 2)).toEqual([]);
  });

  it('loses no batch that it said was on disk, however often it was compacting', async () => {
    const dataDir = await temporaryDirectory();
    let said = 0;
    for (let round = 0; round < 20; round += 1) {
      const child = await spawnScript('journal-process', [dataDir]);
      const ended = once(child, 'close');
      createInterface(child.stdout!).on('line', (line) => (said = Number(line)));
      await once(child.stdout!, 'data');
      await new Promise((resolve) => setTimeout(resolve, 7 * round));
      child.kill('SIGKILL');
      await ended;

      const store = await open(dataDir);
      await store.close();
      const numbers = [...store.world.groups.values()].map(({ name }) => Number(name.slice('group-'.length)));
      const last = Math.max(...numbers);
      expect(last - said === 0 || last - said === 1).toBe(true);
      expect(numbers).toEqual(
        Array.from({ length: Math.min(5, last + 1) }, (_, index) => last - Math.min(5, last + 1) + 1 + index),
      );
    }

    expect(said).toBeGreaterThan(200);
  });

  it('keeps its ids, so that a client goes on where it was', async () => {
    const dataDir = await temporaryDirectory();
    const first = await spawnLocalEc2(dataDir, 'three-tier');
    const client = new RawClient(first.firstLine);
    const { body } = await client.call(AUTHORIZE, {
      GroupId: 'sg-0b4571080b4571080',
      IpPermissions: [tcp(22, '203.0.113.7/32')],
    });
    await first.end('SIGKILL');
    client.close();

    const second = await spawnLocalEc2(dataDir, 'three-tier');
    const again = new RawClient(second.firstLine);
    const reply = await again.call('RevokeSecurityGroupIngress', {
      GroupId: 'sg-0b4571080b4571080',
      SecurityGroupRuleId: [text(body, 'securityGroupRuleId')],
    });
    again.close();
    await second.end('SIGTERM');

    expect(text(reply.body, 'return')).toBe('true');
  });
});

describe('a journal', () => {
  it('is cut back to its last whole record wherever a power cut tore it', async () => {
    const dataDir = await withGroups(3);
    const whole = await readFile(join(dataDir, JOURNAL));
    const ends = [...whole].flatMap((byte, at) => (byte === 0x0a ? [at + 1] : []));

    for (let length = 0; length <= whole.length; length += 7) {
      await writeFile(join(dataDir, JOURNAL), whole.subarray(0, length));
      expect([length, await groupCount(dataDir)]).toEqual([length, 1 + ends.filter((end) => end <= length).length]);
    }
  });

  it('goes on after the cut', async () => {
    const dataDir = await withGroups(3);
    await appendFile(join(dataDir, JOURNAL), 'c0ffee00 {"sequence":4,"chan');

    const store = await open(dataDir);
    await change(store, put(group(9)), remove(group(1)));
    await store.close();

    expect(await groupCount(dataDir)).toBe(4);
  });

  it('is refused when it is damaged before its end, and left as it is', async () => {
    const dataDir = await withGroups(3);
    const damaged = await readFile(join(dataDir, JOURNAL));
    damaged[20]! ^= 0x01;
    await writeFile(join(dataDir, JOURNAL), damaged);

    await expect(open(dataDir)).rejects.toMatchObject({
      code: 'data-directory.damaged',
      message: `${join(dataDir, JOURNAL)}: the record at byte 0 is damaged. Restore the data directory from a backup, or move it away to begin anew.`,
    });
    expect(await readFile(join(dataDir, JOURNAL))).toEqual(damaged);
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data-directory.damaged' });
  });

  it('is refused when a batch, the snapshot or a part of the snapshot is missing', async () => {
    const dataDir = await withGroups(3);
    const lines = (await readFile(join(dataDir, JOURNAL), 'utf8')).split('\n');
    const attempt = async (change: (copy: string) => Promise<void>) => {
      const copy = await temporaryDirectory();
      await cp(dataDir, copy, { recursive: true });
      await change(copy);
      const store = await open(copy).catch((error: { code: string }) => error.code);
      if (typeof store === 'string') return store;
      await store.close();
      return 'opened';
    };

    expect(await attempt((copy) => writeFile(join(copy, JOURNAL), [lines[0], lines[2], ''].join('\n')))).toBe(
      'data-directory.damaged',
    );
    expect(await attempt((copy) => rm(join(copy, 'snapshot-000000000000.log')))).toBe('data-directory.damaged');
    expect(await attempt((copy) => truncate(join(copy, 'snapshot-000000000000.log'), 60))).toBe(
      'data-directory.damaged',
    );
    expect(await attempt(() => Promise.resolve())).toBe('opened');
  });

  it('does not grow without end, and loses nothing in being compacted', async () => {
    const dataDir = await temporaryDirectory();
    const store = await open(dataDir, { compactAtBytes: 2000 });
    for (let number = 1; number <= 400; number += 1) {
      await change(store, put(group(number)), ...(number > 10 ? [remove(group(number - 10))] : []));
    }
    await store.close();

    const files = (await readdir(dataDir)).sort();
    expect(files.filter((name) => name.startsWith('snapshot')).length).toBe(1);
    expect(files.filter((name) => name.startsWith('journal')).length).toBe(1);
    const reopened = await open(dataDir);
    expect([...reopened.world.groups.values()]).toEqual([...store.world.groups.values()]);
    expect(reopened.world.groups.size).toBe(11);
    await reopened.close();
  });

  it('is whole when the process ends between any two steps of a compaction', async () => {
    const dataDir = await withGroups(6);
    const lines = (await readFile(join(dataDir, JOURNAL), 'utf8')).split('\n');
    const entities = Array.from({ length: 4 }, (_, number) => group(number));
    const steps: readonly ((directory: string) => Promise<void>)[] = [
      (directory) => writeFile(join(directory, JOURNAL), `${lines.slice(0, 3).join('\n')}\n`),
      (directory) => writeFile(join(directory, 'journal-000000000004.log'), `${lines.slice(3, 6).join('\n')}\n`),
      (directory) => writeFile(join(directory, 'snapshot-000000000003.log.unfinished'), 'half a sn'),
      async (directory) => void (await writeSnapshot(directory, 3, entities)),
      (directory) => rm(join(directory, 'snapshot-000000000000.log')),
      (directory) => rm(join(directory, JOURNAL)),
    ];
    await steps[0]!(dataDir);

    for (const step of steps.slice(1)) {
      await step(dataDir);
      const image = await temporaryDirectory();
      await cp(dataDir, image, { recursive: true });
      expect(await groupCount(image)).toBe(7);
      expect(await groupCount(image)).toBe(7);
    }
  });

  it('says so when a journal of the middle ends in the middle of a record', async () => {
    const dataDir = await withGroups(6);
    const lines = (await readFile(join(dataDir, JOURNAL), 'utf8')).split('\n');
    await writeFile(join(dataDir, JOURNAL), `${lines.slice(0, 3).join('\n')}\n${lines[3]!.slice(0, 20)}`);
    await writeFile(join(dataDir, 'journal-000000000004.log'), `${lines.slice(3, 6).join('\n')}\n`);

    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data-directory.damaged' });
  });

  it('of a format to come is refused', async () => {
    const dataDir = await withGroups(0);
    await writeFile(join(dataDir, 'snapshot-000000000000.log'), encodeRecord({ format: 2, sequence: 0, entities: 0 }));

    await expect(open(dataDir)).rejects.toMatchObject({ code: 'data-directory.unknown-format' });
  });
});

describe('a full disk', () => {
  const SIZE = 256 * 1024;
  let mount = '';
  const whyNot = () => {
    try {
      mount = join('/tmp', `local-ec2-full-${process.pid}`);
      execFileSync('mkdir', ['-p', mount]);
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', mount], { stdio: 'ignore' });
      return undefined;
    } catch {
      return 'only root can mount a small file system to fill up';
    }
  };

  it('costs the calls that do not fit, and nothing else', async ({ skip, onTestFinished }) => {
    const reason = whyNot();
    if (reason !== undefined) skip(reason);
    onTestFinished(() => {
      execFileSync('umount', ['-l', mount]);
    });
    const server = await startLocalEc2({ dataDir: join(mount, 'data') });
    const client = new RawClient(server.url);
    const call = (port: number) =>
      client.call(AUTHORIZE, { GroupId: DEFAULT_GROUP_ID, IpPermissions: [tcp(port, '192.0.2.1/32')] });
    expect((await call(1)).status).toBe(200);
    const filler = join(mount, 'filler');
    execFileSync('sh', ['-c', `cat /dev/zero > ${filler} 2>/dev/null || true`]);
    const replies = [];
    for (let port = 2; port < 60; port += 1) replies.push(await call(port));
    const refused = replies.filter(({ status }) => status === 500);
    const accepted = 1 + replies.filter(({ status }) => status === 200).length;

    expect(refused.length).toBeGreaterThan(0);
    expect(text(refused[0]!.body, 'Code')).toBe('InternalError');
    expect(server.world.rulesByGroup.count(DEFAULT_GROUP_ID)).toBe(2 + accepted);
    expect((await client.call('DescribeSecurityGroups')).status).toBe(200);
    await rm(filler);
    expect((await call(60)).status).toBe(200);
    client.close();
    await server.close();

    const reopened = await startLocalEc2({ dataDir: join(mount, 'data') });
    expect(reopened.world.rulesByGroup.count(DEFAULT_GROUP_ID)).toBe(2 + accepted + 1);
    await reopened.close();
  });
});
