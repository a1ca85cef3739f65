import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PUBLIC_URL, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const HOST = 'ipv6.gatelease.example.com';
const PATH = '/api/v1/address-proofs/answer';
const MINE = '2a00:1450::7';
const MALLORYS = '2a00:1450::bad';

let server: TestServer;
let ada: Somebody;

beforeAll(async () => {
  server = await startTestServer({ familyUrls: { ipv4: null, ipv6: `https://${HOST}` } });
});
afterAll(() => server.close());

async function ask(who: Somebody, from = '203.0.113.7') {
  const answer = await server.call('POST', '/api/v1/address-proofs', { headers: who.headers, from });
  return answer.json().proof as { token: string; url: string; family: string } | null;
}
const prove = (token: string, from = MINE, headers: Record<string, string> = {}) =>
  server.call('POST', PATH, { body: { token }, from, headers: { host: HOST, ...headers } });
async function seen(who: Somebody, from = '203.0.113.7'): Promise<string | null> {
  return (await server.call('GET', '/api/v1/my-access', { headers: who.headers, from })).json().otherAddress;
}

describe('proving the address of the other family', () => {
  it('shows both addresses, once the token came over the other family', async () => {
    ada = await server.person('member', 'ada-1');
    const proof = await ask(ada);
    expect(proof).toMatchObject({ family: 'ipv6', url: `https://${HOST}` });
    expect(await seen(ada)).toBeNull();

    const answer = await prove(proof!.token);

    expect(answer.statusCode, answer.body).toBe(204);
    expect(await seen(ada)).toBe(MINE);
  });

  it('asks for nothing where no name of that family is configured', async () => {
    expect(await ask(await server.person('member', 'ada-2'), MINE)).toBeNull();
  });

  it('lets a page of the public URL ask across names, and tells browsers so', async () => {
    const proof = await ask(await server.person('member', 'ada-3'));
    const headers = { origin: PUBLIC_URL, 'sec-fetch-site': 'same-site' };

    const preflight = await server.app.inject({ method: 'OPTIONS', url: PATH, headers: { host: HOST, ...headers } });
    const answer = await prove(proof!.token, MINE, headers);

    for (const each of [preflight, answer]) {
      expect(each.statusCode).toBe(204);
      expect(each.headers['access-control-allow-origin']).toBe(PUBLIC_URL);
      expect(each.headers['access-control-allow-credentials']).toBeUndefined();
    }
    const page = await server.call('GET', '/api/v1/setup');
    expect(page.headers['content-security-policy']).toContain(`connect-src 'self' https://${HOST}`);
  });
});

describe('attacks on the proof of an address', () => {
  it('replayed: a token counts once', async () => {
    const victim = await server.person('member', 'victim-1');
    const proof = await ask(victim);
    await prove(proof!.token);

    const replay = await prove(proof!.token, MALLORYS);

    expect(replay.json()).toMatchObject({ status: 403, code: 'access.proof-invalid' });
    expect(await seen(victim)).toBe(MINE);
  });

  it('kept for later: a token counts for half a minute', async () => {
    const victim = await server.person('member', 'victim-2');
    const proof = await ask(victim);
    server.clock.advance(31);

    expect((await prove(proof!.token)).json()).toMatchObject({ code: 'access.proof-invalid' });
    expect(await seen(victim)).toBeNull();
  });

  it('from another session: it is noted for the session that asked, and for no other of the same person', async () => {
    const victim = await server.person('member', 'victim-3');
    const mallory = await server.person('member', 'mallory-3');
    const proof = await ask(mallory);

    await prove(proof!.token, MALLORYS, victim.headers);

    expect(await seen(victim)).toBeNull();
    expect(await seen(mallory)).toBe(MALLORYS);
  });

  it('forged X-Forwarded-For: the address is the one of the connection', async () => {
    const mallory = await server.person('member', 'mallory-4');
    const proof = await ask(mallory);

    await prove(proof!.token, MALLORYS, { 'x-forwarded-for': '2a00:1450::cafe', 'x-real-ip': '2a00:1450::cafe' });

    expect(await seen(mallory)).toBe(MALLORYS);
  });

  it('a made-up token, and the token of something else', async () => {
    const session = (await server.person('member', 'mallory-5')).headers['authorization']!.slice('Bearer '.length);

    for (const token of ['x'.repeat(43), session]) {
      expect((await prove(token)).json()).toMatchObject({ code: 'access.proof-invalid' });
    }
  });

  it('carried away: at another address the proof says nothing any more, and after ten minutes neither', async () => {
    const victim = await server.person('member', 'victim-6');
    await prove((await ask(victim))!.token);

    expect(await seen(victim, '198.51.100.4')).toBeNull();
    server.clock.advance(601);
    expect(await seen(victim)).toBeNull();
  });

  it.each([
    ['the family that is known already', '198.51.100.4'],
    ['a private address', 'fd00::7'],
    ['loopback', '::1'],
  ])('over %s proves nothing, and uses the token up', async (_, from) => {
    const mallory = await server.person('member', `mallory-${from.replace(/\W/g, '')}`);
    const proof = await ask(mallory);

    expect((await prove(proof!.token, from)).json()).toMatchObject({ code: 'access.proof-invalid' });
    expect((await prove(proof!.token)).json()).toMatchObject({ code: 'access.proof-invalid' });
    expect(await seen(mallory)).toBeNull();
  });

  it('a page of another site cannot bring a token', async () => {
    const proof = await ask(await server.person('member', 'victim-8'));

    const answer = await prove(proof!.token, MINE, { origin: 'https://evil.example' });

    expect(answer.json()).toMatchObject({ code: 'request.cross-site' });
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('the name for one family answers nothing else', async () => {
    const answer = await server.call('GET', '/api/v1/setup', { headers: { host: HOST } });

    expect(answer.json()).toMatchObject({ status: 421, code: 'request.misdirected' });
  });
});
