import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../../src/adapters/secrets/sha256-token-hasher.ts';
import { makeRecoverAdministrator } from '../../src/application/people/recover-administrator.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { NOON, anOrganization, aPerson } from './stored-entities.ts';
import type { OpenTestStore } from './installation.ts';

const ADA = aPerson({ personId: 'ada', email: 'ada@example.com', role: 'administrator', access: 'dashboard' });
const INPUT = { email: null, resetsSecondFactor: false, operator: 'root' } as const;

/** The way back for an administrator. Run on every store. */
export function recoverOn(storeName: string, openTestStore: OpenTestStore): void {
  describe(`recovering an administrator on ${storeName}`, () => {
    let store: Store;
    let remove: () => Promise<void>;

    beforeEach(async () => {
      ({ store, remove } = await openTestStore());
      await store.write(async (tx) => {
        await tx.organizations.insert(anOrganization());
        await tx.people.insert(ADA);
        await tx.people.insert(aPerson({ personId: 'mia', email: 'mia@example.com', role: 'member' }));
      });
    });
    afterEach(() => remove());

    const tokenHasher = new Sha256TokenHasher();
    const recover = (input: Partial<Parameters<ReturnType<typeof makeRecoverAdministrator>>[0]> = {}) =>
      makeRecoverAdministrator({
        store,
        tokenHasher,
        clock: { now: () => NOON },
        ids: new RandomIds(),
        publicUrl: 'https://gatelease.example',
      })({ ...INPUT, ...input });
    const linkOf = (link: string) =>
      store.write((tx) => tx.people.findSetupLink(tokenHasher.hash(link.split('#token=')[1] ?? ''), NOON));
    const events = () =>
      store.read((tx) =>
        tx.events.list({ organizationId: ADA.organizationId, kind: 'person.recovered' }, { after: null, limit: 9 }),
      );
    const hasFactor = () => store.read((tx) => tx.secondFactors.findTotp('ada'));

    it('makes a link for the only administrator, notes it in the ledger and tells them', async () => {
      const recovered = await recover();

      expect(recovered).toMatchObject({ person: { personId: 'ada' }, expiresAt: new Date(NOON.getTime() + 3_600_000) });
      expect(await linkOf(recovered.link)).toMatchObject({ personId: 'ada' });
      expect((await events()).items).toMatchObject([
        { personId: 'ada', actor: { kind: 'system' }, detail: { operator: 'root', resetsSecondFactor: false } },
      ]);
      const { items } = await store.read((tx) =>
        tx.outbox.list({ organizationId: ADA.organizationId }, { after: null, limit: 9 }),
      );
      expect(items).toMatchObject([{ to: 'ada@example.com', kind: 'security-changed' }]);
      expect(JSON.stringify([items, await events()])).not.toContain(recovered.link.split('#token=')[1]);
    });

    it('takes second factors away only when told to', async () => {
      const factor = { personId: 'ada', sealedSecret: 'v1', createdAt: NOON, confirmedAt: NOON, lastStep: null };
      await store.write((tx) => tx.secondFactors.saveTotp(factor));

      await recover();
      const kept = await hasFactor();
      await recover({ resetsSecondFactor: true });

      expect([kept, await hasFactor()]).toEqual([factor, null]);
    });

    it('ends the link that was made before', async () => {
      const first = await recover();

      const second = await recover();

      expect([await linkOf(first.link), (await linkOf(second.link))?.personId]).toEqual([null, 'ada']);
    });

    it('asks which one is meant where there are several, and names them', async () => {
      await store.write((tx) => tx.people.insert({ ...ADA, personId: 'bo', email: 'bo@example.com' }));

      await expect(recover()).rejects.toThrow(/ada@example.com, bo@example.com/);

      expect(await recover({ email: ' Bo@Example.com ' })).toMatchObject({ person: { personId: 'bo' } });
    });

    it.each(['mia@example.com', 'nobody@example.com'])('lets %s in nowhere: not an administrator', async (email) => {
      await expect(recover({ email })).rejects.toMatchObject({ code: 'person.not-found' });

      expect((await events()).items).toEqual([]);
    });
  });
}
