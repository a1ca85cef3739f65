import { describe, expect, it } from 'vitest';
import { LogFlush } from './log-flush.ts';

/** A file whose flushes end when the test says so. */
function slowFile() {
  const running: { readonly end: () => void; readonly fail: (error: Error) => void }[] = [];
  let most = 0;
  let begun = 0;
  return {
    flush: () =>
      new Promise<void>((end, fail) => {
        begun += 1;
        running.push({ end, fail });
        most = Math.max(most, running.length);
      }),
    close: () => Promise.resolve(),
    next: () => running.shift()!,
    get begun() {
      return begun;
    },
    get mostAtOnce() {
      return most;
    },
  };
}

async function isOver(promise: Promise<unknown>): Promise<boolean> {
  let over = false;
  void promise.then(
    () => (over = true),
    () => (over = true),
  );
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  return over;
}

describe('LogFlush', () => {
  it('keeps a commit with a flush that began after it', async () => {
    const file = slowFile();
    const log = new LogFlush(file);

    const kept = log.keep();
    expect(await isOver(kept)).toBe(false);
    expect(log.isSettled).toBe(false);
    file.next().end();

    await kept;
    expect(log.isSettled).toBe(true);
  });

  it('does not count a flush that began before the commit, and keeps all that waited with the next one', async () => {
    const file = slowFile();
    const log = new LogFlush(file);
    const first = log.keep();
    const [second, third] = [log.keep(), log.keep()];

    file.next().end();
    await first;
    expect([await isOver(second), await isOver(third), await isOver(log.settled())]).toEqual([false, false, false]);
    file.next().end();

    await Promise.all([second, third, log.settled()]);
    expect(file.begun).toBe(2);
  });

  it('never runs two flushes at once, whenever commits come', async () => {
    const file = slowFile();
    const log = new LogFlush(file);
    const commits: Promise<void>[] = [log.keep()];
    for (let round = 0; round < 20; round += 1) {
      commits.push(log.keep());
      file.next().end();
      // Between the end of one flush and the beginning of the next.
      for (let turn = 0; turn < round % 7; turn += 1) await Promise.resolve();
      commits.push(log.keep());
      while (file.begun < round + 2) await Promise.resolve();
    }
    file.next().end();
    while (!(await isOver(Promise.all(commits)))) file.next().end();

    expect(file.mostAtOnce).toBe(1);
    await log.settled();
  });

  it('is settled at once when nothing waits for the disk', async () => {
    const log = new LogFlush(slowFile());

    expect(log.isSettled).toBe(true);
    await log.settled();
  });

  it('keeps nothing more once a flush failed, and does not try another one', async () => {
    const file = slowFile();
    const log = new LogFlush(file);
    const [first, second] = [log.keep(), log.keep()];

    file.next().fail(new Error('EIO'));

    await expect(first).rejects.toMatchObject({ code: 'storage.unavailable', cause: { message: 'EIO' } });
    await expect(second).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(log.keep()).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(log.settled()).rejects.toMatchObject({ code: 'storage.unavailable' });
    expect(() => log.requireSound()).toThrow('restart');
    expect([log.isBroken, log.isSettled, file.begun]).toEqual([true, false, 1]);
  });
});
