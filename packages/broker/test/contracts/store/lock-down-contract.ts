import { expect, it } from 'vitest';
import type { Store } from '../../../src/application/ports/store.ts';
import { exampleLockDown } from '../../../src/domain/examples.ts';
import type { LockDown } from '../../../src/domain/lock-down.ts';
import { minutesAfter, NOON } from '../../support/stored-entities.ts';

export function lockDownContract(store: () => Store): void {
  const insert = (...lockDowns: readonly LockDown[]) =>
    store().write(async (tx) => {
      for (const lockDown of lockDowns) await tx.lockDowns.insert(lockDown);
    });
  const take = (at: Date, limit = 10) => store().write((tx) => tx.lockDowns.takeDue(at, minutesAfter(at, 1), limit));
  const idsOf = (lockDowns: readonly LockDown[]) => lockDowns.map(({ lockDownId }) => lockDownId);

  it('keeps a lock-down as it was, and lists the newest first', async () => {
    const kept = { groupId: 'sg-1', ruleId: 'sgr-1', description: 'für alle ☃', tags: { Team: 'Ops' } };
    const first = exampleLockDown({
      ...{
        startedAt: NOON,
        state: 'confirming',
        confirmBy: minutesAfter(NOON, 10),
        watchUntil: NOON,
        dueAt: NOON,
        note: 'x',
      },
      ...{ confirmWithinSeconds: 600, chosenRuleIds: ['sgr-wide'], problem: 'AWS says no.', attempts: 2 },
      removed: [{ ...kept, rule: exampleLockDown().draft.plan.removable[0]!.rule }],
      targets: [{ targetGroup: 'web', targetId: 'i-1', port: 80, health: 'healthy' }],
    });
    const second = exampleLockDown({ lockDownId: 'lockdown_2', startedAt: minutesAfter(NOON, 1) });
    await insert(first, second, exampleLockDown({ lockDownId: 'other', organizationId: 'org_2' }));

    expect(await store().read((tx) => tx.lockDowns.find('org_1', 'lockdown_1'))).toEqual(first);
    expect(await store().read((tx) => tx.lockDowns.find('org_1', 'other'))).toBeNull();
    expect(idsOf(await store().read((tx) => tx.lockDowns.listNewest('org_1', 5)))).toEqual([
      'lockdown_2',
      'lockdown_1',
    ]);
  });

  it('gives out what is due once, longest overdue first, and again when the worker died', async () => {
    await insert(
      exampleLockDown({ lockDownId: 'late', dueAt: minutesAfter(NOON, -5) }),
      exampleLockDown({ lockDownId: 'now', dueAt: NOON }),
      exampleLockDown({ lockDownId: 'soon', dueAt: minutesAfter(NOON, 30) }),
      exampleLockDown({ lockDownId: 'never', dueAt: null }),
    );

    expect(await store().read((tx) => tx.lockDowns.isAnyDue(NOON))).toBe(true);
    expect(idsOf(await take(NOON))).toEqual(['late', 'now']);
    expect(await store().read((tx) => tx.lockDowns.isAnyDue(NOON))).toBe(false);
    expect(idsOf(await take(NOON))).toEqual([]);
    expect(idsOf(await take(minutesAfter(NOON, 1), 1))).toEqual(['late']);
  });

  it('knows whether a lock-down is under way with a credential', async () => {
    await insert(
      exampleLockDown({ credentialId: 'waits', dueAt: minutesAfter(NOON, 30) }),
      exampleLockDown({ lockDownId: 'over', credentialId: 'over', dueAt: null }),
    );

    expect(await store().read((tx) => tx.lockDowns.isUnderWay('waits'))).toBe(true);
    expect(await store().read((tx) => tx.lockDowns.isUnderWay('over'))).toBe(false);
  });

  it('is free for the next step once this one is saved, and lets one of two change it', async () => {
    await insert(exampleLockDown({ dueAt: NOON }));
    const [taken] = await take(NOON);

    const stepped = await store().write((tx) => tx.lockDowns.update(taken!));

    expect(stepped.version).toBe(2);
    expect(idsOf(await take(NOON))).toEqual(['lockdown_1']);
    await expect(store().write((tx) => tx.lockDowns.update(taken!))).rejects.toMatchObject({
      code: 'storage.conflict',
    });
  });
}
