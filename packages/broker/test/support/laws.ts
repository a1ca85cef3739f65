import { ModifySecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import type { InterceptedCall } from '@gatelease/ec2-engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import { usualAccess } from '../../src/domain/person.ts';
import type { Role } from '../../src/domain/person.ts';
import type { Resource } from '../../src/domain/resource.ts';
import { BASTION, Installation, WEB, eventually } from './installation.ts';
import type { InstallationOptions } from './installation.ts';

const ADDRESS = '203.0.113.7/32';
const SSH = `tcp 22 from ${ADDRESS}`;

/** The laws that the reconciler and the use cases keep, each by name, against Local EC2 with faults. Run on every store. */
export function lawsOn(storeName: string, options: InstallationOptions = {}): void {
  describe(`laws of the reconciler on ${storeName}`, () => {
    let installation: Installation;
    let bastion: Resource;
    let ssh: AccessPolicy;

    beforeEach(async () => {
      installation = await Installation.start(options);
      bastion = await installation.addResource(BASTION);
      ssh = await installation.addPolicy(bastion);
    });
    afterEach(() => installation.close());

    const ingress = () => installation.ingress(BASTION);
    const untilIngress = (expected: readonly string[]) =>
      eventually(ingress, (rules) => rules.join() === [...expected].sort().join());
    const untilState = (leaseId: string, state: string) =>
      eventually(
        () => installation.readLease(leaseId),
        (lease) => lease.state === state,
      );
    const callsOf = (action: string) => installation.calls.filter((call) => call.action === action).length;
    const failTimes = (times: number, action: string, fault: ReturnType<Installation['fault']>) => {
      let left = times;
      installation.fault = (call: InterceptedCall) => {
        if (call.action !== action || left === 0) return { kind: 'none' };
        left -= 1;
        return fault;
      };
    };
    const refuse = (code: string, status: number) =>
      ({ kind: 'refuse', code, status, message: `${code} for a test` }) as const;

    describe('law 1: no owned rule outlives its lease', () => {
      it('opens the rule at once and closes it within seconds of the end', async () => {
        installation.startWorker();

        const lease = await installation.lease(ssh, ADDRESS, 1.5);
        await untilIngress([SSH]);
        const closed = await untilState(lease.leaseId, 'closed');

        expect(ingress()).toEqual([]);
        expect(closed.openedAt).not.toBeNull();
        expect(closed.closedAt!.getTime() - closed.endsAt.getTime()).toBeLessThan(3_000);
      });

      it('closes at the first look what ended while nothing ran', async () => {
        const first = installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 1);
        await untilState(lease.leaseId, 'active');
        await installation.stopWorker(first);
        await new Promise((resolve) => setTimeout(resolve, 1_200));
        expect(ingress()).toEqual([SSH]);

        installation.startWorker('worker-2');

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
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 0.5);
        await untilState(lease.leaseId, 'active');

        failTimes(3, 'RevokeSecurityGroupIngress', fault);

        await untilState(lease.leaseId, 'closed');
        expect(ingress()).toEqual([]);
      });

      it('closes by recorded ids although the credential may not read any more', async () => {
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 0.5);
        await untilState(lease.leaseId, 'active');

        installation.fault = ({ action }) =>
          action === 'DescribeSecurityGroupRules' ? refuse('UnauthorizedOperation', 403) : { kind: 'none' };

        await untilIngress([]);
        const waiting = await eventually(
          () => installation.readLease(lease.leaseId),
          ({ problem }) => problem !== null,
        );
        expect(waiting.state).toBe('closing');
      });

      it('says so on the lease and the resource while AWS refuses to revoke, and closes once it may', async () => {
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 0.5);
        await untilState(lease.leaseId, 'active');
        installation.fault = ({ action }) =>
          action === 'RevokeSecurityGroupIngress' ? refuse('UnauthorizedOperation', 403) : { kind: 'none' };

        const refused = await eventually(
          () => installation.readLease(lease.leaseId),
          ({ problem }) => problem !== null,
        );
        expect(refused).toMatchObject({ state: 'closing', problem: expect.stringContaining('IAM policy') });
        const resource = await installation.store.read((tx) => tx.resources.findAnywhere(bastion.resourceId));
        expect(resource?.health).toMatchObject({ state: 'failing', problem: { kind: 'unauthorized' } });

        installation.fault = () => ({ kind: 'none' });
        await installation.markDue(bastion);
        await untilState(lease.leaseId, 'closed');
        expect(ingress()).toEqual([]);
      });

      it('revokes a rule that is tagged ours although no lease knows it', async () => {
        await installation.gateway().authorize(
          { region: 'us-east-1', groupId: BASTION },
          [
            {
              rule: { direction: 'ingress', traffic: { kind: 'all' }, peer: { kind: 'ipv4', cidr: ADDRESS } },
              description: 'x',
            },
          ],
          { installationId: installation.context.installationId, leaseIds: ['lease_gone'], expiresAt: null },
        );
        expect(ingress()).toEqual([`all from ${ADDRESS}`]);

        installation.startWorker();
        await installation.markDue(bastion);

        await untilIngress([]);
      });

      it('revokes a rule that somebody widened by hand, and opens the right one again', async () => {
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 60);
        await untilState(lease.leaseId, 'active');
        const [rule] = installation.rules(BASTION);
        await installation.untouched((aws) =>
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

        await installation.markDue(bastion);

        await untilIngress([SSH]);
        const { items } = await eventually(
          () =>
            installation.store.read((tx) =>
              tx.events.list({ organizationId: 'example', kind: 'rule.changed' }, { after: null, limit: 10 }),
            ),
          (page) => page.items.length > 0,
        );
        expect(items.map(({ detail }) => detail['rule'])).toEqual(['tcp 22 from 0.0.0.0/0']);
      });

      it('counts the rules as gone with a group that was deleted in AWS', async () => {
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 1);
        await untilState(lease.leaseId, 'active');

        installation.fault = () => refuse('InvalidGroup.NotFound', 400);

        const closed = await untilState(lease.leaseId, 'closed');
        expect(closed.openedAt).not.toBeNull();
      });
    });

    describe('law 2: a foreign rule is never changed or removed', () => {
      it('leaves a foreign rule that equals the wanted one, during the lease and after it', async () => {
        await installation.byHand(BASTION, 'authorize', SSH);
        const [before] = installation.rules(BASTION);
        installation.startWorker();

        const lease = await installation.lease(ssh, ADDRESS, 1);
        const active = await untilState(lease.leaseId, 'active');
        await untilState(lease.leaseId, 'closed');

        expect(active.rules.map(({ state, ruleId }) => ({ state, ruleId }))).toEqual([
          { state: 'foreign', ruleId: null },
        ]);
        expect(installation.rules(BASTION)).toEqual([before]);
      });

      it('opens its own rule when somebody removes the foreign one during the lease', async () => {
        await installation.byHand(BASTION, 'authorize', SSH);
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 60);
        await untilState(lease.leaseId, 'active');

        await installation.byHand(BASTION, 'revoke', SSH);
        await installation.markDue(bastion);

        await untilIngress([SSH]);
        await installation.app.closeLease(installation.principal(), { leaseId: lease.leaseId });
        await untilIngress([]);
      });

      it('leaves a rule of another installation, and rules that only look like ours', async () => {
        const others = [
          { description: 'Gatelease lease lease_1 until 2020-01-01T00:00:00Z', port: 1 },
          { description: '', port: 2 },
        ];
        for (const { description, port } of others) {
          await installation.gateway().authorize(
            { region: 'us-east-1', groupId: BASTION },
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
        await installation.byHand(BASTION, 'authorize', 'tcp 443 from 0.0.0.0/0');
        const before = installation.rules(BASTION);
        installation.startWorker();

        const lease = await installation.lease(ssh, ADDRESS, 0.5);
        await untilState(lease.leaseId, 'closed');

        expect(installation.rules(BASTION)).toEqual(before);
      });

      it('repairs a rule that somebody removed, and says so in the ledger', async () => {
        installation.startWorker();
        const lease = await installation.lease(ssh, ADDRESS, 60);
        await untilState(lease.leaseId, 'active');

        await installation.byHand(BASTION, 'revoke', SSH);
        await installation.markDue(bastion);

        await untilIngress([SSH]);
        const missing = await eventually(
          () =>
            installation.store.read((tx) =>
              tx.events.list({ organizationId: 'example', kind: 'rule.missing' }, { after: null, limit: 10 }),
            ),
          ({ items }) => items.length > 0,
        );
        expect(missing.items[0]).toMatchObject({ leaseId: lease.leaseId });
      });
    });

    describe('law 3: rules shared by leases stay until the last of them ends, and go then', () => {
      it('keeps the rule for the second lease and removes it with that', async () => {
        installation.startWorker();
        const first = await installation.lease(ssh, ADDRESS, 0.7);
        const last = await installation.lease(ssh, ADDRESS, 2.5);
        await untilState(last.leaseId, 'active');

        await untilState(first.leaseId, 'closed');
        expect(ingress()).toEqual([SSH]);

        await untilState(last.leaseId, 'closed');
        expect(ingress()).toEqual([]);
      });
    });

    describe('law 4: the address in a rule is the one the connection came from', () => {
      const ask = (address: string, cidrs?: readonly string[]) =>
        installation.app.requestAccess(installation.principal(installation.person, address), {
          policyId: ssh.policyId,
          ...(cidrs === undefined ? {} : { cidrs }),
        });

      it('opens for the address of the connection and for no other', async () => {
        installation.startWorker();

        await ask('198.51.100.4');

        await untilIngress(['tcp 22 from 198.51.100.4/32']);
      });

      it('opens for both addresses when the session proved the other one', async () => {
        installation.startWorker();
        const principal = {
          ...installation.principal(installation.person, '198.51.100.4'),
          otherAddress: '2a00:1450::7',
        };

        await installation.app.requestAccess(principal, { policyId: ssh.policyId });

        await untilIngress(['tcp 22 from 198.51.100.4/32', 'tcp 22 from 2a00:1450::7/128']);
      });

      it('opens an IPv4 address that came in IPv6 clothes as the IPv4 address it is', async () => {
        installation.startWorker();

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
        installation.startWorker();

        await expect(ask(address, cidrs)).rejects.toMatchObject({ code: 'access.address-refused' });

        expect(await installation.store.read((tx) => tx.leases.listLive({ organizationId: 'example' }))).toEqual([]);
        expect(ingress()).toEqual([]);
      });
    });

    describe('law 5: AWS is called only by the worker, from saved desired state', () => {
      it('saves a lease with its event and calls nothing while no worker runs', async () => {
        const opened = await installation.app.requestAccess(installation.principal(), { policyId: ssh.policyId });

        const { items } = await installation.store.read((tx) =>
          tx.events.list(
            { organizationId: 'example', leaseId: opened.lease!.lease.leaseId },
            { after: null, limit: 10 },
          ),
        );
        expect(items.map(({ kind }) => kind)).toContain('lease.opening');
        expect(installation.calls).toEqual([]);
        expect(ingress()).toEqual([]);
      });
    });

    describe('law 6: what may be done is decided by one table of every state, action and role', () => {
      const actions = {
        close: (leaseId: string, role: Role) => installation.app.closeLease(someoneElse(role), { leaseId }),
        extend: (leaseId: string, role: Role) =>
          installation.app.extendLease(someoneElse(role), { leaseId, durationSeconds: 1 }),
        read: (leaseId: string, role: Role) => installation.app.readLease(someoneElse(role), { leaseId }),
      };
      const someoneElse = (role: Role) => ({
        ...installation.principal(),
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
          installation.startWorker();
          const { lease } = await installation.app.requestAccess(installation.principal(), {
            policyId: ssh.policyId,
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
        const lease = await installation.lease(ssh, ADDRESS, 600);
        await installation.store.write((tx) => tx.leases.update({ ...lease, state }));

        await expect(
          installation.app.extendLease(installation.principal(), { leaseId: lease.leaseId, durationSeconds: 60 }),
        ).rejects.toMatchObject({ code: 'lease.not-live' });
      });
    });

    describe('law 7: revoke comes before authorize, and a failing authorize never delays a revoke', () => {
      it('revokes although every authorize is refused', async () => {
        installation.startWorker();
        const ending = await installation.lease(ssh, ADDRESS, 1);
        await untilState(ending.leaseId, 'active');
        installation.fault = ({ action }) =>
          action === 'AuthorizeSecurityGroupIngress'
            ? refuse('RulesPerSecurityGroupLimitExceeded', 400)
            : { kind: 'none' };
        const opening = await installation.lease(ssh, '203.0.113.8/32', 60);

        const closed = await untilState(ending.leaseId, 'closed');

        expect(ingress()).toEqual([]);
        expect(closed.closedAt!.getTime() - closed.endsAt.getTime()).toBeLessThan(3_000);
        const waiting = await installation.readLease(opening.leaseId);
        expect(waiting).toMatchObject({ state: 'opening', problem: expect.stringContaining('no room') });
      });

      it('revokes first when both are due at once', async () => {
        const first = installation.startWorker();
        const ending = await installation.lease(ssh, ADDRESS, 0.5);
        await untilState(ending.leaseId, 'active');
        await installation.stopWorker(first);
        await installation.lease(ssh, '203.0.113.8/32', 60);
        await new Promise((resolve) => setTimeout(resolve, 600));
        installation.calls.length = 0;

        installation.startWorker('worker-2');
        await untilIngress(['tcp 22 from 203.0.113.8/32']);

        const changing = installation.calls
          .map(({ action }) => action)
          .filter((action) => !action.startsWith('Describe'));
        expect(changing).toEqual(['RevokeSecurityGroupIngress', 'AuthorizeSecurityGroupIngress']);
      });
    });

    describe('law 10: what the reconciler costs depends on the resources that changed', () => {
      it('opens and closes with one changing call and one read each', async () => {
        installation.startWorker();
        const before = await installation.lease(ssh, ADDRESS, 60);
        await untilState(before.leaseId, 'active');
        installation.calls.length = 0;

        const leases = [];
        for (let i = 10; i < 15; i += 1) leases.push(await installation.lease(ssh, `203.0.113.${String(i)}/32`, 60));
        for (const { leaseId } of leases) await untilState(leaseId, 'active');

        expect(callsOf('AuthorizeSecurityGroupIngress')).toBeLessThanOrEqual(5);
        expect(callsOf('DescribeSecurityGroupRules')).toBeLessThanOrEqual(5);
      });

      it('ends thirty leases of one group with one revoke and one read', async () => {
        const worker = installation.startWorker();
        const leases = [];
        for (let i = 10; i < 40; i += 1) leases.push(await installation.lease(ssh, `203.0.113.${String(i)}/32`, 60));
        for (const { leaseId } of leases) await untilState(leaseId, 'active');
        await installation.stopWorker(worker);
        installation.calls.length = 0;

        const administrator = { ...installation.person, role: 'administrator', access: 'dashboard' } as const;
        await installation.app.deletePolicy(installation.principal(administrator), {
          policyId: ssh.policyId,
          closesLeases: true,
        });
        await installation.store.write((tx) => tx.work.releaseAllOf('worker-1'));
        // What a claim was given back without: the next one reads first.
        installation.startWorker();
        for (const { leaseId } of leases) await untilState(leaseId, 'closed');

        expect(callsOf('RevokeSecurityGroupIngress')).toBe(1);
        expect(callsOf('DescribeSecurityGroupRules')).toBeLessThanOrEqual(2);
        expect(ingress()).toEqual([]);
      });

      it('calls nothing for resources that nobody changes, however many leases and resources there are', async () => {
        installation.startWorker();
        const web = await installation.addResource(WEB);
        const http = await installation.addPolicy(web);
        const idle = [];
        for (let i = 10; i < 30; i += 1) idle.push(await installation.lease(http, `203.0.113.${String(i)}/32`, 600));
        for (const { leaseId } of idle) await untilState(leaseId, 'active');
        installation.calls.length = 0;

        const lease = await installation.lease(ssh, ADDRESS, 600);
        await untilState(lease.leaseId, 'active');

        const groups = new Set(
          installation.calls.flatMap(
            ({ parameters }) => parameters.get('GroupId') ?? parameters.get('Filter.1.Value.1') ?? [],
          ),
        );
        expect([...groups]).toEqual([BASTION]);
      });
    });

    describe('the reconciler', () => {
      it.each([
        ['lost', { kind: 'lose-reply' } as const],
        ['sent twice', { kind: 'repeat', reply: 'second' } as const],
      ])('takes its own rule for its own after an authorize that was %s', async (_, fault) => {
        failTimes(1, 'AuthorizeSecurityGroupIngress', fault);
        installation.startWorker();

        const lease = await installation.lease(ssh, ADDRESS, 1);
        const active = await untilState(lease.leaseId, 'active');

        expect(active.rules[0]).toMatchObject({ state: 'present', ruleId: installation.rules(BASTION)[0]?.id });
        await untilState(lease.leaseId, 'closed');
        expect(ingress()).toEqual([]);
      });

      it('never lets two workers on one database work on one group at once', async () => {
        installation.startWorker('worker-1');
        installation.startWorker('worker-2');
        const web = await installation.addResource(WEB);
        const http = await installation.addPolicy(web);
        const before = installation.ingress(WEB);

        const leases = [];
        for (let i = 10; i < 30; i += 1) {
          leases.push(await installation.lease(i % 2 === 0 ? ssh : http, `203.0.113.${String(i)}/32`, 2));
        }
        for (const { leaseId } of leases) await untilState(leaseId, 'closed');

        expect(installation.calls.length).toBeGreaterThan(0);
        expect(ingress()).toEqual([]);
        expect(installation.ingress(WEB)).toEqual(before);
        for (const { leaseId } of leases) expect((await installation.readLease(leaseId)).openedAt).not.toBeNull();
      });

      it('renews the expiry in the description when a lease is extended', async () => {
        installation.startWorker();
        const { lease } = await installation.app.requestAccess(installation.principal(), {
          policyId: ssh.policyId,
          durationSeconds: 60,
        });
        await untilState(lease!.lease.leaseId, 'active');

        const extended = await installation.app.extendLease(installation.principal(), {
          leaseId: lease!.lease.leaseId,
          durationSeconds: 3600,
        });

        const until = `${extended.lease.endsAt.toISOString().slice(0, 19)}Z`;
        await eventually(
          () => installation.rules(BASTION)[0]?.description ?? '',
          (description) => description.includes(until),
        );
      });

      it('opens what fits when the group has too little room, and says what does not', async () => {
        for (let port = 1; port <= 59; port += 1)
          await installation.byHand(BASTION, 'authorize', `tcp ${String(port + 1000)} from 203.0.113.9/32`);
        const both = await installation.addPolicy(bastion, {
          traffics: [22, 23].map((port) => ({ kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port }) as const),
        });
        installation.startWorker();

        const lease = await installation.lease(both, ADDRESS, 60);
        const waiting = await eventually(
          () => installation.readLease(lease.leaseId),
          ({ problem }) => problem !== null,
        );

        expect(waiting.rules.map(({ state }) => state)).toEqual(['present', 'wanted']);
        expect(waiting.problem).toContain('no room');
        await installation.app.closeLease(installation.principal(), { leaseId: lease.leaseId });
        await untilState(lease.leaseId, 'failed');
        expect(installation.rules(BASTION)).toHaveLength(59);
      });
    });
  });
}
