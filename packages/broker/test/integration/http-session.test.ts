import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, startTestServer, type TestServer } from './http-harness.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

describe('signing in', () => {
  it('gives a browser a cookie that scripts and other sites cannot use, and no token to read', async () => {
    const answer = await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });

    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.headers['set-cookie']).toMatch(
      /^gatelease_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.json()).toMatchObject({ token: null, address: '203.0.113.7', person: { email: ADMIN_EMAIL } });
  });
});
