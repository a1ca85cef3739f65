import { CHANGES_PATH } from '@gatelease/contract';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

let server: TestServer;
let url: string;

beforeAll(async () => {
  server = await startTestServer();
  url = await server.app.listen({ host: '127.0.0.1', port: 0 });
});

afterAll(async () => {
  vi.useRealTimers();
  await server.close();
});

async function openStream({ headers }: Somebody) {
  const response = await fetch(url + CHANGES_PATH, { headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    response,
    /** Reads on until the text is there, or the stream has ended. */
    async readUntil(wanted: string): Promise<string> {
      while (!text.includes(wanted)) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) break;
        text += value;
      }
      return text;
    },
    cancel: async (): Promise<void> => {
      await reader?.cancel();
    },
  };
}

async function organizationOf({ headers }: Somebody): Promise<string> {
  return (await server.call('GET', '/api/v1/session', { headers })).json().organization.organizationId;
}

it('tells topics of the person’s own organization, and no others', async () => {
  const ada = await server.administrator();
  const organizationId = await organizationOf(ada);
  const stream = await openStream(ada);
  await stream.readUntil('retry');

  server.changes.publish({ organizationId: 'organization_other', topic: 'leases' });
  server.changes.publish({ organizationId, topic: 'requests' });

  const text = await stream.readUntil('requests');
  expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
  expect(stream.response.headers.get('cache-control')).toBe('no-store');
  expect(stream.response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).toContain('event: change\ndata: {"topic":"requests"}\n\n');
  expect(text).not.toContain('leases');
  await stream.cancel();
});

it('hears of what use cases do', async () => {
  const ada = await server.administrator();
  const stream = await openStream(ada);
  await stream.readUntil('retry');

  await server.call('POST', '/api/v1/teams', { headers: ada.headers, body: { name: 'Watched' } });

  expect(await stream.readUntil('people')).toContain('{"topic":"people"}');
  await stream.cancel();
});

it('beats every twenty seconds, and ends when the session has ended', async () => {
  const member = await server.person('member', 'watcher');
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stream = await openStream(member);
  await stream.readUntil('retry');

  await vi.advanceTimersByTimeAsync(20_000);
  expect(await stream.readUntil('still here')).toContain(': still here\n\n');
  await server.call('DELETE', '/api/v1/session', { headers: member.headers });
  await vi.advanceTimersByTimeAsync(20_000);

  expect(await stream.readUntil('session-ended')).toContain('event: session-ended');
  expect(await stream.readUntil('never')).not.toContain('never');
  vi.useRealTimers();
});

it('watching does not keep a session alive', async () => {
  const member = await server.person('member', 'sleeper');
  const expiresAt = async (): Promise<string> =>
    (await server.call('GET', '/api/v1/session', { headers: member.headers })).json().expiresAt;
  const before = await expiresAt();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const stream = await openStream(member);
  await stream.readUntil('retry');

  server.clock.advance(3600);
  await vi.advanceTimersByTimeAsync(20_000);
  await stream.readUntil('still here');
  server.clock.advance(-3600);

  expect(await expiresAt()).toBe(before);
  vi.useRealTimers();
  await stream.cancel();
});

it('too many streams: a person gets twenty, and another when one of them has closed', async () => {
  const member = await server.person('member', 'tabs');
  const streams = await Promise.all(Array.from({ length: 20 }, () => openStream(member)));

  const refused = await openStream(member);
  expect(refused.response.status).toBe(429);
  await refused.cancel();
  await streams[0]?.cancel();
  await vi.waitFor(async () => {
    const again = await openStream(member);
    await again.cancel();
    expect(again.response.status).toBe(200);
  });
  await Promise.all(streams.slice(1).map((stream) => stream.cancel()));
});

it('wants a session', async () => {
  expect((await server.call('GET', CHANGES_PATH)).statusCode).toBe(401);
});
