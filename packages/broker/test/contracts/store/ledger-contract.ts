import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { CHAIN_START, GENESIS_HASH, verifyChain } from '@gatelease/contract/event-chain';
import type { EventFilter } from '../../../src/application/ports/event-repository.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import { aLease, aMessage, anEvent, minutesAfter, NOON } from '../../support/stored-entities.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export function ledgerContract(store: () => Store): void {
  const chain = (organizationId: string) => store().read((tx) => tx.events.listChain(organizationId, 0, 1000));

  it('gives events back as appended, numbered from 1 and linked', async () => {
    const events = [
      anEvent(),
      anEvent({ eventId: 'event_2', actor: { kind: 'system' }, personId: null, address: null }),
    ];

    await store().write((tx) => tx.events.append(events));

    const stored = await chain('org_1');
    expect(stored).toMatchObject(events);
    expect(stored.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(stored[0]?.previousHash).toBe(GENESIS_HASH);
    expect(stored[1]?.previousHash).toBe(stored[0]?.hash);
    expect(verifyChain(stored, CHAIN_START, sha256)).toMatchObject({ kind: 'intact', end: { sequence: 2 } });
  });

  it('finds the events of leases that were opened in an emergency', async () => {
    await store().write(async (tx) => {
      await tx.leases.insert(aLease({ leaseId: 'ordinary', breakGlass: false }));
      await tx.leases.insert(aLease({ leaseId: 'emergency', breakGlass: true }));
      await tx.events.append([
        anEvent({ eventId: 'e1', leaseId: 'ordinary' }),
        anEvent({ eventId: 'e2', leaseId: 'emergency' }),
        anEvent({ eventId: 'e3', leaseId: null }),
        anEvent({ eventId: 'e4', leaseId: 'emergency', kind: 'lease.closed' }),
      ]);
    });
    const found = async (more: Partial<EventFilter>) =>
      (
        await store().read((tx) =>
          tx.events.list({ organizationId: 'org_1', breakGlass: true, ...more }, { after: null, limit: 9 }),
        )
      ).items.map(({ eventId }) => eventId);

    expect(await found({})).toEqual(['e4', 'e2']);
    expect(await found({ kind: 'lease.closed' })).toEqual(['e4']);
  });

  it('keeps a chain for each organization', async () => {
    await store().write((tx) =>
      tx.events.append([
        anEvent({ eventId: 'a1' }),
        anEvent({ eventId: 'b1', organizationId: 'org_2' }),
        anEvent({ eventId: 'a2' }),
      ]),
    );
    await store().write((tx) => tx.events.append([]));

    expect((await chain('org_1')).map(({ eventId, sequence }) => [eventId, sequence])).toEqual([
      ['a1', 1],
      ['a2', 2],
    ]);
    expect((await chain('org_2')).map(({ eventId, sequence }) => [eventId, sequence])).toEqual([['b1', 1]]);
  });

  it('keeps the chain whole when many append at once and some fail', async () => {
    const appends = Array.from({ length: 40 }, (_, index) =>
      store().write(async (tx) => {
        await tx.events.append([anEvent({ eventId: `e${index}` }), anEvent({ eventId: `f${index}` })]);
        if (index % 5 === 0) throw new Error('rolled back');
      }),
    );

    await Promise.allSettled(appends);

    const stored = await chain('org_1');
    expect(stored).toHaveLength(64);
    expect(verifyChain(stored, CHAIN_START, sha256)).toMatchObject({ kind: 'intact', end: { sequence: 64 } });
  });

  it('keeps what no database takes from keeping an event out', async () => {
    const detail = { agent: 'a\0b', half: '\ud800', list: ['\udfff'], 'k\0': 1, odd: Number.NaN, minus: -0, big: 1e21 };

    await store().write((tx) => tx.events.append([anEvent({ address: 'x\0', detail })]));

    const stored = await chain('org_1');
    expect(stored[0]?.detail).toEqual({
      agent: 'a\ufffdb',
      half: '\ufffd',
      list: ['\ufffd'],
      'k\ufffd': 1,
      odd: null,
      minus: 0,
      big: 1e21,
    });
    expect(verifyChain(stored, CHAIN_START, sha256)).toMatchObject({ kind: 'intact' });
  });

  it('reads a chain in parts', async () => {
    const events = Array.from({ length: 250 }, (_, index) => anEvent({ eventId: `e${index}` }));
    await store().write((tx) => tx.events.append(events));

    const part = await store().read((tx) => tx.events.listChain('org_1', 100, 50));

    expect([part.length, part[0]?.sequence, part.at(-1)?.sequence]).toEqual([50, 101, 150]);
    expect(verifyChain(await chain('org_1'), CHAIN_START, sha256)).toMatchObject({ end: { sequence: 250 } });
  });

  it.each<[Partial<EventFilter>, number[]]>([
    [{}, [6, 5, 4, 3, 2, 1]],
    [{ personId: 'p2' }, [2]],
    [{ resourceId: 'r2' }, [3]],
    [{ leaseId: 'l2' }, [4]],
    [{ hasAddress: true }, [6, 4, 3, 2, 1]],
    [{ kind: 'lease.closed' }, [6]],
    [{ from: minutesAfter(NOON, 2), to: minutesAfter(NOON, 4) }, [3, 2]],
    [{ from: minutesAfter(NOON, 3), kind: 'lease.opened', personId: 'person_1' }, [5, 4, 3]],
  ])('lists events that fit %j, newest first', async (filter, expected) => {
    await store().write((tx) =>
      tx.events.append(
        (
          [
            {},
            { personId: 'p2' },
            { resourceId: 'r2' },
            { leaseId: 'l2' },
            { address: null },
            { kind: 'lease.closed' },
          ] as const
        ).map((changes, index) => anEvent({ eventId: `e${index}`, at: minutesAfter(NOON, index + 1), ...changes })),
      ),
    );
    const list = (after: string | null, limit: number) =>
      store().read((tx) => tx.events.list({ organizationId: 'org_1', ...filter }, { after, limit }));

    const whole = await list(null, 100);

    expect(whole.items.map(({ sequence }) => sequence)).toEqual(expected);
    const first = await list(null, 1);
    const second = first.next === null ? [] : (await list(first.next, 100)).items;
    expect([...first.items, ...second]).toEqual(whole.items);
    await expect(list('nonsense', 1)).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('takes due messages once, counts the attempt, and takes them again when the sender died', async () => {
    await store().write((tx) =>
      tx.outbox.insert([
        aMessage({ messageId: 'second', createdAt: minutesAfter(NOON, 1), dueAt: minutesAfter(NOON, -1) }),
        aMessage({ messageId: 'first' }),
        aMessage({ messageId: 'later', dueAt: minutesAfter(NOON, 1) }),
        aMessage({ messageId: 'sent', state: 'sent' }),
      ]),
    );
    const retryAt = minutesAfter(NOON, 5);
    const take = (now: Date, limit = 10) => store().write((tx) => tx.outbox.takeDue(now, retryAt, limit));

    const taken = await take(NOON);

    expect(taken.map(({ messageId, attempts }) => [messageId, attempts])).toEqual([
      ['first', 1],
      ['second', 1],
    ]);
    expect(taken[0]).toEqual(aMessage({ messageId: 'first', attempts: 1, dueAt: retryAt }));
    expect(await take(NOON)).toEqual([]);
    expect((await take(retryAt)).map(({ messageId }) => messageId).sort()).toEqual(['first', 'later', 'second']);
  });

  it('takes no more messages than asked for', async () => {
    await store().write((tx) =>
      tx.outbox.insert(Array.from({ length: 9 }, (_, index) => aMessage({ messageId: `m${index}` }))),
    );
    const take = (limit: number) => store().write((tx) => tx.outbox.takeDue(NOON, minutesAfter(NOON, 5), limit));

    expect([(await take(4)).length, (await take(4)).length, (await take(4)).length]).toEqual([4, 4, 1]);
  });

  it('keeps how a message stands, and takes only what waits', async () => {
    const retryAt = minutesAfter(NOON, 3);
    const sent = aMessage({ messageId: 'sent', state: 'sent', sentAt: NOON, attempts: 1 });
    const retried = aMessage({ messageId: 'retried', dueAt: retryAt, problem: 'refused' });
    const givenUp = aMessage({ messageId: 'given-up', state: 'failed', problem: 'no such mailbox', blocks: [] });
    await store().write((tx) =>
      tx.outbox.insert(['sent', 'retried', 'given-up'].map((messageId) => aMessage({ messageId }))),
    );

    await store().write(async (tx) => {
      for (const message of [sent, retried, givenUp]) await tx.outbox.update(message);
      await tx.outbox.update({ ...sent, organizationId: 'org_2', subject: "Somebody else's" });
    });

    const find = (messageId: string) => store().read((tx) => tx.outbox.find('org_1', messageId));
    expect(await Promise.all(['sent', 'retried', 'given-up'].map(find))).toEqual([sent, retried, givenUp]);
    expect(await store().read((tx) => tx.outbox.find('org_2', 'sent'))).toBeNull();
    const due = await store().write((tx) => tx.outbox.takeDue(retryAt, minutesAfter(NOON, 9), 10));
    expect(due.map(({ messageId }) => messageId)).toEqual(['retried']);
  });

  it('calls back the messages that would let somebody in, but none that went out or is to somebody else', async () => {
    const secret = { sealed: 'v1.sealed', letsInPersonId: 'ada' };
    const messages = [
      aMessage({ messageId: 'waits', ...secret, problem: 'busy' }),
      aMessage({ messageId: 'sent', ...secret, sealed: null, state: 'sent' }),
      aMessage({ messageId: 'bens', ...secret, letsInPersonId: 'ben' }),
      aMessage({ messageId: 'harmless' }),
    ];
    await store().write((tx) => tx.outbox.insert(messages));

    await store().write((tx) => tx.outbox.recallLettingIn('ada'));

    const find = (messageId: string) => store().read((tx) => tx.outbox.find('org_1', messageId));
    const [waits, ...others] = await Promise.all(messages.map(({ messageId }) => find(messageId)));
    expect(waits).toEqual({ ...messages[0], state: 'recalled', sealed: null, problem: null });
    expect(others).toEqual(messages.slice(1));
  });

  it('finds the message that still gathers: waiting, never tried, not due, to that address under that key', async () => {
    const digestKey = 'resource-health';
    const later = minutesAfter(NOON, 5);
    await store().write((tx) =>
      tx.outbox.insert([
        aMessage({ messageId: 'gathers', digestKey, dueAt: later }),
        aMessage({ messageId: 'due', digestKey, dueAt: NOON }),
        aMessage({ messageId: 'tried', digestKey, dueAt: later, attempts: 1 }),
        aMessage({ messageId: 'sent', digestKey, dueAt: later, state: 'sent' }),
        aMessage({ messageId: 'other key', digestKey: 'other', dueAt: later }),
        aMessage({ messageId: 'other address', digestKey, dueAt: later, to: 'ben@example.com' }),
        aMessage({ messageId: 'other organization', digestKey, dueAt: later, organizationId: 'org_2' }),
      ]),
    );
    const wanted = { organizationId: 'org_1', to: 'ada@example.com', digestKey };
    const find = (now: Date) => store().read((tx) => tx.outbox.findGathering(wanted, now));

    expect([(await find(NOON))?.messageId, await find(later)]).toEqual(['gathers', null]);
  });

  it('forgets the secrets of messages that are not tried any more', async () => {
    const sealed = 'v1.sealed';
    await store().write((tx) =>
      tx.outbox.insert([
        aMessage({ messageId: 'over', sealed, giveUpAt: minutesAfter(NOON, -1) }),
        aMessage({ messageId: 'tried', sealed, giveUpAt: minutesAfter(NOON, 1) }),
      ]),
    );

    await store().write((tx) => tx.outbox.forgetSecrets(NOON));

    const find = (messageId: string) => store().read((tx) => tx.outbox.find('org_1', messageId));
    expect([(await find('over'))?.sealed, (await find('tried'))?.sealed]).toEqual([null, sealed]);
  });

  it('lists messages of the organization, newest first, page by page and by state', async () => {
    const messages = ['a', 'b', 'c', 'd'].map((messageId, index) =>
      aMessage({ messageId, createdAt: minutesAfter(NOON, index), state: index === 2 ? 'failed' : 'waiting' }),
    );
    await store().write((tx) =>
      tx.outbox.insert([...messages, aMessage({ messageId: 'other', organizationId: 'org_2' })]),
    );
    const list = (filter: { state?: 'failed' }, after: string | null, limit: number) =>
      store().read((tx) => tx.outbox.list({ organizationId: 'org_1', ...filter }, { after, limit }));

    const first = await list({}, null, 3);
    const second = await list({}, first.next, 3);

    expect(first.items).toEqual(messages.toReversed().slice(0, 3));
    expect(second).toEqual({ items: [messages[0]], next: null });
    expect((await list({ state: 'failed' }, null, 9)).items).toEqual([messages[2]]);
  });
}
