import { ModifySecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { BASTION, CREDENTIAL_ID } from '../installation.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { ADDRESS, SSH, refuse } from './bastion-scene.ts';
import type { BastionScene } from './bastion-scene.ts';

export function rulesEndWithTheirLease(scene: BastionScene): void {
  describe('law 1: no owned rule outlives its lease', () => {
    const { ingress, untilIngress, untilState, failTimes } = scene;

    it('opens the rule at once and closes it within seconds of the end', async () => {
      scene.installation.startWorker();

      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 1.5);
      await untilIngress([SSH]);
      const closed = await untilState(lease.leaseId, 'closed');

      expect(ingress()).toEqual([]);
      expect(closed.openedAt).not.toBeNull();
      expect(closed.closedAt!.getTime() - closed.endsAt.getTime()).toBeLessThan(3_000);
    });

    it('closes at the first look what ended while nothing ran', async () => {
      const first = scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 1);
      await untilState(lease.leaseId, 'active');
      await scene.installation.stopWorker(first);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      expect(ingress()).toEqual([SSH]);

      scene.installation.startWorker('worker-2');

      await untilState(lease.leaseId, 'closed');
      expect(ingress()).toEqual([]);
    });

    it.each([
      ['throttled', refuse('RequestLimitExceeded', 503)],
      ['out of order', refuse('InternalError', 500)],
      ['not answering', { kind: 'drop-request' } as const],
      ['losing its replies', { kind: 'lose-reply' } as const],
      ['getting every request twice', { kind: 'repeat', reply: 'second' } as const],
    ])('closes although AWS is %s for a while', async (_, fault) => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 0.5);
      await untilState(lease.leaseId, 'active');

      failTimes(3, 'RevokeSecurityGroupIngress', fault);

      await untilState(lease.leaseId, 'closed');
      expect(ingress()).toEqual([]);
    });

    it('closes by recorded ids although the credential may not read any more', async () => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 0.5);
      await untilState(lease.leaseId, 'active');

      scene.installation.fault = ({ action }) =>
        action === 'DescribeSecurityGroupRules' ? refuse('UnauthorizedOperation', 403) : { kind: 'none' };

      await untilIngress([]);
      const waiting = await eventually(
        () => scene.installation.readLease(lease.leaseId),
        ({ problem }) => problem !== null,
      );
      expect(waiting.state).toBe('closing');
    });

    it('says so on the lease and the resource while AWS refuses to revoke, and closes once it may', async () => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 0.5);
      await untilState(lease.leaseId, 'active');
      scene.installation.fault = ({ action }) =>
        action === 'RevokeSecurityGroupIngress' ? refuse('UnauthorizedOperation', 403) : { kind: 'none' };

      const refused = await eventually(
        () => scene.installation.readLease(lease.leaseId),
        ({ problem }) => problem !== null,
      );
      expect(refused).toMatchObject({ state: 'closing', problem: expect.stringContaining('IAM policy') });
      const resource = await scene.installation.store.read((tx) => tx.resources.findAnywhere(scene.bastion.resourceId));
      expect(resource?.health).toMatchObject({ state: 'failing', problem: { kind: 'unauthorized' } });

      scene.installation.fault = () => ({ kind: 'none' });
      await scene.installation.markDue(scene.bastion);
      await untilState(lease.leaseId, 'closed');
      expect(ingress()).toEqual([]);
    });

    it('revokes a rule that is tagged ours although no lease knows it', async () => {
      await scene.installation.gateway().authorize(
        { credentialId: CREDENTIAL_ID, region: 'us-east-1', groupId: BASTION },
        [
          {
            rule: { direction: 'ingress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: ADDRESS } },
            description: 'x',
          },
        ],
        { installationId: scene.installation.context.installationId, leaseIds: ['lease_gone'], expiresAt: null },
      );
      expect(ingress()).toEqual([`all from ${ADDRESS}`]);

      scene.installation.startWorker();
      await scene.installation.markDue(scene.bastion);

      await untilIngress([]);
    });

    it('revokes a rule that somebody widened by hand, and opens the right one again', async () => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 60);
      await untilState(lease.leaseId, 'active');
      const [rule] = scene.installation.rules(BASTION);
      await scene.installation.untouched((aws) =>
        aws.send(
          new ModifySecurityGroupRulesCommand({
            GroupId: BASTION,
            SecurityGroupRules: [
              {
                SecurityGroupRuleId: rule!.id,
                SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '0.0.0.0/0' },
              },
            ],
          }),
        ),
      );
      expect(ingress()).toEqual(['tcp 22 from 0.0.0.0/0']);

      await scene.installation.markDue(scene.bastion);

      await untilIngress([SSH]);
      const { items } = await eventually(
        () =>
          scene.installation.store.read((tx) =>
            tx.events.list({ organizationId: 'example', kind: 'rule.changed' }, { after: null, limit: 10 }),
          ),
        (page) => page.items.length > 0,
      );
      expect(items.map(({ detail }) => detail['rule'])).toEqual(['tcp 22 from 0.0.0.0/0']);
    });

    it('counts the rules as gone with a group that was deleted in AWS', async () => {
      scene.installation.startWorker();
      const lease = await scene.installation.lease(scene.ssh, ADDRESS, 1);
      await untilState(lease.leaseId, 'active');

      scene.installation.fault = () => refuse('InvalidGroup.NotFound', 400);

      const closed = await untilState(lease.leaseId, 'closed');
      expect(closed.openedAt).not.toBeNull();
    });
  });
}
