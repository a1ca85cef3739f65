import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import type { Lease } from '../../src/domain/lease.ts';
import { BASTION, Installation } from './installation.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import type { InstallationOptions } from './installation.ts';

const HOME = '203.0.113.7';
const TRAIN = '198.51.100.4';
const CAFE = '198.51.100.99';
const ssh = (address: string) => `tcp 22 from ${address}/32`;

/** Somebody moves with an open lease from one address to the next, against Local EC2 with faults. Run on every store. */
export function movesOn(storeName: string, options: InstallationOptions = {}): void {
  describe(`moving a lease on ${storeName}`, () => {
    let installation: Installation;
    let policy: AccessPolicy;

    beforeEach(async () => {
      installation = await Installation.start(options);
      policy = await installation.addPolicy(await installation.addResource(BASTION));
    });
    afterEach(() => installation.close());

    const at = (address: string) => installation.principal(installation.person, address);
    const openAt = async (address: string): Promise<Lease> => {
      const opened = await installation.app.requestAccess(at(address), { policyId: policy.policyId });
      const { leaseId } = opened.lease!.lease;
      return untilState(leaseId, 'active');
    };
    const moveTo = (address: string, leaseId: string) => installation.app.moveLease(at(address), { leaseId });
    const untilState = (leaseId: string, state: Lease['state']) =>
      eventually(
        () => installation.readLease(leaseId),
        (lease) => lease.state === state,
      );
    const changesToRules = () =>
      installation.calls.map(({ action }) => action).filter((action) => /^(Authorize|Revoke)/.test(action));

    it('opens the new address first, then closes the old one, and keeps the end', async () => {
      installation.startWorker();
      const before = await openAt(HOME);
      installation.calls.length = 0;

      const { lease: moved } = await moveTo(TRAIN, before.leaseId);
      await untilState(before.leaseId, 'closed');

      expect(installation.ingress(BASTION)).toEqual([ssh(TRAIN)]);
      expect(changesToRules()).toEqual(['AuthorizeSecurityGroupIngress', 'RevokeSecurityGroupIngress']);
      expect(await installation.readLease(moved.leaseId)).toMatchObject({
        state: 'active',
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        latestEndsAt: before.latestEndsAt,
        movedFromLeaseId: before.leaseId,
      });
      expect(await installation.readLease(before.leaseId)).toMatchObject({ endReason: 'moved' });
    });

    it('tells the ledger from where to where', async () => {
      installation.startWorker();
      const before = await openAt(HOME);

      const { lease } = await moveTo(TRAIN, before.leaseId);

      const { items } = await installation.store.read((tx) =>
        tx.events.list({ organizationId: 'example', kind: 'lease.moved' }, { after: null, limit: 10 }),
      );
      expect(items).toMatchObject([
        {
          actor: { kind: 'person', personId: 'ada' },
          leaseId: lease.leaseId,
          address: `${TRAIN}/32`,
          detail: { from: [`${HOME}/32`], fromLeaseId: before.leaseId },
        },
      ]);
    });

    it('moves once on a double click, and not at all where it lets the person in already', async () => {
      installation.startWorker();
      const before = await openAt(HOME);

      const [first, second] = await Promise.all([moveTo(TRAIN, before.leaseId), moveTo(TRAIN, before.leaseId)]);
      const third = await moveTo(TRAIN, first.lease.leaseId);

      expect(new Set([first, second, third].map(({ lease }) => lease.leaseId)).size).toBe(1);
      await untilState(before.leaseId, 'closed');
      expect(installation.ingress(BASTION)).toEqual([ssh(TRAIN)]);
    });

    it('leaves one address open after two moves in a row', async () => {
      installation.startWorker();
      const before = await openAt(HOME);

      const { lease: onTheTrain } = await moveTo(TRAIN, before.leaseId);
      const { lease: inTheCafe } = await moveTo(CAFE, onTheTrain.leaseId);

      await untilState(inTheCafe.leaseId, 'active');
      await eventually(
        () => installation.ingress(BASTION).join(),
        (rules) => rules === ssh(CAFE),
      );
    });

    it('closes both addresses when it is closed on the way', async () => {
      const before = await installation.lease(policy, `${HOME}/32`, 600);
      const { lease: moved } = await moveTo(TRAIN, before.leaseId);

      await installation.app.closeLease(at(TRAIN), { leaseId: moved.leaseId });
      await installation.store.write((tx) => tx.work.releaseAllOf('worker-1'));
      installation.startWorker();

      await untilState(before.leaseId, 'failed');
      await untilState(moved.leaseId, 'failed');
      expect(installation.ingress(BASTION)).toEqual([]);
    });

    it('finishes at the next start what a crash interrupted', async () => {
      const first = installation.startWorker();
      const before = await openAt(HOME);
      await installation.stopWorker(first);
      await moveTo(TRAIN, before.leaseId);
      await installation.store.write((tx) => tx.work.releaseAllOf('worker-1'));

      installation.startWorker('worker-2');

      await untilState(before.leaseId, 'closed');
      expect(installation.ingress(BASTION)).toEqual([ssh(TRAIN)]);
    });

    it('gives the old address up after two minutes at most when the new one cannot be opened', async () => {
      installation.startWorker();
      const before = await openAt(HOME);
      installation.fault = ({ action }) =>
        action === 'AuthorizeSecurityGroupIngress'
          ? { kind: 'refuse', code: 'RulesPerSecurityGroupLimitExceeded', status: 400, message: 'full' }
          : { kind: 'none' };

      const movedAt = Date.now();
      await moveTo(TRAIN, before.leaseId);
      const handedOver = await installation.readLease(before.leaseId);

      expect(handedOver.endsAt.getTime() - movedAt).toBeLessThanOrEqual(125_000);
      expect(handedOver.latestEndsAt).toEqual(handedOver.endsAt);
      expect(installation.ingress(BASTION)).toEqual([ssh(HOME)]);
    });

    it('law 3: keeps the rule of the old address while another lease needs it', async () => {
      installation.startWorker();
      const before = await openAt(HOME);
      const other = await installation.lease(policy, `${HOME}/32`, 600);
      await untilState(other.leaseId, 'active');

      await moveTo(TRAIN, before.leaseId);
      await untilState(before.leaseId, 'closed');

      expect(installation.ingress(BASTION)).toEqual([ssh(TRAIN), ssh(HOME)].sort());
    });

    it.each(['member', 'approver', 'auditor', 'administrator'] as const)(
      'refuses the attack of moving somebody else’s lease to an own address, as %s',
      async (role) => {
        installation.startWorker();
        const lease = await openAt(HOME);
        const mallory = await installation.addPerson({ personId: 'mallory', role });

        const attempt = installation.app.moveLease(installation.principal(mallory, CAFE), { leaseId: lease.leaseId });

        await expect(attempt).rejects.toMatchObject({ code: 'lease.not-found' });
        expect(installation.ingress(BASTION)).toEqual([ssh(HOME)]);
      },
    );

    it('refuses the attack of winning time by moving', async () => {
      installation.startWorker();
      const lease = await openAt(HOME);

      const { lease: moved } = await moveTo(TRAIN, lease.leaseId);
      const attempt = installation.app.extendLease(at(TRAIN), { leaseId: moved.leaseId, durationSeconds: 8 * 3600 });

      await expect(attempt).rejects.toMatchObject({ code: 'lease.extension-too-long' });
    });
  });
}
