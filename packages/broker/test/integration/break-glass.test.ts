import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import { BASTION, Installation, WEB } from '../support/installation.ts';

let installation: Installation;
let policy: AccessPolicy;

beforeEach(async () => {
  installation = await Installation.start();
  const bastion = await installation.addResource(BASTION);
  policy = await installation.addPolicy(bastion, { approvalsNeeded: 2, breakGlass: true, notifiesApprovers: false });
  await installation.addPerson({ personId: 'bob', role: 'approver' });
  await installation.addPerson({ personId: 'carol', role: 'administrator' });
  await installation.addPerson({ personId: 'former', role: 'approver', status: 'deactivated' });
});
afterEach(() => installation.close());

const me = () => installation.principal(installation.person, '203.0.113.7');
const open = (fields: object) => installation.app.requestAccess(me(), { policyId: policy.policyId, ...fields });
const messages = async () =>
  (await installation.store.read((tx) => tx.outbox.list({ organizationId: 'example' }, { after: null, limit: 100 })))
    .items;
const events = async (kind: string) =>
  (
    await installation.store.read((tx) =>
      tx.events.list({ organizationId: 'example', kind }, { after: null, limit: 9 }),
    )
  ).items;

it('opens at once, marks request and lease, and tells every active approver whatever the policy says about mail', async () => {
  const { outcome, request, lease } = await open({ breakGlass: true, reason: 'The shop is down' });

  expect(outcome).toBe('opened');
  expect([request.request.breakGlass, lease?.lease.breakGlass]).toEqual([true, true]);
  const told = (await messages()).filter(({ kind }) => kind === 'break-glass-opened');
  expect(told.map(({ to }) => to).sort()).toEqual(['bob@example.com', 'carol@example.com']);
  expect(JSON.stringify(told[0]?.blocks)).toContain('The shop is down');
});

it('stands out in the ledger, with the reason and the approvals that it went around', async () => {
  const { lease } = await open({ breakGlass: true, reason: 'The shop is down' });

  expect(await events('access.glass-broken')).toMatchObject([
    {
      actor: { kind: 'person', personId: 'ada' },
      leaseId: lease!.lease.leaseId,
      detail: { reason: 'The shop is down', approvalsSkipped: 2 },
    },
  ]);
});

it('marks every event of its lease, and the filter finds those and no others', async () => {
  const auditor = { ...me(), role: 'auditor', access: 'dashboard' } as const;
  const ordinary = await installation.addPolicy(await installation.addResource(WEB), { policyId: 'ordinary' });
  await installation.app.requestAccess(me(), { policyId: ordinary.policyId });
  const { lease } = await open({ breakGlass: true, reason: 'The shop is down' });
  await installation.app.closeLease(me(), { leaseId: lease!.lease.leaseId });

  const all = await installation.app.listEvents(auditor, {}, { after: null, limit: 100 });
  const found = await installation.app.listEvents(auditor, { breakGlass: true }, { after: null, limit: 100 });

  const ofLease = all.items.filter(({ event }) => event.leaseId === lease!.lease.leaseId);
  expect(ofLease.map(({ event }) => event.kind)).toEqual(
    expect.arrayContaining(['access.glass-broken', 'lease.opening', 'lease.closing']),
  );
  expect(all.items.filter(({ breakGlass }) => breakGlass)).toEqual(ofLease);
  expect(found.items).toEqual(ofLease);
});

it('withdraws what the person asked for before', async () => {
  const { request } = await open({});

  await open({ breakGlass: true, reason: 'Nobody answers' });

  const { request: before } = await installation.app.readAccessRequest(me(), { requestId: request.request.requestId });
  expect(before.state).toBe('cancelled');
});

it.each([
  ['without a reason', { breakGlass: true, reason: '  ' }, 'access.reason-required'],
  [
    'for longer than the policy allows',
    { breakGlass: true, reason: 'x', durationSeconds: 90_000 },
    'access.duration-too-long',
  ],
  ['for another address', { breakGlass: true, reason: 'x', cidrs: ['198.51.100.0/24'] }, 'access.address-refused'],
])('refuses to open %s, saves nothing and tells nobody', async (_, fields, code) => {
  await expect(open(fields)).rejects.toMatchObject({ code });

  expect(await installation.store.read((tx) => tx.leases.listLive({ organizationId: 'example' }))).toEqual([]);
  expect(await messages()).toEqual([]);
  expect(await events('access.glass-broken')).toEqual([]);
});

it('refuses the attack of breaking glass that the policy does not have', async () => {
  const bare = await installation.store.write((tx) => tx.policies.update({ ...policy, breakGlass: false }));

  const attempt = installation.app.requestAccess(me(), { policyId: bare.policyId, breakGlass: true, reason: 'x' });

  await expect(attempt).rejects.toMatchObject({ code: 'access.break-glass-not-allowed' });
  expect(await messages()).toEqual([]);
});

it('a lease moved to a new address stays marked', async () => {
  const { lease } = await open({ breakGlass: true, reason: 'The shop is down' });

  const moved = await installation.app.moveLease(installation.principal(installation.person, '198.51.100.4'), {
    leaseId: lease!.lease.leaseId,
  });

  expect(moved.lease.breakGlass).toBe(true);
});
