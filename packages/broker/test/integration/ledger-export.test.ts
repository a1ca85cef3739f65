import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIN_START, verifyChain } from '@gatelease/contract/event-chain';
import type { ChainedEvent } from '@gatelease/contract/event-chain';
import { anEvent } from '../support/stored-entities.ts';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

const PATH = '/api/v1/events/export';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

let server: TestServer;
let auditor: Somebody;
let organizationId: string;

beforeAll(async () => {
  server = await startTestServer();
  auditor = await server.person('auditor');
  const session = await server.call('GET', '/api/v1/session', { headers: auditor.headers });
  organizationId = session.json().organization.organizationId;
  const events = Array.from({ length: 1200 }, (_, index) =>
    anEvent({
      eventId: `event_${String(index)}`,
      organizationId,
      address: `203.0.113.${String(index % 200)}/32`,
      detail: { note: index === 7 ? '=HYPERLINK("https://evil.example")' : 'Grüße', index },
    }),
  );
  await server.store.write((tx) => tx.events.append(events));
});

afterAll(() => server.close());

const get = (query = '') => server.call('GET', PATH + query, { headers: auditor.headers });
const eventsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as ChainedEvent);

it('exports the whole chain in JSON lines that verify', async () => {
  const answer = await get();

  const events = eventsOf(answer.body);
  expect(answer.headers['content-type']).toMatch(/^application\/jsonl/);
  expect(answer.headers['content-disposition']).toBe('attachment; filename="gatelease-ledger.jsonl"');
  expect(events.length).toBeGreaterThan(1200);
  expect(verifyChain(events, CHAIN_START, sha256)).toMatchObject({ kind: 'intact', end: { sequence: events.length } });
});

it('standard tools compute the same hash: sed and sha256sum', async () => {
  const [line = ''] = (await get()).body.split('\n');

  const hashed = execFileSync('sh', ['-c', `sed 's/,"hash":"[0-9a-f]*"}$/}/' | tr -d '\\n' | sha256sum`], {
    input: `${line}\n`,
    encoding: 'utf8',
  });

  expect(hashed.split(' ')[0]).toBe((JSON.parse(line) as ChainedEvent).hash);
});

it('exports what the filters let through, an address by the ranges that it is in', async () => {
  const events = eventsOf((await get('?address=203.0.113.0/31')).body);

  expect(new Set(events.map(({ address }) => address))).toEqual(new Set(['203.0.113.0/32', '203.0.113.1/32']));
  expect(events).toHaveLength(12);
});

it('formula injection: a note that begins with = is a text in the CSV', async () => {
  const answer = await get('?format=csv&kind=lease.opened');

  const [heading = '', ...rows] = answer.body.trimEnd().split('\r\n');
  expect(answer.headers['content-type']).toMatch(/^text\/csv/);
  expect(heading).toMatch(/^number,at,kind,by,person,/);
  expect(rows).toHaveLength(1200);
  expect(rows.filter((row) => /(^|,)"?[=+@-]/.test(row))).toEqual([]);
});

it('the server verifies itself', async () => {
  const answer = await server.call('POST', '/api/v1/events/verify', { headers: auditor.headers });

  expect(answer.json()).toMatchObject({ kind: 'intact', end: { sequence: expect.any(Number) } });
});

it('is for those who may see the ledger, and refuses an address that is none before it begins', async () => {
  const member = await server.person('member');

  expect((await server.call('GET', PATH, { headers: member.headers })).json()).toMatchObject({
    code: 'permission.denied',
  });
  expect((await server.call('GET', PATH, {})).statusCode).toBe(401);
  expect((await get('?address=bastion')).json()).toMatchObject({ status: 422, fields: [{ field: 'address' }] });
});
