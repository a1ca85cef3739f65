import { afterEach, beforeEach, expect, it } from 'vitest';
import { MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

let server: TestServer;
let member: Somebody;

beforeEach(async () => {
  server = await startTestServer();
  member = await server.person('member', 'mia');
});

afterEach(() => server.close());

async function anotherSession(userAgent: string, from: string): Promise<Record<string, string>> {
  const { accessCode } = server;
  const answer = await server.signIn(
    { email: member.email, password: MEMBER_PASSWORD, accessCode, kind: 'cli' },
    { headers: { 'user-agent': userAgent }, from },
  );
  return { authorization: `Bearer ${answer.json().token}` };
}

async function list(headers = member.headers) {
  return (await server.call('GET', '/api/v1/sessions', { headers })).json().items;
}

it('lists where one is signed in, the session used last first, and says which one asks', async () => {
  server.clock.advance(120);
  await anotherSession('Firefox/140', '198.51.100.4');

  expect(await list()).toMatchObject([
    { address: '203.0.113.7', isCurrent: true },
    { kind: 'cli', address: '198.51.100.4', userAgent: 'Firefox/140', isCurrent: false },
  ]);
});

it('ends one session and leaves the others', async () => {
  server.clock.advance(120);
  const other = await anotherSession('x', '198.51.100.4');
  const { sessionId } = (await list()).find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);

  const ended = await server.call('DELETE', `/api/v1/sessions/${sessionId}`, { headers: member.headers });

  expect(ended.statusCode).toBe(204);
  expect((await server.call('GET', '/api/v1/session', { headers: other })).statusCode).toBe(401);
  expect(await list()).toHaveLength(1);
});

it('somebody else’s session: is not listed, and cannot be ended by guessing its id', async () => {
  const ada = await server.administrator();
  const { sessionId } = (await list(ada.headers)).find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);

  const refused = await server.call('DELETE', `/api/v1/sessions/${sessionId}`, { headers: member.headers });

  expect((await list()).map((session: { sessionId: string }) => session.sessionId)).not.toContain(sessionId);
  expect(refused.json()).toMatchObject({ status: 404, code: 'session.not-found' });
  expect((await server.call('GET', '/api/v1/session', { headers: ada.headers })).statusCode).toBe(200);
});

it('signs out everywhere, here too, and nowhere else', async () => {
  const ada = await server.administrator();
  const other = await anotherSession('x', '198.51.100.4');

  const ended = await server.call('DELETE', '/api/v1/sessions', { headers: member.headers });

  expect(ended.statusCode).toBe(204);
  expect(ended.headers['set-cookie']).toContain('Max-Age=0');
  for (const headers of [member.headers, other]) {
    expect((await server.call('GET', '/api/v1/session', { headers })).statusCode).toBe(401);
  }
  expect((await server.call('GET', '/api/v1/session', { headers: ada.headers })).statusCode).toBe(200);
});

it('the administrators’ door opens without access code for whoever has the dashboard, and for nobody else', async () => {
  await server.person('member', 'watcher', 'dashboard');
  await server.person('auditor', 'audrey');
  const atAdmin = async (name: string) =>
    (await server.signIn({ email: `${name}@example.com`, password: MEMBER_PASSWORD })).statusCode;

  expect([await atAdmin('watcher'), await atAdmin('audrey'), await atAdmin('mia')]).toEqual([201, 201, 401]);
});
