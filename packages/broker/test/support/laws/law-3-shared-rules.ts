import { describe, expect, it } from 'vitest';
import { ADDRESS, SSH } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function sharedRulesStay(scene: BastionScene): void {
  describe('law 3: rules shared by leases stay until the last of them ends, and go then', () => {
    const { ingress, untilState } = scene;

    it('keeps the rule for the second lease and removes it with that', async () => {
      scene.installation.startWorker();
      const first = await scene.installation.lease(scene.ssh, ADDRESS, 0.7);
      const last = await scene.installation.lease(scene.ssh, ADDRESS, 2.5);
      await untilState(last.leaseId, 'active');

      await untilState(first.leaseId, 'closed');
      expect(ingress()).toEqual([SSH]);

      await untilState(last.leaseId, 'closed');
      expect(ingress()).toEqual([]);
    });
  });
}
