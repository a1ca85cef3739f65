import { describe, expect, it } from 'vitest';
import { ADDRESS, refuse } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function revokeComesFirst(scene: BastionScene): void {
  describe('law 7: revoke comes before authorize, and a failing authorize never delays a revoke', () => {
    const { ingress, untilIngress, untilState } = scene;

    it('revokes although every authorize is refused', async () => {
      scene.installation.startWorker();
      const ending = await scene.installation.lease(scene.ssh, ADDRESS, 1);
      await untilState(ending.leaseId, 'active');
      scene.installation.fault = ({ action }) =>
        action === 'AuthorizeSecurityGroupIngress'
          ? refuse('RulesPerSecurityGroupLimitExceeded', 400)
          : { kind: 'none' };
      const opening = await scene.installation.lease(scene.ssh, '203.0.113.8/32', 60);

      const closed = await untilState(ending.leaseId, 'closed');

      expect(ingress()).toEqual([]);
      expect(closed.closedAt!.getTime() - closed.endsAt.getTime()).toBeLessThan(3_000);
      const waiting = await scene.installation.readLease(opening.leaseId);
      expect(waiting).toMatchObject({ state: 'opening', problem: expect.stringContaining('no room') });
    });

    it('revokes first when both are due at once', async () => {
      const first = scene.installation.startWorker();
      const ending = await scene.installation.lease(scene.ssh, ADDRESS, 0.5);
      await untilState(ending.leaseId, 'active');
      await scene.installation.stopWorker(first);
      await scene.installation.lease(scene.ssh, '203.0.113.8/32', 60);
      await new Promise((resolve) => setTimeout(resolve, 600));
      scene.installation.calls.length = 0;

      scene.installation.startWorker('worker-2');
      await untilIngress(['tcp 22 from 203.0.113.8/32']);

      const changing = scene.installation.calls
        .map(({ action }) => action)
        .filter((action) => !action.startsWith('Describe'));
      expect(changing).toEqual(['RevokeSecurityGroupIngress', 'AuthorizeSecurityGroupIngress']);
    });
  });
}
