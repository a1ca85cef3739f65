import { expect, it } from 'vitest';
import type { HalfSession } from '../../../src/application/ports/session-repository.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import type { TotpFactor } from '../../../src/domain/second-factor.ts';
import { aPerson, minutesAfter, NOON } from '../../support/stored-entities.ts';

function aHalfSession(changes: Partial<HalfSession> = {}): HalfSession {
  return {
    tokenHash: 'half-1',
    organizationId: 'org_1',
    personId: 'person_1',
    kind: 'cli',
    method: 'password',
    failures: 0,
    expiresAt: minutesAfter(NOON, 10),
    ...changes,
  };
}

function aTotpFactor(changes: Partial<TotpFactor> = {}): TotpFactor {
  return {
    personId: 'person_1',
    sealedSecret: 'v1.key.text',
    createdAt: NOON,
    confirmedAt: null,
    lastStep: null,
    ...changes,
  };
}

export function secondFactorContract(store: () => Store): void {
  it('finds a half session until it expires, and never among the sessions', async () => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.sessions.insertHalf(aHalfSession());
    });
    const find = (now: Date) => store().read((tx) => tx.sessions.findHalf('half-1', now));

    expect(await find(NOON)).toEqual(aHalfSession());
    expect(await find(minutesAfter(NOON, 10))).toBeNull();
    expect(await store().read((tx) => tx.sessions.findByTokenHash('half-1', NOON))).toBeNull();
  });

  it('counts the failures of a half session, and ends it one by one, with its person’s sessions, or when it expired', async () => {
    await store().write(async (tx) => {
      for (const id of ['1', '2', '3', '4']) {
        await tx.people.insert(aPerson({ personId: id }));
        const expiresAt = minutesAfter(NOON, id === '3' ? 1 : 10);
        await tx.sessions.insertHalf(aHalfSession({ tokenHash: id, personId: id, expiresAt }));
      }
    });

    await store().write(async (tx) => {
      await tx.sessions.deleteHalf('1');
      await tx.sessions.deleteOfPerson('2');
      await tx.sessions.deleteExpired(minutesAfter(NOON, 1));
      await tx.sessions.noteHalfFailure('4');
    });

    const found = await store().read((tx) =>
      Promise.all(['1', '2', '3', '4'].map((hash) => tx.sessions.findHalf(hash, NOON))),
    );
    expect(found.map((half) => half?.failures)).toEqual([undefined, undefined, undefined, 1]);
  });

  it('keeps one authenticator app a person, which counts as theirs once it is confirmed', async () => {
    await store().write(async (tx) => {
      await tx.people.insert(aPerson());
      await tx.secondFactors.saveTotp(aTotpFactor({ sealedSecret: 'v1.key.old' }));
      await tx.secondFactors.saveTotp(aTotpFactor());
    });
    const read = () =>
      store().read(async (tx) => ({
        factor: await tx.secondFactors.findTotp('person_1'),
        person: await tx.people.find('org_1', 'person_1'),
      }));

    expect(await read()).toEqual({ factor: aTotpFactor(), person: aPerson() });
    const confirmed = aTotpFactor({ confirmedAt: minutesAfter(NOON, 1), lastStep: 58_000_000 });
    await store().write((tx) => tx.secondFactors.saveTotp(confirmed));
    expect(await read()).toEqual({ factor: confirmed, person: aPerson({ secondFactors: ['totp'] }) });
    await store().write((tx) => tx.secondFactors.deleteTotp('person_1'));
    expect(await read()).toEqual({ factor: null, person: aPerson() });
  });

  it('takes each recovery code once, of its own person', async () => {
    await store().write(async (tx) => {
      for (const personId of ['person_1', 'person_2']) await tx.people.insert(aPerson({ personId }));
      await tx.secondFactors.replaceRecoveryCodes('person_1', ['a', 'b']);
      await tx.secondFactors.replaceRecoveryCodes('person_2', ['b', 'c']);
    });
    const use = (personId: string, hash: string) =>
      store().write((tx) => tx.secondFactors.useRecoveryCode(personId, hash));

    expect([await use('person_1', 'b'), await use('person_1', 'b'), await use('person_1', 'c')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await store().read((tx) => tx.secondFactors.countRecoveryCodes('person_1'))).toBe(1);
    expect(await store().read((tx) => tx.secondFactors.countRecoveryCodes('person_2'))).toBe(2);
    await store().write((tx) => tx.secondFactors.replaceRecoveryCodes('person_1', ['d']));
    expect([await use('person_1', 'a'), await use('person_1', 'd')]).toEqual([false, true]);
  });

  it('lets every second factor go, alone or with its person', async () => {
    await store().write(async (tx) => {
      for (const personId of ['person_1', 'person_2']) {
        await tx.people.insert(aPerson({ personId }));
        await tx.secondFactors.saveTotp(aTotpFactor({ personId, confirmedAt: NOON }));
        await tx.secondFactors.replaceRecoveryCodes(personId, ['a']);
        await tx.sessions.insertHalf(aHalfSession({ tokenHash: personId, personId }));
      }
    });

    await store().write((tx) => tx.secondFactors.deleteOfPerson('person_1'));
    await store().write((tx) => tx.people.delete(aPerson({ personId: 'person_2' }), NOON));

    for (const personId of ['person_1', 'person_2']) {
      expect(await store().read((tx) => tx.secondFactors.findTotp(personId))).toBeNull();
      expect(await store().read((tx) => tx.secondFactors.countRecoveryCodes(personId))).toBe(0);
    }
    expect(await store().read((tx) => tx.sessions.findHalf('person_2', NOON))).toBeNull();
  });

  it('notes the key of the first secret, and keeps to it', async () => {
    expect(await store().read((tx) => tx.secretKeys.keyId())).toBeNull();

    const claims = await store().write(async (tx) => [
      await tx.secretKeys.claim('one'),
      await tx.secretKeys.claim('two'),
    ]);

    expect(claims).toEqual(['one', 'one']);
    expect(await store().read((tx) => tx.secretKeys.keyId())).toBe('one');
  });
}
