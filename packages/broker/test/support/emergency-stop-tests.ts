import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import { usualAccess } from '../../src/domain/person.ts';
import type { Role } from '../../src/domain/person.ts';
import type { Resource } from '../../src/domain/resource.ts';
import { BASTION, Installation, WEB } from './installation.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import type { InstallationOptions } from './installation.ts';

/** What an emergency stop closes and keeps closed, against Local EC2. Run on every store. */
export function emergencyStopOn(storeName: string, options: InstallationOptions = {}): void {
  describe(`an emergency stop on ${storeName}`, () => {
    let installation: Installation;
    let bastion: Resource;
    let ssh: AccessPolicy;
    let web: AccessPolicy;

    beforeEach(async () => {
      installation = await Installation.start(options);
      bastion = await installation.addResource(BASTION);
      ssh = await installation.addPolicy(bastion);
      web = await installation.addPolicy(await installation.addResource(WEB));
    });
    afterEach(() => installation.close());

    const as = (role: Role) => ({ ...installation.principal(), role, access: usualAccess(role) });
    const open = (policy: AccessPolicy, address: string) =>
      installation.app.requestAccess(installation.principal(installation.person, address), {
        policyId: policy.policyId,
      });
    const stop = (resourceId: string | null, suspendsOpenings = true) =>
      installation.app.startEmergencyStop(as('approver'), {
        resourceId,
        reason: 'A laptop is gone.',
        suspendsOpenings,
      });
    const newest = async () => (await installation.app.listEmergencyStops(as('member')))[0]!;
    const isOpen = (group: string) => installation.ingress(group).some((rule) => rule.includes('203.0.113.'));
    const untilOpen = (group: string) => eventually(async () => isOpen(group), Boolean);
    const untilShut = (group: string) => eventually(async () => !isOpen(group), Boolean);

    it('closes everything, and shows how many rules are gone until none is left', async () => {
      installation.startWorker();
      await open(ssh, '203.0.113.7');
      await open(ssh, '203.0.113.8');
      await open(web, '203.0.113.7');
      await Promise.all([untilOpen(BASTION), untilOpen(WEB)]);

      const stopped = await stop(null);
      await Promise.all([untilShut(BASTION), untilShut(WEB)]);
      const settled = await eventually(newest, ({ rulesLeft }) => rulesLeft === 0);

      expect(stopped).toMatchObject({ leasesClosed: 3, rulesOpen: 3 });
      expect(settled).toMatchObject({ rulesLeft: 0, resourceName: null, stop: { rulesOpen: 3, liftedAt: null } });
    });

    it('counts the rules that are left while nothing is revoked yet', async () => {
      const { lease } = await open(ssh, '203.0.113.7');

      await stop(null);

      expect(lease?.lease.state).toBe('opening');
      expect(await newest()).toMatchObject({ rulesLeft: 1, stop: { rulesOpen: 1 } });
    });

    it('closes one resource and leaves the others as they are', async () => {
      installation.startWorker();
      await open(ssh, '203.0.113.7');
      await open(web, '203.0.113.7');
      await Promise.all([untilOpen(BASTION), untilOpen(WEB)]);

      await stop(bastion.resourceId);
      await untilShut(BASTION);

      expect(isOpen(WEB)).toBe(true);
      await expect(open(ssh, '203.0.113.9')).rejects.toMatchObject({ code: 'access.emergency-stop' });
      expect((await open(web, '203.0.113.9')).outcome).toBe('opened');
    });

    it('is what the doors say that it keeps closed, until it is lifted', async () => {
      const doors = async () =>
        (await installation.app.readMyAccess(installation.principal(installation.person, '203.0.113.7'))).doors.map(
          ({ policy, state, reasonCode }) => [policy.policyId, state, reasonCode],
        );

      const { stopId } = await stop(bastion.resourceId);
      const stopped = await doors();
      await installation.app.liftEmergencyStop(as('administrator'), { stopId });

      expect(stopped).toEqual([
        [ssh.policyId, 'unavailable', 'access.emergency-stop'],
        [web.policyId, 'closed', null],
      ]);
      expect(await doors()).toEqual([
        [ssh.policyId, 'closed', null],
        [web.policyId, 'closed', null],
      ]);
    });

    it('that suspends nothing leaves the doors as they are', async () => {
      await stop(null, false);

      const { doors } = await installation.app.readMyAccess(installation.principal());

      expect(doors.map(({ state }) => state)).toEqual(['closed', 'closed']);
    });

    it('lets nobody open, ask or approve until it is lifted, and then again', async () => {
      const guarded = await installation.addPolicy(bastion, { policyId: 'guarded', approvalsNeeded: 1 });
      await open(guarded, '203.0.113.7');

      const { stopId, requestsCancelled } = await stop(null);

      expect(requestsCancelled).toBe(1);
      for (const policy of [ssh, guarded]) {
        await expect(open(policy, '203.0.113.8')).rejects.toMatchObject({ code: 'access.emergency-stop' });
      }
      await expect(installation.app.liftEmergencyStop(as('approver'), { stopId })).rejects.toMatchObject({
        code: 'permission.denied',
      });
      await installation.app.liftEmergencyStop(as('administrator'), { stopId });
      await installation.app.liftEmergencyStop(as('administrator'), { stopId });
      expect((await open(ssh, '203.0.113.8')).outcome).toBe('opened');
    });

    it('without suspension only closes', async () => {
      await open(ssh, '203.0.113.7');

      await stop(null, false);

      expect((await open(ssh, '203.0.113.8')).outcome).toBe('opened');
    });

    it('writes into the ledger and tells those who lost access', async () => {
      await open(ssh, '203.0.113.7');

      await stop(null);

      const { organizationId } = installation.person;
      const events = await installation.store.read((tx) =>
        tx.events.list({ organizationId, kind: 'emergency-stop.started' }, { after: null, limit: 5 }),
      );
      expect(events.items).toMatchObject([{ detail: { reason: 'A laptop is gone.', leasesClosed: 1 } }]);
      const messages = await installation.store.read((tx) =>
        tx.outbox.list({ organizationId }, { after: null, limit: 9 }),
      );
      expect(messages.items).toMatchObject([{ kind: 'emergency-stop', to: installation.person.email }]);
    });

    it('race: what is opened while it begins is closed by it or refused', async () => {
      installation.startWorker();
      const addresses = Array.from({ length: 20 }, (_, index) => `203.0.113.${String(index + 1)}`);

      const openings = addresses.map((address) => open(ssh, address));
      await Promise.all([stop(null), Promise.allSettled(openings)]);
      await untilShut(BASTION);

      const { organizationId } = installation.person;
      const live = await eventually(
        () => installation.store.read((tx) => tx.leases.listLive({ organizationId })),
        (leases) => leases.length === 0,
      );
      expect(live).toEqual([]);
    });
  });
}
