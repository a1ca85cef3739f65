import { describe, expect, it } from 'vitest';
import { ApiError, UnreachableError, createClient, type CallInput, type FetchLike } from './client.ts';

interface Asked {
  readonly url: string;
  readonly init: Parameters<FetchLike>[1];
}

/** A client whose server always answers the same, with what it was asked. */
function clientOf(status: number, text: string) {
  const asked: Asked[] = [];
  const call = createClient({
    baseUrl: 'https://gate.example',
    headers: { authorization: 'Bearer token-of-ada' },
    fetch: async (url, init) => {
      asked.push({ url, init });
      return { ok: status < 300, status, text: async () => text };
    },
  });
  return { call, asked };
}

const PROBLEM = {
  type: 'urn:gatelease:problem:lease.not-found',
  title: 'There is no such lease',
  status: 404,
  code: 'lease.not-found',
  detail: 'There is no lease x that you may see.',
};

describe('what is asked', () => {
  it('fills the path, so that no id can lead anywhere else', async () => {
    const { call, asked } = clientOf(200, '{}');

    await call('readLease', { params: { leaseId: '../people?x=1#y' } });

    expect(asked[0]).toMatchObject({
      url: 'https://gate.example/api/v1/leases/..%2Fpeople%3Fx%3D1%23y',
      init: { method: 'GET' },
    });
  });

  it('writes the query without what was left out', async () => {
    const { call, asked } = clientOf(200, '{}');

    await call('listEvents', { query: { address: '2001:db8::/64', personId: undefined, limit: 50 } });
    await call('listEvents');

    expect(asked.map(({ url }) => url)).toEqual([
      'https://gate.example/api/v1/events?address=2001%3Adb8%3A%3A%2F64&limit=50',
      'https://gate.example/api/v1/events',
    ]);
  });

  it('sends a body as JSON, and says so only where there is one', async () => {
    const { call, asked } = clientOf(200, '{}');

    await call('addTeam', { body: { name: 'Ops' } });
    await call('signOut');

    expect(asked[0]?.init).toEqual({
      method: 'POST',
      headers: {
        accept: 'application/json',
        authorization: 'Bearer token-of-ada',
        'content-type': 'application/json',
      },
      body: '{"name":"Ops"}',
    });
    expect(asked[1]?.init).toEqual({
      method: 'DELETE',
      headers: { accept: 'application/json', authorization: 'Bearer token-of-ada' },
    });
  });

  it('takes a body that is one of several shapes', async () => {
    const { call, asked } = clientOf(200, '{}');
    const bodies: readonly CallInput<'extendLease'>['body'][] = [
      { durationSeconds: 60 },
      { endsAt: '2026-11-23T12:00:00Z' },
    ];

    for (const body of bodies) await call('extendLease', { params: { leaseId: 'l' }, body });

    expect(asked.map(({ init }) => init.body)).toEqual(bodies.map((body) => JSON.stringify(body)));
  });
});

describe('what is answered', () => {
  it('gives what the server said', async () => {
    expect(await clientOf(200, '{"needed":true}').call('readSetup')).toEqual({ needed: true });
  });

  it('gives null where there is nothing to say', async () => {
    expect(await clientOf(204, '').call('signOut')).toBeNull();
  });

  it('throws the server’s own problem', async () => {
    const error = await failureOf(clientOf(404, JSON.stringify(PROBLEM)).call('readMyAccess'));

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ message: PROBLEM.detail, problem: PROBLEM });
  });

  it.each([
    { name: 'an error page', status: 502, text: '<html>Bad gateway</html>' },
    { name: 'an error without words', status: 500, text: '' },
    { name: 'a page where JSON should be', status: 200, text: '<!doctype html>' },
    { name: 'an error in somebody else’s JSON', status: 404, text: '{"message":"Not Found"}' },
  ])('takes $name for another server than ours', async ({ status, text }) => {
    const error = await failureOf(clientOf(status, text).call('readMyAccess'));

    expect(error).toBeInstanceOf(UnreachableError);
    expect(error).toMatchObject({ url: 'https://gate.example/api/v1/my-access', causeCode: null });
    expect(String(error)).toContain(String(status));
  });

  it('names where nobody answered, and the code of the cause however deep it lies', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:8080'), { code: 'ECONNREFUSED' });
    const failed = new TypeError('fetch failed', { cause: refused });
    const call = createClient({ baseUrl: '', fetch: () => Promise.reject(failed) });

    const error = await failureOf(call('readSession'));

    expect(error).toBeInstanceOf(UnreachableError);
    expect(error).toMatchObject({ url: '/api/v1/session', causeCode: 'ECONNREFUSED', cause: failed });
  });

  it('counts an answer that breaks off as none', async () => {
    const text = () => Promise.reject(new TypeError('terminated'));
    const call = createClient({ baseUrl: '', fetch: async () => ({ ok: true, status: 200, text }) });

    expect(await failureOf(call('readSession'))).toBeInstanceOf(UnreachableError);
  });
});

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'nothing was thrown',
    (error: unknown) => error,
  );
}
