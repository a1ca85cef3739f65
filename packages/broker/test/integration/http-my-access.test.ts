import { parseCidr, type Cidr } from '@gatelease/security-groups';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './http-harness.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ trustedProxies: [cidr('10.0.0.0/8')] });
});
afterAll(() => server.close());

function cidr(text: string): Cidr {
  const read = parseCidr(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}

async function seen(from: string, forwardedFor?: string) {
  const { headers } = await server.administrator();
  const forwarded = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const answer = await server.call('GET', '/api/v1/my-access', { from, headers: { ...headers, ...forwarded } });
  const { address, addressSource } = answer.json();
  return { address, addressSource };
}

it('tells which trusted proxies passed the address on, and in which header', async () => {
  expect(await seen('10.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.2')).toEqual({
    address: '203.0.113.7',
    addressSource: { kind: 'proxy', header: 'X-Forwarded-For', proxies: ['10.0.0.1', '10.0.0.2'] },
  });
});

it('tells that the address is a proxy’s own when it names nobody', async () => {
  expect(await seen('10.0.0.1')).toEqual({ address: '10.0.0.1', addressSource: { kind: 'silent-proxy' } });
});

it('tells that a stranger’s header did not count, and never what stood in it', async () => {
  const answer = await seen('203.0.113.7', '198.51.100.1');

  expect(answer).toEqual({ address: '203.0.113.7', addressSource: { kind: 'connection', ignoredHeader: true } });
});
