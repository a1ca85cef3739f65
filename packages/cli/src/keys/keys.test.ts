import type { ApiKeyView } from '@gatelease/contract';
import { describe, expect, it } from 'vitest';
import { fakeServer, Refusal, type Handlers } from '../../test/support/fake-server.ts';
import { run } from '../../test/support/fake-io.ts';
import { resourceView, sessionView } from '../../test/support/views.ts';

const TOKEN = 'gl_k7Q2mN4pX9_secret';

function keyView(given: Partial<ApiKeyView> = {}): ApiKeyView {
  return {
    keyId: 'key_1',
    name: 'deploys',
    prefix: 'gl_k7Q2mN4pX9',
    personId: 'person-ada',
    personName: 'Ada',
    scopes: ['access-requests:write'],
    resources: null,
    cidrs: [],
    state: 'active',
    createdAt: '2026-11-23T12:00:00Z',
    expiresAt: '2027-02-21T12:00:00Z',
    revokedAt: null,
    rotatedAt: null,
    previousSecretUntil: null,
    lastUse: null,
    lastRefusal: null,
    ...given,
  };
}

const listing = (...keys: readonly ApiKeyView[]): Handlers => ({
  listApiKeys: ({ query }) => ({
    items: keys.filter(({ personId }) => query.owner === 'everyone' || personId === 'person-ada'),
    next: null,
  }),
});

describe('keys create', () => {
  it('gives the key alone to standard output, and says the rest beside it', async () => {
    const { fetch, received } = fakeServer({
      listResources: () => ({ items: [resourceView()], next: null, regions: [], vpcIds: [] }),
      createApiKey: () => ({ apiKey: keyView({ resources: [{ resourceId: 'r', name: 'web' }] }), token: TOKEN }),
    });
    const limits = ['--resource', 'production-web', '--from', '198.51.100.7', '--from', '2001:db8::/32'];
    const argv = ['keys', 'create', 'deploys', '--scope', 'access-requests:write', ...limits, '--lifetime', '30d'];

    const ran = await run(argv, { fetch });

    expect([ran.code, ran.out]).toEqual([0, `${TOKEN}\n`]);
    expect(ran.err).toContain('for web only. It is shown this once: keep it in a secret store.');
    expect(received.at(-1)?.body).toMatchObject({
      name: 'deploys',
      scopes: ['access-requests:write'],
      resourceIds: [resourceView().resourceId],
      cidrs: ['198.51.100.7/32', '2001:db8::/32'],
      lifetimeDays: 30,
    });
  });

  it.each([
    [['--scope', 'leases:all'], '--scope'],
    [['--scope', 'leases:read', '--from', '203.0.113.300'], '--from'],
    [['--scope', 'leases:read', '--lifetime', '90m'], '--lifetime'],
  ])('refuses %j before anything is asked of the server', async (argv, flag) => {
    const ran = await run(['keys', 'create', 'x', ...argv], { fetch: fakeServer({}).fetch });

    expect(ran.code).toBe(2);
    expect(ran.err).toContain(flag);
  });

  it('asks for the password when the sign-in is not fresh, and where there is nobody to ask says what to do', async () => {
    const server = fakeServer({
      createApiKey: ({ body }) => {
        if (body.password === undefined) throw new Refusal('session.not-fresh', 'Type your password.');
        return { apiKey: keyView(), token: TOKEN };
      },
    });
    const argv = ['keys', 'create', 'deploys', '--scope', 'leases:read'];

    const asked = await run(argv, { fetch: server.fetch, isTty: true, answers: ['secret words'] });
    const alone = await run(argv, { fetch: server.fetch });
    const piped = await run([...argv, '--password-stdin'], { fetch: server.fetch, stdin: 'secret words\n' });

    expect(asked.out).toContain(TOKEN);
    expect([alone.code, alone.err]).toEqual([1, expect.stringContaining('--password-stdin')]);
    expect(piped.out).toContain(TOKEN);
    expect(server.received.at(-1)?.body.password).toBe('secret words');
  });
});

describe('keys ls', () => {
  it('tells what keys are good for and where they were used, and whose they are with --all', async () => {
    const used = keyView({
      lastUse: { at: '2026-11-23T11:00:00Z', address: '198.51.100.7' },
      lastRefusal: { at: '2026-11-23T11:30:00Z', address: '192.0.2.1' },
      cidrs: ['198.51.100.0/24'],
    });
    const { fetch } = fakeServer(
      listing(used, keyView({ personId: 'person-bob', personName: 'Bob', expiresAt: null })),
    );

    const mine = await run(['keys', 'ls'], { fetch });
    const all = await run(['keys', 'ls', '--all'], { fetch });

    expect(mine.out).toMatch(
      /access-requests:write from 198.51.100.0\/24 +active .*11:00 from 198.51.100.7; refused 11:30 from 192.0.2.1/,
    );
    expect(mine.out).not.toContain('Bob');
    expect(all.out).toMatch(/deploys +Bob .* active +never +never/);
  });
});

describe('keys rotate and revoke', () => {
  const other = keyView({ keyId: 'key_2', prefix: 'gl_zzzzzzzzzz', name: 'backup', personId: 'person-bob' });

  it('rotates one’s own key by its name', async () => {
    const previousSecretUntil = '2026-11-24T12:00:00Z';
    const { fetch, received } = fakeServer({
      ...listing(keyView()),
      rotateApiKey: () => ({ apiKey: keyView({ previousSecretUntil }), token: TOKEN }),
    });

    const ran = await run(['keys', 'rotate', 'deploys', '--grace', '1d'], { fetch });

    expect(ran.out).toBe(`${TOKEN}\n`);
    expect(received.at(-1)).toMatchObject({ params: { keyId: 'key_1' }, body: { graceSeconds: 86_400 } });
  });

  it('revokes somebody else’s for an administrator only', async () => {
    const revoking = (permissions: string[]) =>
      fakeServer({
        ...listing(keyView(), other),
        readSession: () => sessionView({ permissions }),
        revokeApiKey: () => keyView({ ...other, state: 'revoked' }),
      });

    const member = await run(['keys', 'revoke', 'backup'], { fetch: revoking([]).fetch });
    const admin = await run(['keys', 'revoke', 'backup'], { fetch: revoking(['api-keys.revoke-any']).fetch });

    expect([member.code, member.err]).toEqual([1, expect.stringContaining('There is no active API key')]);
    expect(admin.out).toContain('What it opened stays open until its end.');
  });
});

it('sends GATELEASE_API_KEY before any other token, and only to the server it is for', async () => {
  const { fetch, received } = fakeServer({
    readSession: () =>
      sessionView({
        expiresAt: null,
        apiKey: { keyId: 'key_1', name: 'deploys', scopes: ['leases:read'], resourceIds: null },
      }),
  });
  const env = {
    GATELEASE_SERVER: 'https://gate.example',
    GATELEASE_TOKEN: 'session',
    GATELEASE_API_KEY: ` ${TOKEN}\n`,
  };

  const ran = await run(['whoami'], { fetch, env });
  const elsewhere = await run(['whoami', '--server', 'https://evil.example'], { fetch, env });

  expect(received.map(({ authorization }) => authorization)).toEqual([`Bearer ${TOKEN}`]);
  expect(ran.out).toMatch(/API key +deploys, until it is revoked\nGood for +leases:read/);
  expect(elsewhere.code).toBe(1);
});
