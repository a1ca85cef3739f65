import { describe, expect, it } from 'vitest';

import { ACCOUNT_ID, tcp, flatten, DEFAULT_GROUP_ID } from '../../test/support/test-account.ts';
import type { Parameters } from '../../test/support/test-account.ts';
import { USUAL_SETTINGS } from '../model/account/account-settings.ts';
import { put } from '../model/change.ts';
import type { Change } from '../model/change.ts';
import { World } from '../model/world.ts';
import { emptySeed } from '../seed/empty-seed.ts';
import { countedIds } from '../seed/seed.ts';
import { OPERATIONS } from '../wire/catalogue.ts';
import type { Decide } from '../wire/operation.ts';
import { ParameterReader } from '../wire/parameter-reader.ts';
import { CallQueue } from './call-queue.ts';
import { silentLog } from './engine-log.ts';

const now = new Date('2026-03-02T10:00:00Z');

/** A disk that finishes a write only when it is told to. */
class SlowDisk {
  readonly batches: (readonly Change[])[] = [];
  #settle: ((outcome: 'written' | 'full') => void) | undefined;

  append(changes: readonly Change[]): Promise<void> {
    this.batches.push(changes);
    return new Promise((resolve, reject) => {
      this.#settle = (outcome) => {
        if (outcome === 'written') resolve();
        else reject(new Error('no space left'));
      };
    });
  }

  async settle(outcome: 'written' | 'full'): Promise<void> {
    this.#settle?.(outcome);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
}

function start() {
  const world = new World();
  world.apply(emptySeed({ accountId: ACCOUNT_ID, region: 'us-east-1', now }).map(put));
  const disk = new SlowDisk();
  const newId = countedIds('07e5');
  const context = () => ({ now, accountId: ACCOUNT_ID, region: 'us-east-1', newId, settings: USUAL_SETTINGS });
  const queue = new CallQueue({ world, changeLog: disk, context, log: silentLog });
  const answers: string[] = [];
  const call = (name: string, decide: Decide) =>
    queue.submit(decide).then((executed) => {
      answers.push(`${name}: ${executed.kind === 'accepted' ? 'done' : executed.error.code}`);
    });
  const prepare = (action: string, parameters: Parameters) =>
    OPERATIONS.get(action)!.prepare(ParameterReader.of(flatten(parameters)));
  const authorize = (name: string, port: number) =>
    call(
      name,
      prepare('AuthorizeSecurityGroupIngress', {
        GroupId: DEFAULT_GROUP_ID,
        IpPermissions: [tcp(port, '192.0.2.1/32')],
      }),
    );
  const describe = (name: string) => call(name, prepare('DescribeSecurityGroups', {}));
  const ports = () =>
    world.rulesByGroup
      .all(DEFAULT_GROUP_ID)
      .flatMap(({ rule: { traffic } }) => (traffic.kind === 'ports' ? [traffic.fromPort] : []));
  return { world, disk, queue, answers, call, authorize, describe, ports };
}

describe('CallQueue', () => {
  it('answers a call that only reads without touching the disk', async () => {
    const { disk, answers, describe } = start();

    await describe('read');

    expect(answers).toEqual(['read: done']);
    expect(disk.batches).toEqual([]);
  });

  it('answers nobody before the changes that they may have seen are on disk', async () => {
    const { disk, answers, authorize, describe, queue } = start();

    const all = [authorize('first', 1), describe('read'), authorize('second', 2)];
    await Promise.resolve();
    expect(answers).toEqual([]);
    await disk.settle('written');
    expect(answers).toEqual(['first: done']);
    await disk.settle('written');
    await Promise.all(all);
    await queue.drain();

    expect(answers).toEqual(['first: done', 'read: done', 'second: done']);
  });

  it('writes what waited for the disk with one flush', async () => {
    const { disk, authorize } = start();

    const all = [1, 2, 3, 4].map((port) => authorize(String(port), port));
    await disk.settle('written');
    await disk.settle('written');
    await Promise.all(all);

    expect(disk.batches.map((changes) => changes.length)).toEqual([1, 3]);
  });

  it('takes back what could not be written, and answers those calls with an internal error', async () => {
    const { disk, answers, authorize, ports } = start();

    const first = authorize('first', 1);
    await disk.settle('full');
    await first;
    expect(ports()).toEqual([]);
    const again = authorize('again', 1);
    await disk.settle('written');
    await again;

    expect(answers).toEqual(['first: InternalError', 'again: done']);
    expect(ports()).toEqual([1]);
  });

  it('decides again what was decided on changes that were taken back', async () => {
    const { disk, answers, authorize, describe, ports } = start();

    const all = [authorize('one', 1), authorize('two', 2), authorize('two again', 2), describe('read')];
    await disk.settle('written');
    await disk.settle('full');
    await disk.settle('written');
    await Promise.all(all);

    expect(answers).toEqual(['one: done', 'two: InternalError', 'two again: done', 'read: done']);
    expect(ports()).toEqual([1, 2]);
  });

  it('takes a call at any moment after the last was answered', async () => {
    const { answers, authorize, disk } = start();
    disk.append = () => Promise.resolve();

    for (let turns = 0; turns < 30; turns += 1) {
      await authorize(String(turns), turns);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
    }

    expect(answers).toHaveLength(30);
  });

  it('survives a decision that throws', async () => {
    const { answers, call, describe } = start();

    await call('broken', () => {
      throw new Error('a mistake');
    });
    await describe('read');

    expect(answers).toEqual(['broken: InternalError', 'read: done']);
  });

  it('tells listeners of changes once they are on disk, and survives one that throws', async () => {
    const { disk, queue, authorize } = start();
    const heard: number[] = [];
    queue.onChange(() => {
      throw new Error('a mistake');
    });
    const stop = queue.onChange((changes) => heard.push(changes.length));

    const first = authorize('first', 1);
    expect(heard).toEqual([]);
    await disk.settle('written');
    await first;
    const second = authorize('second', 2);
    await disk.settle('full');
    await second;
    stop();
    const third = authorize('third', 3);
    await disk.settle('written');
    await third;

    expect(heard).toEqual([1]);
  });
});
