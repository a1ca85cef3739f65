import { describe, expect, it } from 'vitest';
import { usualAccess } from '../../../src/domain/person.ts';
import type { Role } from '../../../src/domain/person.ts';
import { ADDRESS } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function oneTableDecides(scene: BastionScene): void {
  describe('law 6: what may be done is decided by one table of every state, action and role', () => {
    const { ingress, untilIngress, untilState } = scene;

    const actions = {
      close: (leaseId: string, role: Role) => scene.installation.app.closeLease(someoneElse(role), { leaseId }),
      extend: (leaseId: string, role: Role) =>
        scene.installation.app.extendLease(someoneElse(role), { leaseId, durationSeconds: 1 }),
      read: (leaseId: string, role: Role) => scene.installation.app.readLease(someoneElse(role), { leaseId }),
    };
    const someoneElse = (role: Role) => ({
      ...scene.installation.principal(),
      personId: 'ben',
      role,
      access: usualAccess(role),
    });

    it.each([
      { role: 'member', close: false, extend: false, read: false },
      { role: 'approver', close: true, extend: false, read: true },
      { role: 'auditor', close: false, extend: false, read: true },
      { role: 'administrator', close: true, extend: true, read: true },
    ] as const)(
      'lets somebody else who is $role do no more with a lease than the table says',
      async ({ role, ...allowed }) => {
        scene.installation.startWorker();
        const { lease } = await scene.installation.app.requestAccess(scene.installation.principal(), {
          policyId: scene.ssh.policyId,
          durationSeconds: 600,
        });
        const { leaseId } = lease!.lease;
        await untilState(leaseId, 'active');

        for (const action of ['read', 'extend', 'close'] as const) {
          const attempt = actions[action](leaseId, role);
          if (allowed[action]) await expect(attempt).resolves.toMatchObject({ lease: { leaseId } });
          else await expect(attempt).rejects.toMatchObject({ code: 'lease.not-found' });
        }

        if (allowed.close) await untilIngress([]);
        else expect(ingress()).toHaveLength(1);
      },
    );

    it.each(['closed', 'failed', 'closing'] as const)('extends no lease that is %s', async (state) => {
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 600);
      await scene.installation.store.write((tx) => tx.leases.update({ ...lease, state }));

      await expect(
        scene.installation.app.extendLease(scene.installation.principal(), {
          leaseId: lease.leaseId,
          durationSeconds: 60,
        }),
      ).rejects.toMatchObject({ code: 'lease.not-live' });
    });
  });
}
