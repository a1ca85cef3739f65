import { describe, expect, it } from 'vitest';
import { BASTION, WEB } from '../installation.ts';
import { ADDRESS } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function costsFollowChanges(scene: BastionScene): void {
  describe('law 10: what the reconciler costs depends on the resources that changed', () => {
    const { ingress, untilState, callsOf } = scene;

    it('opens and closes with one changing call and one read each', async () => {
      scene.installation.startWorker();
      const before = await scene.installation.lease(scene.ssh, ADDRESS, 60);
      await untilState(before.leaseId, 'active');
      scene.installation.calls.length = 0;

      const leases = [];
      for (let i = 10; i < 15; i += 1)
        leases.push(await scene.installation.lease(scene.ssh, `203.0.113.${String(i)}/32`, 60));
      for (const { leaseId } of leases) await untilState(leaseId, 'active');

      expect(callsOf('AuthorizeSecurityGroupIngress')).toBeLessThanOrEqual(5);
      expect(callsOf('DescribeSecurityGroupRules')).toBeLessThanOrEqual(5);
    });

    it('ends thirty leases of one group with one revoke and one read', async () => {
      const worker = scene.installation.startWorker();
      const leases = [];
      for (let i = 10; i < 40; i += 1)
        leases.push(await scene.installation.lease(scene.ssh, `203.0.113.${String(i)}/32`, 60));
      for (const { leaseId } of leases) await untilState(leaseId, 'active');
      await scene.installation.stopWorker(worker);
      scene.installation.calls.length = 0;

      const administrator = { ...scene.installation.person, role: 'administrator', access: 'dashboard' } as const;
      await scene.installation.app.deletePolicy(scene.installation.principal(administrator), {
        policyId: scene.ssh.policyId,
        closesLeases: true,
      });
      await scene.installation.store.write((tx) => tx.work.releaseAllOf('worker-1'));
      // What a claim was given back without: the next one reads first.
      scene.installation.startWorker();
      for (const { leaseId } of leases) await untilState(leaseId, 'closed');

      expect(callsOf('RevokeSecurityGroupIngress')).toBe(1);
      expect(callsOf('DescribeSecurityGroupRules')).toBeLessThanOrEqual(2);
      expect(ingress()).toEqual([]);
    });

    it('calls nothing for resources that nobody changes, however many leases and resources there are', async () => {
      scene.installation.startWorker();
      const web = await scene.installation.addResource(WEB);
      const http = await scene.installation.addPolicy(web);
      const idle = [];
      for (let i = 10; i < 30; i += 1)
        idle.push(await scene.installation.lease(http, `203.0.113.${String(i)}/32`, 600));
      for (const { leaseId } of idle) await untilState(leaseId, 'active');
      scene.installation.calls.length = 0;

      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 600);
      await untilState(lease.leaseId, 'active');

      const groups = new Set(
        scene.installation.calls.flatMap(
          ({ parameters }) => parameters.get('GroupId') ?? parameters.get('Filter.1.Value.1') ?? [],
        ),
      );
      expect([...groups]).toEqual([BASTION]);
    });
  });
}
