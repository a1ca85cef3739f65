import { AuthorizeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDeleteCredential } from '../../src/application/credentials/delete-credential.ts';
import type { LockDownTools } from '../../src/application/lock-down/lock-down-step.ts';
import { GatewayError } from '../../src/application/ports/security-group-gateway.ts';
import type { OpenTestStore } from './installation.ts';
import { BALANCER, LockDownScene, principalOf, WEB } from './lock-down-scene.ts';

type Tools = Omit<LockDownTools, 'clock'>;

const WIDE = 'tcp 80 from 0.0.0.0/0';
const NARROW = `tcp 80 from ${BALANCER} Gatelease lock-down: load balancer front-door, for the traffic`;

/** Lock-downs from plan to confirmation, against Local EC2. Run on every store. */
export function lockDownsOn(storeName: string, openTestStore?: OpenTestStore): void {
  describe(`lock-downs on ${storeName}`, () => {
    let scene: LockDownScene;
    let before: readonly string[];

    beforeEach(async () => {
      scene = await LockDownScene.start(openTestStore);
      before = await scene.inbound(WEB);
    });
    afterEach(() => scene.close());

    const without = (rules: readonly string[], gone: string) => rules.filter((rule) => !rule.startsWith(gone));

    it('add the rules that are missing and take nothing away by themselves', async () => {
      const lockDownId = await scene.started();
      await scene.work(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'added', problem: null, note: null });
      expect(await scene.inbound(WEB)).toEqual([...before, NARROW].sort());
      expect(await scene.events()).toEqual(['lock-down.started', 'lock-down.rules-added']);
    });

    it('take the chosen wider rules away once everything works, and keep 22', async () => {
      const lockDownId = await scene.started();
      await scene.work(lockDownId);
      await scene.remove(lockDownId, await scene.suggested());
      await scene.work(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'done' });
      expect(await scene.inbound(WEB)).toEqual([...without(before, WIDE), NARROW].sort());
      expect((await scene.events()).slice(2)).toEqual(['lock-down.removal-chosen', 'lock-down.rules-removed']);
    });

    it('do both in one go, and put the old rules back when nobody confirms in time', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 600);
      await scene.work(lockDownId);
      const waiting = await scene.read(lockDownId);
      const meanwhile = await scene.inbound(WEB);
      scene.clock.advance(601);
      await scene.work(lockDownId);

      expect(waiting).toMatchObject({ state: 'confirming', confirmBy: expect.any(Date) });
      expect(meanwhile).toEqual([...without(before, WIDE), NARROW].sort());
      expect(await scene.read(lockDownId)).toMatchObject({
        state: 'added',
        note: 'Nobody confirmed in time, so the old rules came back.',
      });
      expect(await scene.inbound(WEB)).toEqual([...before, NARROW].sort());
      await expect(scene.confirm(lockDownId)).rejects.toMatchObject({ code: 'lock-down.state-differs' });
    });

    it('leave the old rules away once somebody confirms', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 600);
      await scene.work(lockDownId);
      await scene.confirm(lockDownId);
      scene.clock.advance(10_000);
      await scene.work(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'done', confirmBy: null });
      expect(await scene.inbound(WEB)).toEqual([...without(before, WIDE), NARROW].sort());
    });

    it('leave time to confirm, however short it is', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 10);
      await scene.work(lockDownId);
      await scene.confirm(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'done' });
    });

    it('refuse a confirmation that comes too late, before any worker looked', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 600);
      await scene.work(lockDownId);
      scene.clock.advance(600);

      await expect(scene.confirm(lockDownId)).rejects.toMatchObject({ code: 'lock-down.state-differs' });
    });

    it('keep their AWS account from being removed as long as the old rules may have to come back', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 600);
      await scene.work(lockDownId);
      const remove = makeDeleteCredential(scene.context);

      await expect(remove(scene.ada, { credentialId: 'credential_1' })).rejects.toMatchObject({
        code: 'credential.in-use',
      });
      await scene.confirm(lockDownId);
      await expect(remove(scene.ada, { credentialId: 'credential_1' })).resolves.toBeUndefined();
    });

    it('put everything back as it was when somebody wants that', async () => {
      const lockDownId = await scene.started(await scene.suggested());
      await scene.work(lockDownId);
      await scene.undo(lockDownId);
      await scene.work(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'undone' });
      expect(await scene.inbound(WEB)).toEqual(before);
      expect((await scene.events()).at(-1)).toBe('lock-down.undone');
    });

    it('put the old rules back when targets are not healthy without them', async () => {
      const lockDownId = await scene.started(await scene.suggested());
      await scene.work(lockDownId, whereTargetsFallIllWithout(scene, WIDE));

      const { state, note } = await scene.read(lockDownId);
      expect([state, note]).toEqual(['added', expect.stringContaining('Targets are not healthy any more')]);
      expect(await scene.inbound(WEB)).toEqual([...before, NARROW].sort());
      expect((await scene.events()).at(-1)).toBe('lock-down.rules-restored');
    });

    it('are refused when the groups changed since the plan was made, and change nothing', async () => {
      const lockDownId = await scene.started(await scene.suggested());
      await addRule(scene, '203.0.113.99/32');
      await scene.work(lockDownId);

      const { state, note } = await scene.read(lockDownId);
      expect([state, note]).toEqual(['refused', expect.stringContaining('got tcp 9 from 203.0.113.99/32')]);
      expect(await scene.inbound(WEB)).toEqual([...before, 'tcp 9 from 203.0.113.99/32'].sort());
    });

    it('refuse a plan that was forged to open a group to the world', async () => {
      const { draft, madeAt } = await scene.plan();
      const open = {
        direction: 'ingress',
        traffic: { kind: 'all' },
        peer: { kind: 'ipv4', cidr: '0.0.0.0/0' },
      } as const;
      const add = [{ groupId: WEB, rule: open, purpose: 'traffic' as const }];
      const forged = { draft: { ...draft, plan: { ...draft.plan, add } }, madeAt };
      const lockDownId = await scene.startPlanned(forged);
      await scene.work(lockDownId);

      expect(await scene.read(lockDownId)).toMatchObject({ state: 'refused' });
      expect(await scene.inbound(WEB)).toEqual(before);
    });

    it('refuse rules that the plan does not offer, and actions where they make no sense', async () => {
      const lockDownId = await scene.started();
      await expect(scene.remove(lockDownId, ['sgr-1'])).rejects.toMatchObject({ code: 'lock-down.state-differs' });
      await scene.work(lockDownId);

      await expect(scene.remove(lockDownId, ['sgr-1'])).rejects.toMatchObject({
        code: 'request.invalid',
        facts: { fields: [{ field: 'ruleIds', given: 'sgr-1' }] },
      });
      await expect(scene.confirm('lockdown_none')).rejects.toMatchObject({ code: 'lock-down.not-found' });
    });

    it.each(['member', 'approver', 'auditor'] as const)('are not for anybody who is %s', async (role) => {
      const lockDownId = await scene.started();

      await expect(scene.undo(lockDownId, principalOf(role))).rejects.toMatchObject({ code: 'permission.denied' });
      await expect(scene.confirm(lockDownId, principalOf(role))).rejects.toMatchObject({ code: 'permission.denied' });
    });

    it('say what AWS refuses, go on once it does not, and let the time to confirm run meanwhile', async () => {
      const lockDownId = await scene.started(await scene.suggested(), 600);
      await scene.work(lockDownId);
      scene.clock.advance(601);
      let refusals = 0;
      const refusing: Tools = {
        ...scene.tools,
        rules: {
          ...scene.tools.rules,
          ensure: (location, rule) => {
            refusals += 1;
            if (refusals <= 3) return Promise.reject(new GatewayError('unauthorized', 'AWS says no.'));
            return scene.tools.rules.ensure(location, rule);
          },
        },
      };
      await scene.work(lockDownId, refusing);

      expect(refusals).toBeGreaterThan(3);
      expect(await scene.read(lockDownId)).toMatchObject({ state: 'added', problem: null });
      expect((await scene.events()).filter((kind) => kind === 'lock-down.problem')).toHaveLength(1);
      expect(await scene.inbound(WEB)).toEqual([...before, NARROW].sort());
    });

    it('end in the same place when the worker dies before or after any call of AWS', async () => {
      const ends = await Promise.all(
        Array.from({ length: 12 }, async (_, dieAt) => {
          const own = await LockDownScene.start(openTestStore);
          try {
            const lockDownId = await own.started(await own.suggested(), 600);
            await own.work(lockDownId, dyingAt(own.tools, dieAt)).catch(() => undefined);
            own.clock.advance(11 * 60);
            await own.work(lockDownId);
            own.clock.advance(601);
            await own.work(lockDownId);
            return { state: (await own.read(lockDownId)).state, inbound: await own.inbound(WEB) };
          } finally {
            await own.close();
          }
        }),
      );

      expect(ends).toEqual(ends.map(() => ({ state: 'added', inbound: [...before, NARROW].sort() })));
    });
  });
}

/** A worker that dies at one of its calls: half of the times before it was carried out, half of them after. */
function dyingAt({ reader, rules }: Tools, dieAt: number): Tools {
  let calls = 0;
  const around = async <T>(call: () => Promise<T>): Promise<T> => {
    const number = calls;
    calls += 1;
    if (number === dieAt && dieAt % 2 === 0) throw new Error('The worker died.');
    const answer = await call();
    if (number >= dieAt) throw new Error('The worker died.');
    return answer;
  };
  return {
    reader: { read: (place) => around(() => reader.read(place)) },
    rules: {
      readKept: (location) => around(() => rules.readKept(location)),
      ensure: (location, rule) => around(() => rules.ensure(location, rule)),
      remove: (location, rule) => around(() => rules.remove(location, rule)),
    },
  };
}

/** Targets that need what the groups do not tell: they are ill as soon as a rule is gone. */
function whereTargetsFallIllWithout(scene: LockDownScene, rule: string): Tools {
  return {
    ...scene.tools,
    reader: {
      read: async (place) => {
        const reading = await scene.tools.reader.read(place);
        const isThere = (await scene.inbound(WEB)).some((one) => one.startsWith(rule));
        if (isThere || reading.loadBalancers === 'not-read') return reading;
        const loadBalancers = reading.loadBalancers.map((balancer) => ({
          ...balancer,
          targetGroups: balancer.targetGroups.map((group) => ({
            ...group,
            targets: group.targets.map((target) => ({ ...target, health: 'unhealthy' })),
          })),
        }));
        return { ...reading, loadBalancers };
      },
    },
  };
}

async function addRule({ client }: LockDownScene, cidr: string): Promise<void> {
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 9, ToPort: 9, IpRanges: [{ CidrIp: cidr }] }];
  await client.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: WEB, IpPermissions }));
}
