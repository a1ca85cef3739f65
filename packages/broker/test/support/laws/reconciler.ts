import { describe, expect, it } from 'vitest';
import { BASTION, WEB } from '../installation.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { ADDRESS } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function reconcilerWorks(scene: BastionScene): void {
  describe('the reconciler', () => {
    const { ingress, untilState, failTimes } = scene;

    it.each([
      ['lost', { kind: 'lose-reply' } as const],
      ['sent twice', { kind: 'repeat', reply: 'second' } as const],
    ])('takes its own rule for its own after an authorize that was %s', async (_, fault) => {
      failTimes(1, 'AuthorizeSecurityGroupIngress', fault);
      scene.installation.startWorker();

      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 1);
      const active = await untilState(lease.leaseId, 'active');

      expect(active.rules[0]).toMatchObject({ state: 'present', ruleId: scene.installation.rules(BASTION)[0]?.id });
      await untilState(lease.leaseId, 'closed');
      expect(ingress()).toEqual([]);
    });

    it('never lets two workers on one database work on one group at once', async () => {
      scene.installation.startWorker('worker-1');
      scene.installation.startWorker('worker-2');
      const web = await scene.installation.addResource(WEB);
      const http = await scene.installation.addPolicy(web);
      const before = scene.installation.ingress(WEB);

      const leases = [];
      for (let i = 10; i < 30; i += 1) {
        leases.push(await scene.installation.lease(i % 2 === 0 ? scene.ssh : http, `203.0.113.${String(i)}/32`, 2));
      }
      for (const { leaseId } of leases) await untilState(leaseId, 'closed');

      expect(scene.installation.calls.length).toBeGreaterThan(0);
      expect(ingress()).toEqual([]);
      expect(scene.installation.ingress(WEB)).toEqual(before);
      for (const { leaseId } of leases) expect((await scene.installation.readLease(leaseId)).openedAt).not.toBeNull();
    });

    it('renews the expiry in the description when a lease is extended', async () => {
      scene.installation.startWorker();
      const { lease } = await scene.installation.app.requestAccess(scene.installation.principal(), {
        policyId: scene.ssh.policyId,
        durationSeconds: 60,
      });
      await untilState(lease!.lease.leaseId, 'active');

      const extended = await scene.installation.app.extendLease(scene.installation.principal(), {
        leaseId: lease!.lease.leaseId,
        durationSeconds: 3600,
      });

      const until = `${extended.lease.endsAt.toISOString().slice(0, 19)}Z`;
      await eventually(
        () => scene.installation.rules(BASTION)[0]?.description ?? '',
        (description) => description.includes(until),
      );
    });

    it('opens what fits when the group has too little room, and says what does not', async () => {
      for (let port = 1; port <= 59; port += 1)
        await scene.installation.byHand(BASTION, 'authorize', `tcp ${String(port + 1000)} from 203.0.113.9/32`);
      const both = await scene.installation.addPolicy(scene.bastion, {
        traffics: [22, 23].map((port) => ({ kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port }) as const),
      });
      scene.installation.startWorker();

      const lease = await scene.installation.lease(both, ADDRESS, 60);
      const waiting = await eventually(
        () => scene.installation.readLease(lease.leaseId),
        ({ problem }) => problem !== null,
      );

      expect(waiting.rules.map(({ state }) => state)).toEqual(['present', 'wanted']);
      expect(waiting.problem).toContain('no room');
      await scene.installation.app.closeLease(scene.installation.principal(), { leaseId: lease.leaseId });
      await untilState(lease.leaseId, 'failed');
      expect(scene.installation.rules(BASTION)).toHaveLength(59);
    });
  });
}
