import { describe, expect, it } from 'vitest';
import { fakeServer, type Handlers } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import { leaseView, personView, requestView } from '../../test/support/views.ts';

const ADA = requestView({ requestId: 'request-a1', state: 'pending', approvalsNeeded: 1, reason: 'Restart' });
const BOB = requestView({
  requestId: 'request-b2',
  state: 'pending',
  personName: 'Bob',
  personEmail: 'bob@example.com',
});

function server(handlers: Handlers = {}) {
  return fakeServer({
    listAccessRequests: () => ({ items: [ADA, BOB], next: null }),
    reviewAccessRequest: ({ body }) => ({
      request: { ...ADA, state: body.decision === 'approve' ? 'approved' : 'denied' },
      lease: body.decision === 'approve' ? leaseView() : null,
    }),
    ...handlers,
  });
}

it('lists who asks for what, and why', async () => {
  const { fetch, received } = server();

  const { out } = await run(['requests'], { fetch });

  expect(received[0]?.query).toMatchObject({ state: 'pending', mine: false });
  expect(out).toMatch(/request-a1 +Ada <ada@example.com> +Production SSH +tcp 22 +203.0.113.7\/32 +2h +pending/);
  expect(out).toContain('request-a1: Restart');
});

it.each([
  { argv: ['--all'], query: { state: 'all', mine: false } },
  { argv: ['--mine'], query: { state: 'pending', mine: true } },
])('asks for $query with $argv', async ({ argv, query }) => {
  const { fetch, received } = server();

  await run(['requests', ...argv], { fetch });

  expect(received[0]?.query).toMatchObject(query);
});

it.each(['request-a', 'ada@example.com', 'Ada'])('approves what %j names', async (named) => {
  const { fetch, received } = server();

  const { code, out } = await run(['approve', named, '--comment', 'Until noon'], { fetch });

  expect(code).toBe(0);
  expect(received.at(-1)).toMatchObject({
    params: { requestId: 'request-a1' },
    body: { decision: 'approve', comment: 'Until noon' },
  });
  expect(out).toContain('Approved: Production SSH for Ada (203.0.113.7/32) opens until 14:00');
});

it('denies with a comment', async () => {
  const { fetch, received } = server();

  const { out } = await run(['deny', 'request-a1', '--comment', 'Use staging'], { fetch });

  expect(received.at(-1)?.body).toEqual({ decision: 'deny', comment: 'Use staging' });
  expect(out).toContain('Denied: Production SSH for Ada');
});

it('says how many approvals are still missing', async () => {
  const review = {
    reviewerId: 'p',
    reviewerName: 'Eve',
    comment: null,
    durationSeconds: null,
    reviewedAt: '2026-11-23T12:00:00Z',
  };
  const request = requestView({ state: 'pending', approvalsNeeded: 2, reviews: [{ ...review, decision: 'approve' }] });
  const { fetch } = server({ reviewAccessRequest: () => ({ request, lease: null }) });

  expect((await run(['approve', 'request-a1'], { fetch })).out).toContain('has 1 of 2 approvals');
});

it('reviews nothing when the name fits several requests', async () => {
  const { fetch, received } = server();

  const { code, err } = await run(['approve', 'request-'], { fetch });

  expect(code).toBe(1);
  expect(err).toContain('(request.ambiguous)');
  expect(received.map(({ operation }) => operation)).toEqual(['listAccessRequests']);
});

describe('events', () => {
  const event = (sequence: number) => ({
    eventId: `event-${String(sequence)}`,
    sequence,
    at: '2026-11-23T12:00:00Z',
    kind: 'lease.opened',
    actorName: null,
    actorId: null,
    personId: 'person-ada',
    personName: 'Ada',
    apiKeyId: null,
    apiKeyName: null,
    resourceId: null,
    resourceName: 'production-web',
    policyId: null,
    requestId: null,
    leaseId: 'lease-7f3a',
    breakGlass: false,
    address: '203.0.113.7/32',
    detail: { reason: 'Restart', rules: ['tcp 22'] },
    hash: 'h',
    previousHash: 'p',
  });

  it('finds the person by e-mail and asks for what was said', async () => {
    const { fetch, received } = fakeServer({
      listPeople: () => ({ items: [{ ...personView(), hasPassword: true, linkExpiresAt: null }], next: null }),
      listEvents: () => ({ items: [event(1)], next: null }),
    });
    const argv = ['--person', 'ADA@example.com', '--kind', 'lease.opened', '--from', '2026-11-23'];

    const { out } = await run(['events', ...argv], { fetch });

    expect(received.at(-1)?.query).toEqual({
      personId: 'person-ada',
      kind: 'lease.opened',
      from: '2026-11-23T00:00:00.000Z',
      limit: 50,
    });
    expect(out).toContain(
      '2026-11-23 12:00:00  lease.opened  Gatelease  Ada     production-web  203.0.113.7/32  reason=Restart rules=["tcp 22"]',
    );
  });

  it('reads page after page up to the limit', async () => {
    const { fetch, received } = fakeServer({
      listEvents: ({ query }) => ({
        items: Array.from({ length: query.limit }, (_, index) => event(index)),
        next: 'more',
      }),
    });

    const ran = await run(['events', '--limit', '700', '--json'], { fetch });

    expect(ran.document.events).toHaveLength(700);
    expect(received).toHaveLength(2);
  });
});

it('approves for less time than was asked for', async () => {
  const { fetch, received } = fakeServer({
    listAccessRequests: () => ({ items: [requestView({ state: 'pending' })], next: null }),
    reviewAccessRequest: () => ({ request: requestView(), lease: leaseView() }),
  });

  await run(['approve', 'request-1', '--for', '30m'], { fetch });

  expect(received[1]?.body).toEqual({ decision: 'approve', durationSeconds: 1800 });
});
