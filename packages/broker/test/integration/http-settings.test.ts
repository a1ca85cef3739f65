import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

const PATH = '/api/v1/settings';

let server: TestServer;
let administrator: Somebody;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.administrator();
});

afterAll(() => server.close());

const read = async () => (await server.call('GET', PATH, { headers: administrator.headers })).json();
const edit = (body: unknown) => server.call('PATCH', PATH, { headers: administrator.headers, body });

it('replaces the sections that are given, keeps the others, and writes what changed into the ledger', async () => {
  const before = await read();

  const answer = await edit({
    version: before.version,
    notifications: { ...before.notifications, tellsDecisions: false, leaseEndingMinutes: null },
  });

  expect(answer.json()).toEqual({
    ...before,
    version: before.version + 1,
    notifications: { ...before.notifications, tellsDecisions: false, leaseEndingMinutes: null },
  });
  expect(await read()).toEqual(answer.json());
  const events = await server.call('GET', '/api/v1/events?kind=organization.edited', {
    headers: administrator.headers,
  });
  expect(events.json().items).toMatchObject([
    {
      actorId: administrator.personId,
      detail: { changes: ['tellsDecisions: true, now false', 'leaseEndingMinutes: 15, now null'] },
    },
  ]);
});

it('shows the new name to everybody who is signed in', async () => {
  const { version } = await read();

  await edit({ version, organization: { name: 'Renamed Ltd', timeZone: 'europe/berlin' } });

  const session = await server.call('GET', '/api/v1/session', { headers: administrator.headers });
  expect(session.json().organization).toMatchObject({ name: 'Renamed Ltd', timeZone: 'Europe/Berlin' });
});

it('of two administrators who edit at once, tells the second', async () => {
  const { version } = await read();
  const named = (name: string) => edit({ version, organization: { name, timeZone: 'UTC' } });

  const answers = await Promise.all([named('First'), named('Second')]);

  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'storage.conflict' });
});

it('changes neither version nor ledger when nothing differs', async () => {
  const before = await read();

  const answer = await edit({ version: before.version, organization: before.organization });

  expect(answer.json()).toEqual(before);
});

it.each([
  ['organization.name', { organization: { name: ' ', timeZone: 'UTC' } }],
  ['organization.timeZone', { organization: { name: 'X', timeZone: 'Mars/Base' } }],
  ['notifications.leaseEndingMinutes', { notifications: { leaseEndingMinutes: 0 } }],
  ['notifications.tellsDecisions', { notifications: { tellsDecisions: 'yes' } }],
])('says at %s what is wrong with it', async (field, sections) => {
  const { version } = await read();

  const answer = await edit({ version, ...sections });

  expect(answer.json()).toMatchObject({ status: 422, code: 'request.invalid' });
  expect(answer.json().fields.map((problem: { field: string }) => problem.field)).toContain(field);
});
