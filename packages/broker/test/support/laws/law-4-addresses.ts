import { describe, expect, it } from 'vitest';
import type { BastionScene } from './bastion-scene.ts';

export function addressesAreSeen(scene: BastionScene): void {
  describe('law 4: the address in a rule is the one the connection came from', () => {
    const { ingress, untilIngress } = scene;

    const ask = (address: string, cidrs?: readonly string[]) =>
      scene.installation.app.requestAccess(scene.installation.principal(scene.installation.person, address), {
        policyId: scene.ssh.policyId,
        ...(cidrs === undefined ? {} : { cidrs }),
      });

    it('opens for the address of the connection and for no other', async () => {
      scene.installation.startWorker();

      await ask('198.51.100.4');

      await untilIngress(['tcp 22 from 198.51.100.4/32']);
    });

    it('opens for both addresses when the session proved the other one', async () => {
      scene.installation.startWorker();
      const principal = {
        ...scene.installation.principal(scene.installation.person, '198.51.100.4'),
        otherAddress: '2a00:1450::7',
      };

      await scene.installation.app.requestAccess(principal, { policyId: scene.ssh.policyId });

      await untilIngress(['tcp 22 from 198.51.100.4/32', 'tcp 22 from 2a00:1450::7/128']);
    });

    it('opens an IPv4 address that came in IPv6 clothes as the IPv4 address it is', async () => {
      scene.installation.startWorker();

      await ask('::ffff:198.51.100.4');

      await untilIngress(['tcp 22 from 198.51.100.4/32']);
    });

    it.each([
      ['a private address', '10.1.2.3', undefined],
      ['a link-local address', '169.254.169.254', undefined],
      ['a multicast address', '224.0.0.1', undefined],
      ['an unspecified address', '0.0.0.0', undefined],
      ['a unique local address', 'fd00::1', undefined],
      ['the whole internet', '198.51.100.4', ['0.0.0.0/0']],
      ['half of the internet', '198.51.100.4', ['0.0.0.0/1']],
      ['all of IPv4 in IPv6 clothes', '198.51.100.4', ['::ffff:0:0/96']],
      ['a range wider than the policy allows', '198.51.100.4', ['198.51.100.0/24']],
      ['a stated private address', '198.51.100.4', ['192.168.0.1/32']],
      ['no address at all', 'unix socket', undefined],
    ])('never opens %s, and saves nothing of it', async (_, address, cidrs) => {
      scene.installation.startWorker();

      await expect(ask(address, cidrs)).rejects.toMatchObject({ code: 'access.address-refused' });

      expect(await scene.installation.store.read((tx) => tx.leases.listLive({ organizationId: 'example' }))).toEqual(
        [],
      );
      expect(ingress()).toEqual([]);
    });
  });
}
