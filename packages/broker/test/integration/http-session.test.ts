import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_EMAIL, ADMIN_PASSWORD, MEMBER_PASSWORD, startTestServer, type TestServer } from './http-harness.ts';

const NEW_PASSWORD = 'seven quiet otters paddle';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.close());

const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String(answer.headers['set-cookie']).split(';')[0] ?? '';

describe('signing in', () => {
  it('gives a browser a cookie that scripts and other sites cannot use, and no token to read', async () => {
    const answer = await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD });

    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.headers['set-cookie']).toMatch(
      /^__Host-gatelease_session=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.json()).toMatchObject({ token: null, address: '203.0.113.7', person: { email: ADMIN_EMAIL } });
  });

  it('gives a command line a token and no cookie', async () => {
    const answer = await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD, kind: 'cli' });

    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.json().token).toMatch(/^[\w-]{43}$/);
  });

  it('wants the access code of members, in any case and with spaces, and of administrators when they type one', async () => {
    await server.person('member', 'coded');
    const body = { email: 'coded@example.com', password: MEMBER_PASSWORD };
    const spaced = `${server.accessCode.slice(0, 4)} ${server.accessCode.slice(4)}`.toLowerCase();

    expect((await server.signIn({ ...body, accessCode: spaced })).statusCode).toBe(201);
    expect((await server.signIn(body)).statusCode).toBe(401);
    const admin = { email: ADMIN_EMAIL, password: ADMIN_PASSWORD, accessCode: 'WRONG234' };
    expect((await server.signIn(admin)).statusCode).toBe(401);
  });

  it('shows the access code to administrators only, and what the role may do', async () => {
    const ada = await server.administrator();
    const member = await server.person('member', 'curious');

    const shown = (await server.call('GET', '/api/v1/session', { headers: ada.headers })).json();
    const hidden = (await server.call('GET', '/api/v1/session', { headers: member.headers })).json();

    expect(shown.organization.accessCode).toBe(server.accessCode);
    expect(shown.permissions).toContain('people.add');
    expect(hidden.organization.accessCode).toBeNull();
    expect(hidden.permissions).not.toContain('people.list');
  });
});

describe('a session', () => {
  it('works with its cookie, and ends with signing out', async () => {
    const cookie = cookieOf(await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD }));
    const headers = { cookie, origin: 'https://gatelease.example.com' };

    const before = await server.call('GET', '/api/v1/session', { headers });
    const signOut = await server.call('DELETE', '/api/v1/session', { headers });
    const after = await server.call('GET', '/api/v1/session', { headers });

    expect(before.statusCode).toBe(200);
    expect(signOut.statusCode).toBe(204);
    expect(signOut.headers['set-cookie']).toMatch(/^__Host-gatelease_session=; Path=\/; Max-Age=0/);
    expect(after.statusCode).toBe(401);
    expect(after.json().code).toBe('session.required');
  });

  it('tells another address when the person has moved: the connection counts, not the sign-in', async () => {
    const ada = await server.administrator();

    const moved = await server.call('GET', '/api/v1/session', { headers: ada.headers, from: '::ffff:198.51.100.9' });

    expect(moved.json().address).toBe('198.51.100.9');
  });

  it('expired session: ends after twelve hours without use, and after seven days of any use', async () => {
    const other = await startTestServer();
    const idle = await other.administrator();
    const busy = await other.administrator();
    const read = (headers: Record<string, string>) => other.call('GET', '/api/v1/session', { headers });

    other.clock.advance(11 * 3600);
    expect((await read(busy.headers)).statusCode).toBe(200);
    other.clock.advance(3600 + 1);
    expect((await read(idle.headers)).statusCode).toBe(401);

    for (let hour = 12; hour < 7 * 24; hour += 6) {
      expect((await read(busy.headers)).statusCode).toBe(200);
      other.clock.advance(6 * 3600);
    }
    expect((await read(busy.headers)).statusCode).toBe(401);
    await other.close();
  });

  it('a cookie token in a header, or a header token in a cookie, is no session', async () => {
    const ada = await server.administrator();
    const cli = String(ada.headers['authorization']).replace('Bearer ', '');
    const browser = cookieOf(await server.signIn({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD })).split('=')[1];

    const inCookie = await server.call('GET', '/api/v1/session', {
      headers: { cookie: `__Host-gatelease_session=${cli}` },
    });
    const inHeader = await server.call('GET', '/api/v1/session', { headers: { authorization: `Bearer ${browser}` } });

    expect([inCookie.statusCode, inHeader.statusCode]).toEqual([401, 401]);
  });
});

describe('passwords', () => {
  it('a forced change leaves nothing else to do, then everything works again', async () => {
    const ada = await server.administrator();
    const added = await server.call('POST', '/api/v1/people', {
      headers: ada.headers,
      body: { email: 'forced@example.com', name: 'Frida', password: MEMBER_PASSWORD },
    });
    expect(added.json()).toMatchObject({ mustChangePassword: true, setupLink: null });
    const signedIn = await server.signIn({
      email: 'forced@example.com',
      password: MEMBER_PASSWORD,
      accessCode: server.accessCode,
      kind: 'cli',
    });
    const headers = { authorization: `Bearer ${signedIn.json().token}` };

    const blocked = await server.call('GET', '/api/v1/my-access', { headers });
    const changed = await server.call('POST', '/api/v1/password', {
      headers,
      body: { currentPassword: MEMBER_PASSWORD, newPassword: NEW_PASSWORD },
    });
    const open = await server.call('GET', '/api/v1/my-access', { headers });

    expect(blocked.json().code).toBe('session.password-change-required');
    expect(changed.statusCode, changed.body).toBe(204);
    expect(open.statusCode).toBe(200);
  });

  it('changing the password ends the other sessions and keeps this one', async () => {
    const member = await server.person('member', 'changer');
    const { accessCode } = server;
    const other = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode, kind: 'cli' });

    await server.call('POST', '/api/v1/password', {
      headers: member.headers,
      body: { currentPassword: MEMBER_PASSWORD, newPassword: NEW_PASSWORD },
    });

    const mine = await server.call('GET', '/api/v1/session', { headers: member.headers });
    const theirs = await server.call('GET', '/api/v1/session', {
      headers: { authorization: `Bearer ${other.json().token}` },
    });
    expect([mine.statusCode, theirs.statusCode]).toEqual([200, 401]);
  });

  it('refuses a wrong current password, a weak new one and the same again, and repeats none of them', async () => {
    const member = await server.person('member', 'chooser');
    const change = (currentPassword: string, newPassword: string) =>
      server.call('POST', '/api/v1/password', { headers: member.headers, body: { currentPassword, newPassword } });

    const wrong = await change('not the password at all', NEW_PASSWORD);
    const weak = await change(MEMBER_PASSWORD, 'chooser@example.com1');
    const same = await change(MEMBER_PASSWORD, MEMBER_PASSWORD);

    expect([wrong, weak, same].map((answer) => answer.json().code)).toEqual([
      'password.wrong',
      'password.too-weak',
      'password.too-weak',
    ]);
    expect(wrong.body + weak.body + same.body).not.toMatch(/not the password at all|chooser@example|tiny violet/);
  });

  it('a one-time link sets a password once, and never after a newer one was made', async () => {
    const ada = await server.administrator();
    const added = await server.call('POST', '/api/v1/people', {
      headers: ada.headers,
      body: { email: 'linked@example.com', name: 'Lin' },
    });
    const { personId, setupLink } = added.json();
    expect(setupLink).toMatch(/^https:\/\/gatelease\.example\.com\/set-password#token=[\w-]{43}$/);
    const path = `/api/v1/people/${personId}/setup-link`;
    const renewed = await server.call('POST', path, { headers: ada.headers, body: {} });
    const set = (link: string) =>
      server.call('POST', '/api/v1/password/set', {
        body: { token: link.split('token=')[1], newPassword: NEW_PASSWORD },
      });

    const replaced = await set(setupLink);
    const used = await set(renewed.json().setupLink);
    const again = await set(renewed.json().setupLink);

    expect([replaced.statusCode, used.statusCode, again.statusCode]).toEqual([403, 204, 403]);
    expect(again.json().code).toBe('setup.link-invalid');
    const { accessCode } = server;
    const signedIn = await server.signIn({ email: 'linked@example.com', password: NEW_PASSWORD, accessCode });
    expect(signedIn.statusCode).toBe(201);
  });

  it('a one-time link lasts a day', async () => {
    const other = await startTestServer();
    const ada = await other.administrator();
    const body = { email: 'late@example.com', name: 'Late' };
    const { setupLink } = (await other.call('POST', '/api/v1/people', { headers: ada.headers, body })).json();

    other.clock.advance(24 * 3600 + 1);

    const token = setupLink.split('token=')[1];
    const late = await other.call('POST', '/api/v1/password/set', { body: { token, newPassword: NEW_PASSWORD } });
    expect(late.json().code).toBe('setup.link-invalid');
    await other.close();
  });
});

describe('setting up', () => {
  const founding = {
    organizationName: 'Example',
    name: 'Ada',
    email: 'Ada@Example.com',
    password: ADMIN_PASSWORD,
    timeZone: 'Europe/Berlin',
  };

  it('creates organization and administrator with the link, once, and signs in', async () => {
    const fresh = await startTestServer({ isSetUp: false });
    const first = await fresh.createSetupLink();
    const link = await fresh.createSetupLink();
    const setUp = (token: string | undefined) => fresh.call('POST', '/api/v1/setup', { body: { ...founding, token } });

    expect((await fresh.call('GET', '/api/v1/setup')).json()).toEqual({ needed: true });
    expect((await setUp('guess')).json().code).toBe('setup.link-invalid');
    expect((await setUp(first?.token)).json().code).toBe('setup.link-invalid');
    const done = await setUp(link?.token);
    expect(done.statusCode, done.body).toBe(201);
    expect(done.json()).toMatchObject({
      person: { email: 'ada@example.com', role: 'administrator' },
      organization: { timeZone: 'Europe/Berlin', accessCode: expect.stringMatching(/^[A-HJKMNP-TV-Z2-9]{8}$/) },
      mustChangePassword: false,
    });
    expect(done.headers['set-cookie']).toContain('__Host-gatelease_session=');
    expect((await setUp(link?.token)).json().code).toBe('setup.done');
    expect((await fresh.call('GET', '/api/v1/setup')).json()).toEqual({ needed: false });
    expect(await fresh.createSetupLink()).toBeNull();
    await fresh.close();
  });

  it('wants a time zone that exists and a good password', async () => {
    const fresh = await startTestServer({ isSetUp: false });
    const token = (await fresh.createSetupLink())?.token;

    const zone = await fresh.call('POST', '/api/v1/setup', { body: { ...founding, token, timeZone: 'Mars/Base' } });
    const weak = await fresh.call('POST', '/api/v1/setup', { body: { ...founding, token, password: 'password1234' } });

    expect(zone.json()).toMatchObject({ code: 'request.invalid', fields: [{ field: 'timeZone' }] });
    expect(weak.json()).toMatchObject({ code: 'password.too-weak', fields: [{ field: 'password' }] });
    await fresh.close();
  });
});

describe('people', () => {
  it('edits what is named, and only the version that was seen', async () => {
    const ada = await server.administrator();
    const { personId } = await server.person('member', 'edited');
    const path = `/api/v1/people/${personId}`;
    const { version } = (await server.call('GET', path, { headers: ada.headers })).json();

    const edited = await server.call('PATCH', path, { headers: ada.headers, body: { version, name: 'Edda' } });
    const stale = await server.call('PATCH', path, { headers: ada.headers, body: { version, role: 'auditor' } });

    expect(edited.json()).toMatchObject({ name: 'Edda', role: 'member', email: 'edited@example.com' });
    expect(stale.json().code).toBe('storage.conflict');
  });

  it('deactivated person’s session: ends at once, and so does their way back in', async () => {
    const ada = await server.administrator();
    const member = await server.person('member', 'leaver');
    const path = `/api/v1/people/${member.personId}`;
    const { version } = (await server.call('GET', path, { headers: ada.headers })).json();

    await server.call('PATCH', path, { headers: ada.headers, body: { version, status: 'deactivated' } });

    const asked = await server.call('GET', '/api/v1/session', { headers: member.headers });
    const { accessCode } = server;
    const again = await server.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode });
    expect([asked.statusCode, again.statusCode]).toEqual([401, 401]);
  });

  it('deactivated person’s access: leases end, waiting requests are withdrawn, in the same breath', async () => {
    const { headers } = await server.administrator();
    const body = { region: 'eu-central-1', groupId: 'sg-0123456789abcdef0' };
    const { resourceId } = (await server.call('POST', '/api/v1/resources', { headers, body })).json();
    const policyIds = [0, 1].map(async (approvalsNeeded) => {
      const policy = {
        name: `Door ${String(approvalsNeeded)}`,
        resourceId,
        grantees: [{ kind: 'everyone' }],
        traffics: ['tcp 22'],
        defaultDurationSeconds: 3600,
        longestDurationSeconds: 7200,
        approvalsNeeded,
      };
      return (await server.call('POST', '/api/v1/policies', { headers, body: policy })).json().policyId;
    });
    const member = await server.person('member', 'holder');
    for (const policyId of await Promise.all(policyIds)) {
      await server.call('POST', '/api/v1/access-requests', { headers: member.headers, body: { policyId } });
    }
    const path = `/api/v1/people/${member.personId}`;
    const { version } = (await server.call('GET', path, { headers })).json();

    await server.call('PATCH', path, { headers, body: { version, status: 'deactivated' } });

    const leases = (
      await server.call('GET', `/api/v1/leases?state=all&personId=${member.personId}`, { headers })
    ).json();
    const requests = (await server.call('GET', '/api/v1/access-requests?state=all', { headers })).json();
    expect(leases.items).toMatchObject([{ state: 'closing', endReason: 'person-deactivated' }]);
    const own = requests.items.filter(({ personId }: { personId: string }) => personId === member.personId);
    expect(own.map(({ state }: { state: string }) => state).sort()).toEqual(['approved', 'cancelled']);
  });

  it('the last administrator is neither demoted nor deactivated', async () => {
    const other = await startTestServer();
    const ada = await other.administrator();
    const path = `/api/v1/people/${ada.personId}`;
    const { version } = (await other.call('GET', path, { headers: ada.headers })).json();

    for (const body of [{ role: 'member' }, { status: 'deactivated' }]) {
      const refused = await other.call('PATCH', path, { headers: ada.headers, body: { version, ...body } });
      expect(refused.json().code).toBe('person.last-administrator');
    }
    await other.close();
  });

  it('two administrators who demote each other at once: one of them stays', async () => {
    const other = await startTestServer();
    const ada = await other.administrator();
    const bob = await other.person('administrator', 'bob');
    const demote = async (who: typeof ada, by: typeof ada) => {
      const path = `/api/v1/people/${who.personId}`;
      const { version } = (await other.call('GET', path, { headers: ada.headers })).json();
      return () => other.call('PATCH', path, { headers: by.headers, body: { version, role: 'member' } });
    };
    const demotions = [await demote(ada, bob), await demote(bob, ada)];

    const answers = await Promise.all(demotions.map((run) => run()));

    expect(answers.map((answer) => answer.statusCode).sort()).toContain(200);
    const [organization] = await other.store.read((tx) => tx.organizations.list());
    const left = await other.store.read((tx) =>
      tx.people.countActiveAdministrators(organization?.organizationId ?? ''),
    );
    expect(left).toBe(1);
    await other.close();
  });

  it('knows one name for a team, takes only teams that exist, and forgets a team with its membership', async () => {
    const { headers } = await server.administrator();
    const team = (await server.call('POST', '/api/v1/teams', { headers, body: { name: 'Ops' } })).json();
    const taken = await server.call('POST', '/api/v1/teams', { headers, body: { name: 'ops' } });
    const body = { email: 'ops@example.com', name: 'Olga', teamIds: [team.teamId] };
    const olga = (await server.call('POST', '/api/v1/people', { headers, body })).json();
    const unknown = await server.call('POST', '/api/v1/people', {
      headers,
      body: { email: 'x@example.com', name: 'X', teamIds: ['team_nobody'] },
    });

    expect(taken.json().code).toBe('team.name-taken');
    expect(unknown.json().code).toBe('team.not-found');
    expect(olga.teamIds).toEqual([team.teamId]);
    expect((await server.call('DELETE', `/api/v1/teams/${team.teamId}`, { headers })).statusCode).toBe(204);
    const after = await server.call('GET', `/api/v1/people/${olga.personId}`, { headers });
    expect(after.json().teamIds).toEqual([]);
  });

  it('keeps e-mail addresses apart whatever their case', async () => {
    const { headers } = await server.administrator();

    const taken = await server.call('POST', '/api/v1/people', {
      headers,
      body: { email: 'ADA@example.com', name: 'Another' },
    });

    expect(taken.json().code).toBe('person.email-taken');
  });
});
