import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCidr } from '@gatelease/security-groups';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './http-harness.ts';

let server: TestServer;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'gatelease-portal-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<!doctype html><title>portal</title>');
  await writeFile(join(directory, 'assets', 'main-4f2a.js'), 'console.log(1)');
  await writeFile(join(directory, 'manifest.webmanifest'), '{"name":"Gatelease"}');
  await writeFile(join(directory, 'service-worker.js'), 'console.log(2)');
  await writeFile(join(directory, 'offline.html'), '<!doctype html><title>offline</title>');
  await writeFile(join(directory, 'icon-192.png'), 'a picture');
  await writeFile(join(directory, '.env'), 'secret');
  const observer = parseCidr('192.0.2.0/24');
  server = await startTestServer({
    portalDirectory: directory,
    observers: observer.ok ? [observer.value] : [],
    readiness: [
      { name: 'store', check: () => Promise.resolve(null) },
      { name: 'worker', check: () => Promise.resolve('The worker has not looked for work lately.') },
      { name: 'broken', check: () => Promise.reject(new Error('SELECT secret')) },
    ],
  });
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

describe('health', () => {
  it('is alive for anybody, under any name', async () => {
    const answer = await server.call('GET', '/healthz', { headers: { host: '10.0.0.5:8080' } });

    expect(answer.json()).toEqual({ alive: true });
  });

  it('says what is not ready to those who may know, and only that it is not to others', async () => {
    const observed = await server.call('GET', '/readyz', { from: '192.0.2.9' });
    const stranger = await server.call('GET', '/readyz');

    expect(observed.statusCode).toBe(503);
    expect(observed.json()).toEqual({
      ready: false,
      checks: {
        store: null,
        worker: 'The worker has not looked for work lately.',
        broken: 'The check failed.',
      },
    });
    expect(stranger.statusCode).toBe(503);
    expect(stranger.json()).toEqual({ ready: false });
  });

  it('DNS rebinding: shows metrics and details by no name but its own, and by addresses', async () => {
    const other = await startTestServer();
    const ask = async (url: string, host: string) =>
      (await other.call('GET', url, { from: '127.0.0.1', headers: { host } })).body;

    for (const host of ['evil.example', '127.0.0.1.evil.example:8080']) {
      expect(await ask('/metrics', host)).not.toContain('gatelease_');
      expect(JSON.parse(await ask('/readyz', host))).toEqual({ ready: true });
    }
    for (const host of ['gatelease.example.com', '10.0.0.5:8080', '[2001:db8::1]:8080']) {
      expect(await ask('/metrics', host)).toContain('gatelease_');
      expect(JSON.parse(await ask('/readyz', host))).toHaveProperty('checks');
    }
    await other.close();
  });

  it('shows metrics to loopback and observers, and to nobody whom a proxy passed on', async () => {
    await server.call('GET', '/api/v1/setup');

    const own = await server.call('GET', '/metrics', { from: '127.0.0.1' });
    const observer = await server.call('GET', '/metrics', { from: '192.0.2.9' });
    const stranger = await server.call('GET', '/metrics');
    const proxied = await server.call('GET', '/metrics', {
      from: '127.0.0.1',
      headers: { 'x-forwarded-for': '198.51.100.1' },
    });

    expect([own.statusCode, observer.statusCode, stranger.statusCode, proxied.statusCode]).toEqual([
      200, 200, 404, 404,
    ]);
    expect(own.body).toMatch(/gatelease_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/setup",/);
    expect(own.body).toContain('gatelease_leases{state="active"} 0');
    expect(own.body).toContain('gatelease_work_oldest_overdue_seconds 0');
    expect(own.body).toContain('gatelease_store_up 1');
  });
});

describe('the portal', () => {
  it('answers every page with the portal, to be asked for each time', async () => {
    for (const path of ['/', '/sign-in', '/requests/request_1']) {
      const answer = await server.call('GET', path);
      expect(answer.body).toContain('<title>portal</title>');
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  });

  it('lets browsers keep files that are named after their content', async () => {
    const answer = await server.call('GET', '/assets/main-4f2a.js');

    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
  });

  it.each([
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/service-worker.js', 'javascript'],
    ['/offline.html', 'text/html'],
    ['/icon-192.png', 'image/png'],
  ])('has browsers ask each time whether %s is still the same', async (path, type) => {
    const answer = await server.call('GET', path);

    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers).toHaveProperty('etag');
  });

  it('lets pages run a manifest and a worker of its own, from nowhere else', async () => {
    const answer = await server.call('GET', '/');

    const policy = String(answer.headers['content-security-policy']).split('; ');
    expect(policy.filter((line) => /^(?:manifest|worker)-src/.test(line)).toSorted()).toEqual([
      "manifest-src 'self'",
      "worker-src 'self'",
    ]);
  });

  it.each([
    '/assets/gone-1.js',
    '/gone.webmanifest',
    '/favicon.ico',
    '/.env',
    '/api/v1/nothing',
    '/api',
    '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/assets',
  ])('is not what answers %s', async (path) => {
    const answer = await server.call('GET', path);

    expect(answer.statusCode).toBe(404);
    expect(answer.json().code).toBe('route.not-found');
  });

  it('answers changes to pages with a problem', async () => {
    const answer = await server.call('POST', '/sign-in');

    expect(answer.json().code).toBe('route.not-found');
  });

  it('says so when it has not been built', async () => {
    const bare = await startTestServer({ portalDirectory: join(directory, 'nowhere') });

    const answer = await bare.call('GET', '/');

    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run build');
    await bare.close();
  });
});
