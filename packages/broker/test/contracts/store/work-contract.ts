import { expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import type { Claim } from '../../../src/application/ports/work-repository.ts';
import { minutesAfter, NOON } from '../../support/stored-entities.ts';

/** The clock of these tests is the `now` in each claim. */
export function workContract(store: () => Store): void {
  const at = (minutes: number): Date => minutesAfter(NOON, minutes);
  const request = (worker: string, minutes: number) => ({ worker, now: at(minutes), claimSeconds: 60 });

  const mark = (resourceId: string, minutes: number) => store().write((tx) => tx.work.markDue(resourceId, at(minutes)));
  const claimDue = (worker: string, minutes: number, limit = 10) =>
    store().write((tx) => tx.work.claimDue(request(worker, minutes), limit));
  const claim = (resourceId: string, worker: string, minutes: number) =>
    store().write((tx) => tx.work.claim(resourceId, request(worker, minutes)));
  const markAndClaim = (resourceId: string, worker: string, minutes: number) =>
    store().write((tx) => tx.work.markDueAndClaim(resourceId, request(worker, minutes)));
  const release = (held: Claim, minutes: number, changes = {}) =>
    store().write((tx) =>
      tx.work.release(held, { dueAt: at(minutes), attempts: 0, pictureIsStale: false, ...changes }),
    );
  const nextDueAt = () => store().read((tx) => tx.work.nextDueAt());
  const stats = (minutes: number) => store().read((tx) => tx.work.stats(at(minutes)));

  it('has nothing due at first', async () => {
    expect(await claimDue('a', 0)).toEqual([]);
    expect(await nextDueAt()).toBeNull();
    expect(await stats(0)).toEqual({ due: 0, claimed: 0, oldestDueAt: null });
  });

  it('claims what is due, longest overdue first, and as much as was asked for', async () => {
    await mark('r2', -2);
    await mark('r3', -3);
    await mark('r1', 0);
    await mark('later', 1);

    const first = await claimDue('a', 0, 2);
    const second = await claimDue('b', 0, 2);

    expect(first.map(({ resourceId }) => resourceId)).toEqual(['r3', 'r2']);
    expect(second.map(({ resourceId }) => resourceId)).toEqual(['r1']);
    expect(first[0]).toEqual({
      resourceId: 'r3',
      worker: 'a',
      generation: 1,
      mark: 1,
      attempts: 0,
      pictureIsStale: false,
    });
  });

  it('tells the next holder that the picture is stale, also when that was marked while somebody held it', async () => {
    await mark('r', 0);
    const [held] = await claimDue('a', 0);
    await store().write((tx) => tx.work.markDue('r', at(0), { pictureIsStale: true }));
    await release(held!, 5);

    const [next] = await claimDue('b', 0);
    expect(next).toMatchObject({ worker: 'b', pictureIsStale: true });

    await release(next!, 0);
    expect((await claimDue('c', 0))[0]).toMatchObject({ pictureIsStale: false });
  });

  it('marks every resource due, to be read first', async () => {
    await mark('r1', 60);
    await mark('r2', -5);

    await store().write((tx) => tx.work.markAllDue(at(0)));

    const claims = await claimDue('a', 0);
    expect(claims.map(({ resourceId, pictureIsStale }) => ({ resourceId, pictureIsStale }))).toEqual([
      { resourceId: 'r2', pictureIsStale: true },
      { resourceId: 'r1', pictureIsStale: true },
    ]);
  });

  it('keeps the earlier of two times to be due', async () => {
    await mark('r', 5);
    await mark('r', 10);
    expect(await nextDueAt()).toEqual(at(5));

    await mark('r', 3);

    expect(await nextDueAt()).toEqual(at(3));
  });

  it('tells what is due, what is claimed and since when', async () => {
    await mark('r1', -5);
    await mark('r2', -3);
    await mark('later', 9);
    expect(await stats(0)).toEqual({ due: 2, claimed: 0, oldestDueAt: at(-5) });

    await claimDue('a', 0, 1);

    expect(await stats(0)).toEqual({ due: 1, claimed: 1, oldestDueAt: at(-3) });
    expect(await stats(1)).toEqual({ due: 2, claimed: 0, oldestDueAt: at(-5) });
  });

  it('says when a claim lapses if nothing else is due before', async () => {
    await mark('r1', 0);
    await mark('r2', 30);
    await claimDue('a', 0);
    expect(await nextDueAt()).toEqual(at(1));

    await mark('r3', 0.5);

    expect(await nextDueAt()).toEqual(at(0.5));
  });

  it('is due next when the release says, with its count of attempts', async () => {
    await mark('r', 0);
    const [held] = await claimDue('a', 0);

    expect(await release(held!, 10, { attempts: 3 })).toBe(true);

    expect(await nextDueAt()).toEqual(at(10));
    expect(await claimDue('a', 9)).toEqual([]);
    expect(await claimDue('b', 10)).toMatchObject([{ generation: 2, attempts: 3, worker: 'b' }]);
  });

  it('is due at once after the release when it was marked during the claim', async () => {
    await mark('r', 0);
    const [held] = await claimDue('a', 0);

    await mark('r', 0.2);
    expect(await claimDue('b', 0.3)).toEqual([]);
    await release(held!, 10);

    expect(await claimDue('b', 0.3)).toMatchObject([{ resourceId: 'r', mark: 2 }]);
  });

  it('is due at once after the release even when the mark during the claim was for later', async () => {
    await mark('r', 0);
    const [held] = await claimDue('a', 0);

    await mark('r', 5);
    await release(held!, 60);

    expect(await claimDue('b', 0.1)).toMatchObject([{ resourceId: 'r', mark: 2 }]);
  });

  it('does not let one busy resource keep others waiting', async () => {
    await mark('busy', -10);
    await mark('other', -1);
    const [held] = await claimDue('a', 0, 1);
    await mark('busy', 0);
    await release(held!, 60);

    expect(await claimDue('a', 0, 1)).toMatchObject([{ resourceId: 'other' }]);
  });

  it('lets a lapsed claim be taken over, and refuses what its holder does after', async () => {
    await mark('r', 0);
    const [old] = await claimDue('a', 0);
    expect(await claimDue('b', 0.9)).toEqual([]);

    const [taken] = await claimDue('b', 1);

    expect(taken).toMatchObject({ worker: 'b', generation: 2 });
    expect(await store().write((tx) => tx.work.holds(old!))).toBe(false);
    expect(await store().write((tx) => tx.work.holds(taken!))).toBe(true);
    expect(await release(old!, 50, { attempts: 9 })).toBe(false);
    expect(await release(taken!, 30)).toBe(true);
    expect(await nextDueAt()).toEqual(at(30));
  });

  it('lets a late holder finish when nobody took over', async () => {
    await mark('r', 0);
    const [held] = await claimDue('a', 0);

    expect(await store().write((tx) => tx.work.holds(held!))).toBe(true);
    expect(await release(held!, 30)).toBe(true);
  });

  it('tells two claims of one worker apart', async () => {
    const first = await markAndClaim('r', 'a', 0);
    const second = await markAndClaim('r', 'a', 2);

    expect(second?.generation).toBe(2);
    expect(await release(first!, 10)).toBe(false);
    expect(await release(second!, 10)).toBe(true);
  });

  it('takes a picture for stale when a claim ended without a release, and only then', async () => {
    await mark('r', 0);
    const [first] = await claimDue('a', 0);
    expect(first?.pictureIsStale).toBe(false);

    const [second] = await claimDue('b', 1);
    expect(second?.pictureIsStale).toBe(true);
    await release(second!, 1, { pictureIsStale: true });
    const [third] = await claimDue('b', 1);
    expect(third?.pictureIsStale).toBe(true);
    await release(third!, 1);

    expect(await claimDue('b', 1)).toMatchObject([{ pictureIsStale: false }]);
  });

  it('marks and claims in one breath', async () => {
    const held = await markAndClaim('r', 'a', 0);

    expect(held).toEqual({
      resourceId: 'r',
      worker: 'a',
      generation: 1,
      mark: 1,
      attempts: 0,
      pictureIsStale: false,
    });
    await release(held!, 10);
    expect(await markAndClaim('r', 'b', 0.5)).toMatchObject({ generation: 2, mark: 2, worker: 'b' });
  });

  it('marks without a claim when somebody else has it', async () => {
    const held = await markAndClaim('r', 'a', 0);

    expect(await markAndClaim('r', 'b', 0.5)).toBeNull();
    expect(await markAndClaim('r', 'a', 0.5)).toBeNull();
    await release(held!, 60);

    expect(await claimDue('b', 0.5)).toMatchObject([{ mark: 3 }]);
  });

  it('takes a claim back with the transaction that made it', async () => {
    await store()
      .write(async (tx) => {
        await tx.work.markDueAndClaim('r', request('a', 0));
        throw new Error('no');
      })
      .catch(() => undefined);

    expect(await nextDueAt()).toBeNull();
    expect(await markAndClaim('r', 'b', 0)).toMatchObject({ generation: 1 });
  });

  it('claims one resource, due or not, unless somebody has it', async () => {
    await mark('r', 30);

    const held = await claim('r', 'a', 0);

    expect(held).toMatchObject({ resourceId: 'r', generation: 1, mark: 1 });
    expect(await claim('r', 'b', 0.5)).toBeNull();
    expect(await claim('unmarked', 'b', 0)).toMatchObject({ mark: 0, generation: 1 });
    expect(await claimDue('b', 1)).toMatchObject([{ resourceId: 'r' }, { resourceId: 'unmarked' }]);
  });

  it('frees what a worker left claimed: due at once, its picture stale', async () => {
    const left = await markAndClaim('left', 'a', 0);
    await markAndClaim('kept', 'b', 0);

    await store().write((tx) => tx.work.releaseAllOf('a'));

    expect(await store().write((tx) => tx.work.holds(left!))).toBe(false);
    expect(await release(left!, 60)).toBe(false);
    expect(await claimDue('a', 0)).toMatchObject([{ resourceId: 'left', generation: 2, pictureIsStale: true }]);
  });

  it('forgets deleted work', async () => {
    const held = await markAndClaim('r', 'a', 0);

    await store().write((tx) => tx.work.delete('r'));

    expect(await store().write((tx) => tx.work.holds(held!))).toBe(false);
    expect(await release(held!, 0)).toBe(false);
    expect(await nextDueAt()).toBeNull();
  });
}
