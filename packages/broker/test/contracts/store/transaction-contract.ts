import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ProblemError } from '../../../src/application/problem-error.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/organization-settings.ts';
import { anEvent, anOrganization, aPerson, aResource } from '../../support/stored-entities.ts';

export function transactionContract(store: () => Store): void {
  it('saves everything that a transaction writes, and returns what it returns', async () => {
    const answer = await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.resources.insert(aResource());
      return 'done';
    });

    expect(answer).toBe('done');
    expect(await store().read((tx) => tx.people.find('org_1', 'person_1'))).toEqual(aPerson());
    expect(await store().read((tx) => tx.resources.find('org_1', 'resource_1'))).toEqual(aResource());
  });

  it('saves nothing of a transaction that throws, and throws the same', async () => {
    const refusal = new ProblemError('permission.denied', 'No.');

    const outcome = store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.events.append([anEvent()]);
      throw refusal;
    });

    await expect(outcome).rejects.toBe(refusal);
    expect(await store().read((tx) => tx.people.list('org_1'))).toEqual([]);
    expect(await store().read((tx) => tx.events.listChain('org_1', 0, 10))).toEqual([]);
  });

  it('saves nothing of a transaction that the database refuses half way', async () => {
    const outcome = store().write(async (tx) => {
      await tx.people.insert(aPerson({ personId: 'person_1', email: 'ada@example.com' }));
      await tx.people.insert(aPerson({ personId: 'person_2', email: 'ada@example.com' }));
    });

    await expect(outcome).rejects.toMatchObject({ code: 'person.email-taken' });
    expect(await store().read((tx) => tx.people.list('org_1'))).toEqual([]);
  });

  it('throws what is thrown inside `write` and `read` as it is, whatever it is', async () => {
    const surprise = new Error('a bug');

    await expect(store().write(() => Promise.reject(surprise))).rejects.toBe(surprise);
    await expect(store().read(() => Promise.reject(surprise))).rejects.toBe(surprise);
  });

  it('goes on after a transaction that failed', async () => {
    await store()
      .write(() => Promise.reject(new Error('no')))
      .catch(() => undefined);

    await store().write((tx) => tx.people.insert(aPerson()));

    expect(await store().read((tx) => tx.people.list('org_1'))).toHaveLength(1);
  });

  it('never lets two transactions mix', async () => {
    const writes = Array.from({ length: 12 }, (_, index) =>
      store().write(async (tx) => {
        await tx.people.insert(aPerson({ personId: `person_${index}` }));
        await delay(1);
        await tx.resources.insert(aResource({ resourceId: `resource_${index}` }));
        if (index % 3 === 0) throw new Error('rolled back');
      }),
    );

    const outcomes = await Promise.allSettled(writes);

    const saved = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(saved).toEqual([1, 2, 4, 5, 7, 8, 10, 11]);
    const [people, resources] = await store().read((tx) =>
      Promise.all([tx.people.list('org_1'), tx.resources.list('org_1')]),
    );
    expect(people.map(({ personId }) => personId).sort()).toEqual(saved.map((index) => `person_${index}`).sort());
    expect(resources.map(({ resourceId }) => resourceId).sort()).toEqual(
      saved.map((index) => `resource_${index}`).sort(),
    );
  });

  it('reads what is committed while a transaction is under way, and nothing of it', async () => {
    let finish = (): void => undefined;
    const writing = store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await delay(20);

    const during = await store().read((tx) => tx.people.list('org_1'));
    finish();
    await writing;

    expect(during).toEqual([]);
    expect(await store().read((tx) => tx.people.list('org_1'))).toHaveLength(1);
  });

  it('refuses changes inside `read`', async () => {
    await expect(store().read((tx) => tx.people.insert(aPerson()))).rejects.toThrow('inside `read`');
    await expect(store().read((tx) => tx.outbox.takeDue(new Date(), new Date(), 1))).rejects.toThrow('inside `read`');
  });

  it('refuses repositories that outlive their transaction', async () => {
    const leaked = await store().write((tx) => Promise.resolve(tx));

    await expect(leaked.people.insert(aPerson())).rejects.toThrow('after its transaction');
  });

  it('answers a ping, and after it was closed it says that it is', async () => {
    await store().ping();

    await store().close();

    await expect(store().ping()).rejects.toMatchObject({ code: 'storage.unavailable' });
    await expect(store().write(() => Promise.resolve())).rejects.toMatchObject({ code: 'storage.unavailable' });
    await store().close();
  });

  it('knows one installation id', async () => {
    const id = await store().installationId();

    expect(id).toMatch(/^[\w-]{16,}$/);
    expect(await store().installationId()).toBe(id);
  });

  it('lets those who would found an organization count one after the other', async () => {
    const foundUnlessThereAreThree = (index: number) =>
      store().write(async (tx) => {
        if ((await tx.organizations.countForFounding()) > 2) return;
        await tx.organizations.insert(anOrganization({ organizationId: `founded_${index}`, accessCode: `F${index}` }));
      });

    await Promise.all(Array.from({ length: 6 }, (_, index) => foundUnlessThereAreThree(index)));

    expect(await store().read((tx) => tx.organizations.count())).toBe(3);
  });

  it('keeps organizations', async () => {
    const notifications = { ...DEFAULT_SETTINGS.notifications, leaseEndingMinutes: null };
    const wanted = anOrganization({
      name: 'Renamed',
      accessCode: 'NEW',
      settings: { ...DEFAULT_SETTINGS, notifications },
    });

    const renamed = await store().write((tx) => tx.organizations.update(wanted));

    expect(renamed).toEqual({ ...wanted, version: 2 });
    await expect(store().write((tx) => tx.organizations.update(wanted))).rejects.toMatchObject({
      code: 'storage.conflict',
    });

    expect(await store().read((tx) => tx.organizations.count())).toBe(2);
    expect(await store().read((tx) => tx.organizations.find('org_1'))).toEqual(renamed);
    expect(await store().read((tx) => tx.organizations.findByAccessCode('NEW'))).toEqual(renamed);
    expect(await store().read((tx) => tx.organizations.findByAccessCode('CODE-org_1'))).toBeNull();
    const listed = await store().read((tx) => tx.organizations.list());
    expect(listed.map(({ organizationId }) => organizationId)).toEqual(['org_1', 'org_2']);
  });
}
