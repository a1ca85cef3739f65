import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AccessPolicy } from '../../src/domain/access-policy.ts';
import type { Principal } from '../../src/application/principal.ts';
import { BASTION, Installation } from '../support/installation.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import type { Resource } from '../../src/domain/resource.ts';

const NEW = 'tcp 22 from 203.0.113.7/32';

let installation: Installation;
let bastion: Resource;
let policy: AccessPolicy;
let bob: Principal;

beforeEach(async () => {
  installation = await Installation.start();
  bastion = await installation.addResource(BASTION);
  policy = await installation.addPolicy(bastion, { approvalsNeeded: 1 });
  bob = installation.principal(await installation.addPerson({ personId: 'bob', role: 'approver' }));
});
afterEach(() => installation.close());

const me = () => installation.principal(installation.person, '203.0.113.7');
async function ask(): Promise<string> {
  const { request } = await installation.app.requestAccess(me(), { policyId: policy.policyId });
  return request.request.requestId;
}
async function read(): Promise<void> {
  installation.startWorker();
  await installation.markDue(bastion);
  await eventually(
    () => installation.store.read((tx) => tx.pictures.find(bastion.resourceId)),
    (picture) => picture !== null,
  );
}

it('says what becomes reachable that was not', async () => {
  await read();

  const preview = await installation.app.previewApproval(bob, { requestId: await ask() });

  expect(preview).toMatchObject({ policyChanged: false, verdict: { kind: 'would-open' } });
  expect(preview.reach).toMatchObject([{ coveredBy: [], perhapsBy: [] }]);
});

it('names the wider rule that lets it through already', async () => {
  await installation.byHand(BASTION, 'authorize', 'tcp 22 from 203.0.113.0/24');
  await read();

  const { reach } = await installation.app.previewApproval(bob, { requestId: await ask() });

  expect(reach[0]?.coveredBy).toMatchObject([{ description: 'made by hand' }]);
});

it('says when the group was never read, and invents nothing', async () => {
  const preview = await installation.app.previewApproval(bob, { requestId: await ask() });

  expect(preview.readAt).toBeNull();
});

it('says that the policy changed, and what an approval would still do', async () => {
  const requestId = await ask();
  await installation.store.write((tx) => tx.policies.update({ ...policy, status: 'disabled' }));

  const preview = await installation.app.previewApproval(bob, { requestId });

  expect(preview).toMatchObject({
    policyChanged: true,
    verdict: { kind: 'would-be-refused', problem: { code: 'access.policy-disabled' } },
  });
});

it('decides nothing and opens nothing', async () => {
  await read();
  const requestId = await ask();

  await installation.app.previewApproval(bob, { requestId });

  const { request } = await installation.app.readAccessRequest(bob, { requestId });
  expect(request.state).toBe('pending');
  expect(installation.ingress(BASTION)).not.toContain(NEW);
});

it('does not show the rules of a group to the requester', async () => {
  const requestId = await ask();

  await expect(installation.app.previewApproval(me(), { requestId })).rejects.toMatchObject({
    code: 'permission.denied',
  });
});
