import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLease } from '../support/stored-entities.ts';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

let server: TestServer;
let approver: Somebody;
let member: Somebody;
let organizationId: string;

beforeAll(async () => {
  server = await startTestServer();
  approver = await server.person('approver');
  member = await server.person('member');
  const session = await server.call('GET', '/api/v1/session', { headers: member.headers });
  organizationId = session.json().organization.organizationId;
});

afterAll(() => server.close());

const lease = (leaseId: string, changes: Parameters<typeof aLease>[0] = {}) =>
  server.store.write((tx) =>
    tx.leases.insert(aLease({ leaseId, organizationId, personId: member.personId, state: 'active', ...changes })),
  );
const close = (somebody: Somebody, leaseIds: readonly string[]) =>
  server.call('POST', '/api/v1/leases/close', { headers: somebody.headers, body: { leaseIds } });

it('closes what can be closed in one decision, and says of the others why not', async () => {
  await lease('a1');
  await lease('a2', { state: 'opening' });
  await lease('a3', { state: 'closed' });

  const answer = await close(approver, ['a1', 'a2', 'a3', 'none', 'a1']);

  expect(answer.json()).toEqual({
    closing: ['a1', 'a2'],
    notClosed: [
      { leaseId: 'a3', reason: 'ended-already' },
      { leaseId: 'none', reason: 'not-found' },
    ],
  });
  const stored = await server.store.read((tx) => tx.leases.find(organizationId, 'a1'));
  expect(stored).toMatchObject({ state: 'closing', endReason: 'revoked' });
});

it('a member closes their own among many, and no other, whose existence is not told', async () => {
  await lease('b1');
  await lease('b2', { personId: approver.personId });

  const answer = await close(member, ['b1', 'b2']);

  expect(answer.json()).toEqual({ closing: ['b1'], notClosed: [{ leaseId: 'b2', reason: 'not-found' }] });
  expect((await server.store.read((tx) => tx.leases.find(organizationId, 'b2')))?.state).toBe('active');
});

it('refuses none and far too many', async () => {
  expect((await close(approver, [])).statusCode).toBe(422);
  expect(
    (
      await close(
        approver,
        Array.from({ length: 501 }, () => 'x'),
      )
    ).statusCode,
  ).toBe(422);
});
