import { afterEach, beforeEach, expect, it } from 'vitest';
import { MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const DAY_SECONDS = 24 * 3600;
const NEW_PASSWORD = 'violet kettle on the roof';

let server: TestServer;
let ada: Somebody;
let member: Somebody;

beforeEach(async () => {
  server = await startTestServer();
  ada = await server.administrator();
  member = await server.person('member', 'mia');
});

afterEach(() => server.close());

async function letExpire(passwordExpiryDays: number | null) {
  const { version } = (await server.call('GET', '/api/v1/settings', { headers: ada.headers })).json();
  const security = { secondFactor: 'optional', shortestPassword: 12, passwordExpiryDays };
  return server.call('PATCH', '/api/v1/settings', { headers: ada.headers, body: { version, security } });
}

async function signIn(password: string) {
  const { accessCode } = server;
  const answer = await server.signIn({ email: member.email, password, accessCode, kind: 'cli' });
  const headers = { authorization: `Bearer ${String(answer.json().token)}` };
  return { told: answer.json(), headers, myAccess: () => server.call('GET', '/api/v1/my-access', { headers }) };
}

it('does not expire passwords unless the organization says so', async () => {
  server.clock.advance(2000 * DAY_SECONDS);

  const { told } = await signIn(MEMBER_PASSWORD);

  expect(told).toMatchObject({ state: 'signed-in', mustChangePassword: false });
});

it('lets nobody do anything with an expired password but choose a new one, which counts from then', async () => {
  expect((await letExpire(30)).statusCode).toBe(200);
  server.clock.advance(29 * DAY_SECONDS);
  const young = await signIn(MEMBER_PASSWORD);
  server.clock.advance(DAY_SECONDS);

  const old = await signIn(MEMBER_PASSWORD);
  const before = await old.myAccess();
  const body = { currentPassword: MEMBER_PASSWORD, newPassword: NEW_PASSWORD };
  const changed = await server.call('POST', '/api/v1/password', { headers: old.headers, body });
  const after = await old.myAccess();
  server.clock.advance(29 * DAY_SECONDS);
  const next = await signIn(NEW_PASSWORD);

  expect(young.told.mustChangePassword).toBe(false);
  expect(old.told).toMatchObject({ mustChangePassword: true, opened: [] });
  expect([before.statusCode, before.json().code]).toEqual([403, 'session.password-change-required']);
  expect(changed.statusCode, changed.body).toBe(204);
  expect(after.statusCode).toBe(200);
  expect(next.told.mustChangePassword).toBe(false);
});

it.each([0, 3651, 1.5])('refuses an expiry of %d days at its field', async (days) => {
  const refused = await letExpire(days);

  expect(refused.statusCode).toBe(422);
  expect(JSON.stringify(refused.json().fields)).toContain('security.passwordExpiryDays');
});
