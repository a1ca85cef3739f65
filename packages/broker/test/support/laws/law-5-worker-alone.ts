import { describe, expect, it } from 'vitest';
import type { BastionScene } from './bastion-scene.ts';

export function onlyTheWorkerCalls(scene: BastionScene): void {
  describe('law 5: AWS is called only by the worker, from saved desired state', () => {
    const { ingress } = scene;

    it('saves a lease with its event and calls nothing while no worker runs', async () => {
      const opened = await scene.installation.app.requestAccess(scene.installation.principal(), {
        policyId: scene.ssh.policyId,
      });

      const { items } = await scene.installation.store.read((tx) =>
        tx.events.list({ organizationId: 'example', leaseId: opened.lease!.lease.leaseId }, { after: null, limit: 10 }),
      );
      expect(items.map(({ kind }) => kind)).toContain('lease.opening');
      expect(scene.installation.calls).toEqual([]);
      expect(ingress()).toEqual([]);
    });
  });
}
