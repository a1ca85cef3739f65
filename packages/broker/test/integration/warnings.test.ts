import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRemindApprovers } from '../../src/application/access/remind-approvers.ts';
import { makeWarnOfEnds } from '../../src/application/leases/warn-of-ends.ts';
import type { RequestAccessResult } from '../../src/application/access/request-access.ts';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import { BASTION, Installation } from '../support/installation.ts';

const MINUTE = 60_000;

let installation: Installation;
let policy: AccessPolicy;
let now: Date;

beforeEach(async (): Promise<void> => {
  installation = await Installation.start();
  policy = await installation.addPolicy(await installation.addResource(BASTION));
  now = new Date();
});
afterEach(() => installation.close());

/** As a process would that starts anew each time: nothing is remembered but in the store. */
const at = (minutes: number) => ({
  ...installation.context,
  clock: { now: () => new Date(now.getTime() + minutes * MINUTE) },
});
const messages = async (kind: string) =>
  (
    await installation.store.read((tx) => tx.outbox.list({ organizationId: 'example' }, { after: null, limit: 100 }))
  ).items.filter((message) => message.kind === kind);
const notify = (changes: object) =>
  installation.store.write(async (tx) => {
    const before = (await tx.organizations.find('example'))!;
    const notifications = { ...before.settings.notifications, ...changes };
    await tx.organizations.update({ ...before, settings: { ...before.settings, notifications } });
  });

describe('before a lease ends', () => {
  const me = () => installation.principal(installation.person, '203.0.113.7');
  const open = (durationSeconds: number) =>
    installation.app.requestAccess(me(), { policyId: policy.policyId, durationSeconds });

  it('its holder is warned once, a quarter of an hour before, also after restarts', async (): Promise<void> => {
    await open(3600);

    await makeWarnOfEnds(at(44))();
    expect(await messages('lease-ending')).toEqual([]);
    for (const minutes of [46, 46, 50]) await makeWarnOfEnds(at(minutes))();

    const [message, ...others] = await messages('lease-ending');
    expect(message?.to).toBe('ada@example.com');
    expect(others).toEqual([]);
  });

  it('its holder is warned when a quarter of a short lease is left, and not at all of a very short one', async (): Promise<void> => {
    await open(8 * 60);
    await open(3 * 60);

    await makeWarnOfEnds(at(2.9))();
    expect(await messages('lease-ending')).toEqual([]);
    await makeWarnOfEnds(at(6.1))();

    expect(await messages('lease-ending')).toHaveLength(1);
  });

  it('the open door says when its holder will be warned, and nothing where nobody is', async (): Promise<void> => {
    const { lease } = await open(3600);
    const warnsAt = async () => (await installation.app.readMyAccess(me())).doors[0]?.endWarningAt;
    const quarterBefore = new Date(lease!.lease.endsAt.getTime() - 15 * MINUTE);

    const withWarning = await warnsAt();
    await notify({ leaseEndingMinutes: null });

    expect(withWarning).toEqual(quarterBefore);
    expect(await warnsAt()).toBeNull();
  });

  it('its holder is warned again of the new end after an extension', async (): Promise<void> => {
    const { lease } = await open(3600);
    const { leaseId } = lease!.lease;
    await makeWarnOfEnds(at(46))();

    await installation.app.extendLease(me(), { leaseId, durationSeconds: 3600 });
    await makeWarnOfEnds(at(47))();
    expect(await messages('lease-ending')).toHaveLength(1);
    await makeWarnOfEnds(at(106))();

    expect(await messages('lease-ending')).toHaveLength(2);
  });

  it('nobody is warned of a lease that was closed or moved, or when the organization wants no warnings', async (): Promise<void> => {
    const { lease } = await open(3600);
    await installation.app.moveLease(installation.principal(installation.person, '198.51.100.4'), {
      leaseId: lease!.lease.leaseId,
    });
    await notify({ leaseEndingMinutes: null });
    await makeWarnOfEnds(at(50))();
    expect(await messages('lease-ending')).toEqual([]);

    await notify({ leaseEndingMinutes: 30 });
    await makeWarnOfEnds(at(50))();

    const [message, ...others] = await messages('lease-ending');
    expect(JSON.stringify(message?.blocks)).toContain('198.51.100.4/32');
    expect(others).toEqual([]);
  });
});

describe('while a request waits', () => {
  beforeEach(async (): Promise<void> => {
    policy = await installation.store.write((tx) => tx.policies.update({ ...policy, approvalsNeeded: 2 }));
    await installation.addPerson({ personId: 'bob', role: 'approver' });
    await installation.addPerson({ personId: 'carol', role: 'approver' });
  });
  const ask = (): Promise<RequestAccessResult> =>
    installation.app.requestAccess(installation.principal(installation.person, '203.0.113.7'), {
      policyId: policy.policyId,
    });

  it('those who have not answered are reminded once', async (): Promise<void> => {
    const { request } = await ask();
    const bob = installation.principal(
      await installation.store.read(async (tx) => (await tx.people.find('example', 'bob'))!),
    );
    const { requestId } = request.request;
    await installation.app.reviewAccessRequest(bob, { requestId, decision: 'approve' });

    await makeRemindApprovers(at(29))();
    expect(await messages('request-reminder')).toEqual([]);
    for (const minutes of [31, 31, 300]) await makeRemindApprovers(at(minutes))();

    expect((await messages('request-reminder')).map(({ to }) => to)).toEqual(['carol@example.com']);
  });

  it.each([
    ['lapsed', async (): Promise<void> => undefined, 25 * 60],
    [
      'under a policy without mail to approvers',
      async (): Promise<void> => {
        await installation.store.write((tx) => tx.policies.update({ ...policy, notifiesApprovers: false }));
      },
      60,
    ],
    ['in an organization without reminders', (): Promise<unknown> => notify({ approvalReminderMinutes: null }), 60],
  ] as const)('nobody is reminded of one that is %s', async (_, prepare, minutes) => {
    await ask();
    await prepare();

    await makeRemindApprovers(at(minutes))();

    expect(await messages('request-reminder')).toEqual([]);
  });
});
