import { describe, expect, it } from 'vitest';
import { BASTION, CREDENTIAL_ID } from '../installation.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { ADDRESS, SSH } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function foreignRulesStay(scene: BastionScene): void {
  describe('law 2: a foreign rule is never changed or removed', () => {
    const { untilIngress, untilState } = scene;

    it('leaves a foreign rule that equals the wanted one, during the lease and after it', async () => {
      await scene.installation.byHand(BASTION, 'authorize', SSH);
      const [before] = scene.installation.rules(BASTION);
      scene.installation.startWorker();

      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 1);
      const active = await untilState(lease.leaseId, 'active');
      await untilState(lease.leaseId, 'closed');

      expect(active.rules.map(({ state, ruleId }) => ({ state, ruleId }))).toEqual([
        { state: 'foreign', ruleId: null },
      ]);
      expect(scene.installation.rules(BASTION)).toEqual([before]);
    });

    it('opens its own rule when somebody removes the foreign one during the lease', async () => {
      await scene.installation.byHand(BASTION, 'authorize', SSH);
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 60);
      await untilState(lease.leaseId, 'active');

      await scene.installation.byHand(BASTION, 'revoke', SSH);
      await scene.installation.markDue(scene.bastion);

      await untilIngress([SSH]);
      await scene.installation.app.closeLease(scene.installation.principal(), { leaseId: lease.leaseId });
      await untilIngress([]);
    });

    it('leaves a rule of another installation, and rules that only look like ours', async () => {
      const others = [
        { description: 'Gatelease lease lease_1 until 2020-01-01T00:00:00Z', port: 1 },
        { description: '', port: 2 },
      ];
      for (const { description, port } of others) {
        await scene.installation.gateway().authorize(
          { credentialId: CREDENTIAL_ID, region: 'us-east-1', groupId: BASTION },
          [
            {
              rule: {
                direction: 'ingress',
                traffic: { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port },
                peer: { kind: 'ipv4', cidr: ADDRESS },
              },
              description,
            },
          ],
          { installationId: 'another-installation', leaseIds: ['lease_1'], expiresAt: new Date(0) },
        );
      }
      await scene.installation.byHand(BASTION, 'authorize', 'tcp 443 from 0.0.0.0/0');
      const before = scene.installation.rules(BASTION);
      scene.installation.startWorker();

      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 0.5);
      await untilState(lease.leaseId, 'closed');

      expect(scene.installation.rules(BASTION)).toEqual(before);
    });

    it('repairs a rule that somebody removed, and says so in the ledger', async () => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 60);
      await untilState(lease.leaseId, 'active');

      await scene.installation.byHand(BASTION, 'revoke', SSH);
      await scene.installation.markDue(scene.bastion);

      await untilIngress([SSH]);
      const missing = await eventually(
        () =>
          scene.installation.store.read((tx) =>
            tx.events.list({ organizationId: 'example', kind: 'rule.missing' }, { after: null, limit: 10 }),
          ),
        ({ items }) => items.length > 0,
      );
      expect(missing.items[0]).toMatchObject({ leaseId: lease.leaseId });
    });
  });
}
