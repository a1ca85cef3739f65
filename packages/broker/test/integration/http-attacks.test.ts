import { parseCidr, type Cidr } from '@gatelease/security-groups';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, MEMBER_PASSWORD, startTestServer, type TestServer } from './http-harness.ts';

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

const OWN_ORIGIN = 'https://gatelease.example.com';

async function adminCookie(): Promise<string> {
  const answer = await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

describe('forged X-Forwarded-For', () => {
  const addressSeen = async (from: string, forwardedFor: string): Promise<string> => {
    const ada = await server.administrator();
    const headers = { ...ada.headers, 'x-forwarded-for': forwardedFor };
    return (await server.call('GET', '/api/v1/session', { headers, from })).json().address;
  };

  it('is not believed from somebody who is no proxy', async () => {
    expect(await addressSeen('203.0.113.7', '198.51.100.1')).toBe('203.0.113.7');
  });

  it('is not believed beyond what the proxy itself appended', async () => {
    expect(await addressSeen('10.0.0.2', '198.51.100.1, 203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
  });
});

describe('cross-site request', () => {
  const addTeam = (headers: Record<string, string>) =>
    server.call('POST', '/api/v1/teams', { headers, body: { name: `team ${JSON.stringify(headers).slice(-40)}` } });

  it.each([
    { name: 'another origin', headers: { origin: 'https://evil.example' } },
    { name: 'an opaque origin', headers: { origin: 'null' } },
    { name: 'the right host by the wrong port', headers: { origin: 'https://gatelease.example.com:8443' } },
    { name: 'a host that begins like ours', headers: { origin: 'https://gatelease.example.com.evil.example' } },
    { name: 'no origin, but a cross-site fetch', headers: { 'sec-fetch-site': 'cross-site' } },
    { name: 'no origin, but a neighbouring site', headers: { 'sec-fetch-site': 'same-site' } },
    { name: 'nothing that says where it is from', headers: {} },
  ])('with the session’s cookie and $name is refused', async ({ headers }) => {
    const cookie = await adminCookie();

    const answer = await addTeam({ cookie, ...headers });

    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('request.cross-site');
  });

  it.each([{ origin: OWN_ORIGIN }, { 'sec-fetch-site': 'same-origin' }])(
    'is none from our own pages: %o',
    async (headers) => {
      const cookie = await adminCookie();

      expect((await addTeam({ cookie, ...headers })).statusCode).toBe(201);
    },
  );

  it('cannot sign a victim in as somebody else', async () => {
    const answer = await server.signIn(
      { email: ADMIN_EMAIL, password: ADMIN_PASSWORD },
      { headers: { origin: 'https://evil.example' } },
    );

    expect(answer.json().code).toBe('request.cross-site');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('cannot be a form: nothing but JSON is read', async () => {
    const cookie = await adminCookie();
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const headers = { cookie, origin: OWN_ORIGIN, 'content-type': type };
      const answer = await server.call('POST', '/api/v1/teams', { headers, body: '{"name":"Form"}' });
      expect(answer.json().code).toBe('request.unsupported-media-type');
    }
  });

  it('finds no door in CORS', async () => {
    const answer = await server.call('GET', '/api/v1/setup', { headers: { origin: 'https://evil.example' } });

    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('session fixation', () => {
  it('a token that an attacker planted is never made a session', async () => {
    const planted = `__Host-gatelease_session=${'A'.repeat(43)}`;

    const answer = await server.signIn(
      { email: ADMIN_EMAIL, password: ADMIN_PASSWORD },
      { headers: { cookie: planted, origin: OWN_ORIGIN } },
    );

    expect(answer.statusCode).toBe(201);
    expect(answer.headers['set-cookie']).not.toContain('AAAA');
    const asked = await server.call('GET', '/api/v1/session', { headers: { cookie: planted } });
    expect(asked.statusCode).toBe(401);
  });
});

describe('DNS rebinding', () => {
  it.each(['evil.example', 'evil.example:8080', 'gatelease.example.com.evil.example', '127.0.0.1.evil.example'])(
    'the host %j is not answered',
    async (host) => {
      const answer = await server.call('GET', '/api/v1/setup', { headers: { host } });

      expect(answer.statusCode).toBe(421);
      expect(answer.json().code).toBe('request.misdirected');
    },
  );

  it.each(['gatelease.example.com', 'GATELEASE.example.com:443', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080'])(
    'the host %j is',
    async (host) => {
      expect((await server.call('GET', '/api/v1/setup', { headers: { host } })).statusCode).toBe(200);
    },
  );
});

describe('user enumeration', () => {
  it('unknown e-mail, wrong password, wrong code and a deactivated person get one and the same answer', async () => {
    const ada = await server.administrator();
    const gone = await server.person('member', 'gone');
    const path = `/api/v1/people/${gone.personId}`;
    const { version } = (await server.call('GET', path, { headers: ada.headers })).json();
    await server.call('PATCH', path, { headers: ada.headers, body: { version, status: 'deactivated' } });
    const { accessCode } = server;

    const answers = await Promise.all([
      server.signIn({ email: 'nobody@example.com', password: MEMBER_PASSWORD, accessCode }),
      server.signIn({ email: ADMIN_EMAIL, password: 'wrong password', accessCode }),
      server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, accessCode: 'NOSUCH22' }),
      server.signIn({ email: gone.email, password: MEMBER_PASSWORD, accessCode }),
    ]);

    const bodies = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ status: 401, code: 'session.credentials-wrong' });
  });

  it('being throttled is no hint either: it comes for addresses that nobody has', async () => {
    const tries = [];
    for (let i = 0; i < 11; i += 1) {
      tries.push(await server.signIn({ email: 'ghost@example.com', password: 'x' }, { from: '192.0.2.50' }));
    }

    expect(tries.map((answer) => answer.statusCode)).toEqual([...Array(10).fill(401), 429]);
  });
});

describe('brute force', () => {
  it('on an account: after ten failures the right password does not help either, until a quarter of an hour is over', async () => {
    const other = await startTestServer();
    const member = await other.person('member', 'target');
    const { accessCode } = other;
    const attempt = (password: string) =>
      other.signIn({ email: member.email, password, accessCode }, { from: '192.0.2.1' });
    for (let i = 0; i < 10; i += 1) await attempt(`guess ${String(i)}`);

    const right = await attempt(MEMBER_PASSWORD);

    expect(right.statusCode).toBe(429);
    expect(right.json().code).toBe('session.throttled');
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(right.headers['retry-after'])).toBeLessThanOrEqual(900);
    other.clock.advance(15 * 60 + 1);
    expect((await attempt(MEMBER_PASSWORD)).statusCode).toBe(201);
    await other.close();
  });

  it('all at once: guesses sent together do not slip through before they are counted', async () => {
    const other = await startTestServer();
    const attempt = (_: unknown, i: number) =>
      other.signIn({ email: ADMIN_EMAIL, password: `guess ${String(i)}` }, { from: '192.0.2.1' });

    const answers = await Promise.all(Array.from({ length: 40 }, attempt));

    expect(answers.filter((answer) => answer.statusCode === 401).length).toBeLessThanOrEqual(11);
    await other.close();
  });

  it('from an address: after thirty failures on any accounts it is refused on all', async () => {
    const other = await startTestServer();
    for (let i = 0; i < 30; i += 1) {
      await other.signIn({ email: `p${String(i)}@example.com`, password: 'x' }, { from: '192.0.2.1' });
    }

    const there = await other.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }, { from: '192.0.2.1' });
    const elsewhere = await other.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }, { from: '192.0.2.2' });

    expect([there.statusCode, elsewhere.statusCode]).toEqual([429, 201]);
    await other.close();
  });

  it('from a /64: a customer’s many IPv6 addresses count as one', async () => {
    const other = await startTestServer();
    for (let i = 0; i < 30; i += 1) {
      const from = `2001:db8:1:2::${i.toString(16)}`;
      await other.signIn({ email: `p${String(i)}@example.com`, password: 'x' }, { from });
    }

    const same = await other.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }, { from: '2001:db8:1:2:ffff::1' });
    const next = await other.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }, { from: '2001:db8:1:3::1' });

    expect([same.statusCode, next.statusCode]).toEqual([429, 201]);
    await other.close();
  });

  it('lock-out: many machines that guess do not shut a person out from where they usually are', async () => {
    const other = await startTestServer();
    const right = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD };
    await other.signIn(right, { from: '203.0.113.7' });
    for (let i = 0; i < 50; i += 1) {
      const from = `192.0.2.${String(1 + Math.floor(i / 9))}`;
      await other.signIn({ email: ADMIN_EMAIL, password: 'x' }, { from });
    }

    const usual = await other.signIn(right, { from: '203.0.113.7' });
    const unknown = await other.signIn(right, { from: '203.0.113.8' });

    expect([usual.statusCode, unknown.statusCode]).toEqual([201, 429]);
    await other.close();
  });

  it('with a borrowed session: guessing the current password is counted as well', async () => {
    const other = await startTestServer();
    const member = await other.person('member', 'borrowed');
    const guess = (currentPassword: string) =>
      other.call('POST', '/api/v1/password', {
        headers: member.headers,
        body: { currentPassword, newPassword: 'seven quiet otters paddle' },
      });
    for (let i = 0; i < 10; i += 1) await guess(`guess ${String(i)}`);

    expect((await guess(MEMBER_PASSWORD)).json().code).toBe('session.throttled');
    await other.close();
  });
});

describe('flood', () => {
  it('one address too many times in a minute is told to wait', async () => {
    const other = await startTestServer({ requestsPerMinute: 5 });
    for (let i = 0; i < 5; i += 1) await other.call('GET', '/api/v1/setup');

    const refused = await other.call('GET', '/api/v1/setup');
    const neighbour = await other.call('GET', '/api/v1/setup', { from: '203.0.113.8' });

    expect(refused.json()).toMatchObject({ status: 429, code: 'request.too-many' });
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(neighbour.statusCode).toBe(200);
    await other.close();
  });
});

describe('malformed and oversized input', () => {
  it('a body of 10 MB is refused without being read to its end', async () => {
    const { headers } = await server.administrator();
    const name = 'x'.repeat(10 * 1024 * 1024);

    const answer = await server.call('POST', '/api/v1/teams', { headers, body: { name } });

    expect(answer.json()).toMatchObject({ status: 413, code: 'request.too-large' });
  });

  it.each([
    ['cut off', '{"name":'],
    ['no JSON', 'name=x'],
    ['empty', ''],
    ['prototype pollution', '{"__proto__":{"role":"administrator"},"name":"x"}'],
    ['constructor pollution', '{"constructor":{"prototype":{"x":1}},"name":"x"}'],
  ])('malformed JSON (%s) is a 400', async (_, body) => {
    const { headers } = await server.administrator();

    const answer = await server.call('POST', '/api/v1/teams', { headers, body });

    expect(answer.json()).toMatchObject({ status: 400, code: 'request.malformed' });
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('strangers’ bodies are not even parsed', async () => {
    expect((await server.call('POST', '/api/v1/teams', { body: '{"name":' })).statusCode).toBe(401);
  });

  it('says field by field what was given and what would be right, but no secret', async () => {
    const answer = await server.call('POST', '/api/v1/session', {
      body: { email: 'not an address', password: { $ne: 'hunter2' }, accessCode: 'x'.repeat(33), kind: 'root' },
    });

    expect(answer.json()).toMatchObject({
      status: 422,
      code: 'request.invalid',
      fields: [
        { field: 'accessCode', given: 'not shown', expected: 'At most 32 characters.' },
        { field: 'email', given: 'not an address', expected: 'An e-mail address, such as ada@example.com.' },
        { field: 'password', given: 'not shown' },
        { field: 'kind', given: 'root', expected: 'One of: browser, cli.' },
      ],
    });
    expect(answer.body).not.toContain('hunter2');
  });

  it.each([
    '/api/v1/%E0%A4%A',
    '/api/v1/leases/%00',
    '/%c0%ae%c0%ae/etc/passwd',
    '/../../etc/passwd',
    '/api/v1/nothing',
  ])('the address %s is a problem document, and no page of ours', async (url) => {
    const ada = await server.administrator();
    const answer = await server.call('GET', url, { headers: ada.headers });

    expect([400, 404, 503]).toContain(answer.statusCode);
    expect(answer.body).not.toContain('root:');
  });
});

describe('slow loris', () => {
  it('heads and bodies that trickle in are given up', () => {
    expect(server.app.server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000 });
  });
});

describe('header injection', () => {
  it('what a browser calls itself is kept without line breaks, and no header of the request becomes one of ours', async () => {
    const answer = await server.signIn(
      { email: ADMIN_EMAIL, password: ADMIN_PASSWORD },
      { headers: { 'user-agent': 'Mozilla\u0085\u001bx', 'x-request-id': 'chosen', origin: OWN_ORIGIN } },
    );

    expect(answer.statusCode).toBe(201);
    expect(answer.headers['x-request-id']).not.toBe('chosen');
  });
});

describe('mass assignment', () => {
  it('fields that are not the caller’s to set are not set', async () => {
    const { headers } = await server.administrator();
    const body = {
      email: 'mass@example.com',
      name: 'Mass',
      personId: 'person_chosen',
      organizationId: 'organization_other',
      status: 'deactivated',
      version: 99,
      lastSignInAt: '2020-01-01T00:00:00Z',
    };

    const added = (await server.call('POST', '/api/v1/people', { headers, body })).json();

    expect(added).toMatchObject({ status: 'active', version: 1, lastSignInAt: null, role: 'member' });
    expect(added.personId).not.toBe('person_chosen');
  });

  it('one’s own role is not among what changing one’s own password changes', async () => {
    const member = await server.person('member', 'climber');
    await server.call('POST', '/api/v1/password', {
      headers: member.headers,
      body: { currentPassword: MEMBER_PASSWORD, newPassword: 'seven quiet otters paddle', role: 'administrator' },
    });

    const session = await server.call('GET', '/api/v1/session', { headers: member.headers });
    expect(session.json().person.role).toBe('member');
  });
});

describe('someone else’s things', () => {
  it('someone else’s lease and request look like ones that do not exist', async () => {
    const { headers } = await server.administrator();
    const resource = (
      await server.call('POST', '/api/v1/resources', {
        headers,
        body: { region: 'eu-central-1', groupId: 'sg-0123456789abcdef0' },
      })
    ).json();
    const policy = (
      await server.call('POST', '/api/v1/policies', {
        headers,
        body: {
          name: 'SSH',
          resourceId: resource.resourceId,
          grantees: [{ kind: 'everyone' }],
          traffics: ['tcp 22'],
          defaultDurationSeconds: 3600,
          longestDurationSeconds: 7200,
        },
      })
    ).json();
    const owner = await server.person('member', 'owner');
    const thief = await server.person('member', 'thief');
    const opened = await server.call('POST', '/api/v1/access-requests', {
      headers: owner.headers,
      body: { policyId: policy.policyId },
    });
    expect(opened.statusCode, opened.body).toBe(201);
    const { lease, request } = opened.json();
    expect(lease.cidrs).toEqual(['203.0.113.7/32']);

    const own = await server.call('GET', `/api/v1/leases/${lease.leaseId}`, { headers: owner.headers });
    const attempts = await Promise.all([
      server.call('GET', `/api/v1/leases/${lease.leaseId}`, thief),
      server.call('POST', `/api/v1/leases/${lease.leaseId}/close`, thief),
      server.call('POST', `/api/v1/leases/${lease.leaseId}/extend`, { ...thief, body: { durationSeconds: 60 } }),
      server.call('GET', `/api/v1/access-requests/${request.requestId}`, thief),
      server.call('POST', `/api/v1/access-requests/${request.requestId}/cancel`, thief),
    ]);
    const listed = await server.call('GET', `/api/v1/leases?personId=${owner.personId}`, thief);

    expect(own.statusCode).toBe(200);
    expect(attempts.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404, 404]);
    expect(listed.json().items).toEqual([]);
  });

  it('another organization’s stream, people and codes are not among anything that is answered', async () => {
    const ada = await server.administrator();
    const unknown = await server.call('GET', '/api/v1/people/person_of_another', { headers: ada.headers });

    expect(unknown.json().code).toBe('person.not-found');
  });
});

describe('law 8: secrets never appear in a log, an error, an audit event or a reply (leaks)', () => {
  it('no answer about a person, a session or a failure holds a hash', async () => {
    const { headers } = await server.administrator();
    const paths = ['/api/v1/people', '/api/v1/session', '/api/v1/events', '/api/v1/messages', '/api/v1/nothing'];

    for (const path of paths) {
      const { body } = await server.call('GET', path, { headers });
      expect(body).not.toMatch(/argon2|passwordHash|tokenHash|token_hash/);
    }
  });

  it('no audit event holds a password, a token or an access code', async () => {
    const member = await server.person('member', 'audited');
    await server.signIn({
      email: 'audited@example.com',
      password: 'another secret mistake',
      accessCode: server.accessCode,
    });
    const { headers } = await server.administrator();

    const { body } = await server.call('GET', '/api/v1/events?limit=500', { headers });

    expect(body).toContain(member.personId);
    for (const secret of [
      ADMIN_PASSWORD,
      MEMBER_PASSWORD,
      'another secret mistake',
      server.accessCode,
      String(member.headers['authorization']).replace('Bearer ', ''),
    ]) {
      expect(body).not.toContain(secret);
    }
  });

  it('token in log: no password, token, cookie, access code, body or query is ever logged', async () => {
    const member = await server.person('member', 'logged');
    const cookie = await adminCookie();
    await server.call('GET', '/api/v1/session', member);
    await server.call('GET', '/api/v1/leases?personId=person_secretquery', { headers: { cookie } });
    await server.call('GET', '/some/page?token=secretquery', { headers: { cookie } });
    await server.signIn({ email: 'logged@example.com', password: 'a secret mistake', accessCode: server.accessCode });

    const log = server.logLines.join('');

    expect(log).toContain('"route":"/api/v1/leases"');
    expect(log).toContain(member.personId);
    for (const secret of [
      ADMIN_PASSWORD,
      MEMBER_PASSWORD,
      'a secret mistake',
      'secretquery',
      server.accessCode,
      cookie.split('=')[1],
      String(member.headers['authorization']).replace('Bearer ', ''),
    ]) {
      expect(log).not.toContain(secret);
    }
  });

  it('an internal error is told without detail and logged with the request’s id', async () => {
    const broken = await startTestServer();
    const { headers } = await broken.administrator();
    await broken.store.close();

    const answer = await broken.call('GET', '/api/v1/people', { headers });

    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    expect(answer.body).not.toMatch(/sqlite|database connection|select|\.ts/i);
    const { requestId } = answer.json();
    const logged = broken.logLines.find((line) => line.includes(requestId) && line.includes('"level":50'));
    expect(logged).toContain('stack');
    await broken.app.close();
  });

  it('every answer forbids being framed, sniffed, embedded and cached', async () => {
    const answer = await server.call('GET', '/api/v1/setup');

    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('server');
  });
});
