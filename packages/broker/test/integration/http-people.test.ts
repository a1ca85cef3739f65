import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSendMessages } from '../../src/application/mail/send-messages.ts';
import { MEMBER_PASSWORD, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

let server: TestServer;
let ada: Somebody;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.administrator();
});

afterAll(() => server.close());

const add = (body: Record<string, unknown>) =>
  server.call('POST', '/api/v1/people', { headers: ada.headers, body: { name: 'Ben', ...body } });

describe('access', () => {
  it.each([
    { role: 'member', access: 'own' },
    { role: 'approver', access: 'dashboard' },
    { role: 'auditor', access: 'dashboard' },
    { role: 'administrator', access: 'dashboard' },
  ])('is $access for a $role of whom nobody says otherwise', async ({ role, access }) => {
    const answer = await add({ email: `usual-${role}@example.com`, role });

    expect(answer.json()).toMatchObject({ role, access });
  });

  it('lets a member with the dashboard read groups, policies and leases, and nobody else’s requests or people', async () => {
    const { headers } = await server.person('member', 'dashboard', 'dashboard');
    const session = (await server.call('GET', '/api/v1/session', { headers })).json();

    expect(session.permissions).toEqual(expect.arrayContaining(['resources.list', 'policies.list', 'leases.list-all']));
    expect(session.permissions).not.toContain('people.list');
    expect(session.permissions).not.toContain('requests.list-all');
    expect(session.organization.accessCode).toBeNull();
  });

  it('cannot be own access only for a role above member: not when added, not when edited', async () => {
    const added = await add({ email: 'none@example.com', role: 'auditor', access: 'own' });
    const { personId, version } = (await add({ email: 'some@example.com', role: 'auditor' })).json();
    const edited = await server.call('PATCH', `/api/v1/people/${personId}`, {
      headers: ada.headers,
      body: { version, access: 'own' },
    });

    for (const answer of [added, edited]) {
      expect(answer.json()).toMatchObject({
        status: 422,
        code: 'request.invalid',
        fields: [{ field: 'access', code: 'access.role-needs-dashboard' }],
      });
    }
  });

  it('comes with a higher role, stays when the role is taken, and every step is in the ledger', async () => {
    const { personId } = (await add({ email: 'climber@example.com' })).json();
    const edit = async (body: Record<string, unknown>) => {
      const path = `/api/v1/people/${personId}`;
      const { version } = (await server.call('GET', path, { headers: ada.headers })).json();
      return (await server.call('PATCH', path, { headers: ada.headers, body: { version, ...body } })).json();
    };

    expect(await edit({ role: 'approver' })).toMatchObject({ role: 'approver', access: 'dashboard' });
    expect(await edit({ role: 'member' })).toMatchObject({ role: 'member', access: 'dashboard' });
    expect(await edit({ access: 'own' })).toMatchObject({ role: 'member', access: 'own' });
    const { items } = (
      await server.call('GET', `/api/v1/events?personId=${personId}&kind=person.access-changed`, {
        headers: ada.headers,
      })
    ).json();
    expect(items.map(({ detail }: { detail: unknown }) => detail)).toEqual([
      { from: 'dashboard', to: 'own' },
      { from: 'own', to: 'dashboard' },
    ]);
  });
});

describe('the list of people', () => {
  const list = (query: string) => server.call('GET', `/api/v1/people?${query}`, { headers: ada.headers });

  it('comes in pages, searched and filtered', async () => {
    for (const n of [1, 2, 3]) await add({ email: `nadia-${n}@example.com`, name: `Nádia ${n}` });

    const first = (await list('search=nadia&state=invited&limit=2')).json();
    const second = (await list(`search=nadia&state=invited&limit=2&after=${first.next}`)).json();

    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['Nádia 1', 'Nádia 2', 'Nádia 3']);
    expect(second.next).toBeNull();
  });

  it.each(['limit=0', 'limit=501', 'limit=many', 'after=nonsense', 'state=gone', 'role=king'])(
    'refuses %s at its field',
    async (query) => {
      const answer = await list(query);

      expect(answer.json()).toMatchObject({ status: 422, fields: [{ field: query.split('=')[0] }] });
    },
  );
});

describe('a person who is deleted', () => {
  const policyOf = async (grantee: Record<string, string>, name: string) => {
    const { items } = (await server.call('GET', '/api/v1/resources', { headers: ada.headers })).json();
    const body = { region: 'eu-central-1', groupId: 'sg-0123456789abcdef0' };
    const resource =
      items[0] ?? (await server.call('POST', '/api/v1/resources', { headers: ada.headers, body })).json();
    const policy = {
      name,
      resourceId: resource.resourceId,
      grantees: [grantee],
      traffics: ['tcp 22'],
      defaultDurationSeconds: 3600,
      longestDurationSeconds: 7200,
    };
    return (await server.call('POST', '/api/v1/policies', { headers: ada.headers, body: policy })).json();
  };

  it('is signed out, what they have open closes, and what is told of them keeps their name', async () => {
    const leaver = await server.person('member', 'leaver');
    const { policyId } = await policyOf({ kind: 'person', personId: leaver.personId }, 'For the leaver');
    await server.call('POST', '/api/v1/access-requests', { headers: leaver.headers, body: { policyId } });
    const path = `/api/v1/people/${leaver.personId}`;

    const before = (await server.call('GET', path, { headers: ada.headers })).json();
    const answer = await server.call('DELETE', path, { headers: ada.headers });

    expect(before).toMatchObject({ liveLeases: 1, pendingRequests: 0, policies: [{ policyId }] });
    expect(answer.statusCode).toBe(204);
    expect((await server.call('GET', path, { headers: ada.headers })).json().code).toBe('person.not-found');
    expect((await server.call('GET', '/api/v1/session', { headers: leaver.headers })).statusCode).toBe(401);
    const about = `personId=${leaver.personId}`;
    const leases = (await server.call('GET', `/api/v1/leases?state=all&${about}`, { headers: ada.headers })).json();
    expect(leases.items).toMatchObject([
      { state: 'closing', endReason: 'person-deleted', personName: 'leaver (deleted)', personEmail: leaver.email },
    ]);
    const events = (await server.call('GET', `/api/v1/events?${about}`, { headers: ada.headers })).json();
    expect(events.items[0]).toMatchObject({ kind: 'person.deleted', personName: 'leaver (deleted)' });
    const policy = (await server.call('GET', `/api/v1/policies/${policyId}`, { headers: ada.headers })).json();
    expect(policy.sentence).toContain('Leaver (deleted) may open');
  });

  it('leaves their e-mail address free, and whoever gets it is somebody else', async () => {
    const first = await server.person('member', 'returner');
    const { policyId } = await policyOf({ kind: 'person', personId: first.personId }, 'For the returner');
    await server.call('DELETE', `/api/v1/people/${first.personId}`, { headers: ada.headers });

    const second = await server.person('member', 'returner');

    expect(second.personId).not.toBe(first.personId);
    const { doors } = (await server.call('GET', '/api/v1/my-access', { headers: second.headers })).json();
    expect(doors.map((door: { policyId: string }) => door.policyId)).not.toContain(policyId);
  });

  it('is never the last administrator, also when two delete each other at once', async () => {
    const other = await startTestServer();
    const first = await other.administrator();
    const alone = await other.call('DELETE', `/api/v1/people/${first.personId}`, { headers: first.headers });
    const second = await other.person('administrator', 'second');

    const answers = await Promise.all([
      other.call('DELETE', `/api/v1/people/${first.personId}`, { headers: second.headers }),
      other.call('DELETE', `/api/v1/people/${second.personId}`, { headers: first.headers }),
    ]);

    expect(alone.json().code).toBe('person.last-administrator');
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1);
    await other.close();
  });
});

describe('a one-time link', () => {
  it('shows on the person until it is used, and works no more once it is withdrawn', async () => {
    const { personId, setupLink } = (await add({ email: 'invited@example.com', name: 'Ivo' })).json();
    const path = `/api/v1/people/${personId}`;
    const read = async () => (await server.call('GET', path, { headers: ada.headers })).json();
    const use = (link: string) =>
      server.call('POST', '/api/v1/password/set', {
        body: { token: new URL(link, 'http://x').hash.replace('#token=', ''), newPassword: 'purple kettle on a hill' },
      });

    expect(await read()).toMatchObject({ hasPassword: false, linkExpiresAt: expect.any(String) });
    expect((await server.call('DELETE', `${path}/setup-link`, { headers: ada.headers })).statusCode).toBe(204);
    expect((await use(setupLink)).json().code).toBe('setup.link-invalid');
    expect(await read()).toMatchObject({ hasPassword: false, linkExpiresAt: null });

    const renewed = (
      await server.call('POST', `${path}/setup-link`, { headers: ada.headers, body: { deliver: 'show' } })
    ).json();
    expect((await use(renewed.setupLink)).statusCode).toBe(204);
    expect(await read()).toMatchObject({ hasPassword: true, linkExpiresAt: null });
  });
});

describe('a team', () => {
  const addTeam = async (name: string) =>
    (await server.call('POST', '/api/v1/teams', { headers: ada.headers, body: { name } })).json();
  const edit = (teamId: string, body: Record<string, unknown>) =>
    server.call('PATCH', `/api/v1/teams/${teamId}`, { headers: ada.headers, body });
  const read = async (teamId: string) =>
    (await server.call('GET', `/api/v1/teams/${teamId}`, { headers: ada.headers })).json();

  it('is renamed, but not to what another is called', async () => {
    const { teamId } = await addTeam('Operations');
    await addTeam('Data');

    expect((await edit(teamId, { name: 'OPERATIONS' })).json()).toMatchObject({ name: 'OPERATIONS' });
    expect((await edit(teamId, { name: 'data' })).json()).toMatchObject({
      code: 'team.name-taken',
      fields: [{ field: 'name' }],
    });
    expect((await edit('team_none', { name: 'x' })).json().code).toBe('team.not-found');
  });

  it('takes people in and out, two editors at once included', async () => {
    const { teamId } = await addTeam('Moving');
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      ids.push((await add({ email: `${name}@example.com`, name })).json().personId);
    }
    const [one, two, three] = ids;

    await Promise.all([edit(teamId, { addMembers: [one, two] }), edit(teamId, { addMembers: [three, two] })]);
    expect((await read(teamId)).members.map(({ name }: { name: string }) => name)).toEqual(['one', 'three', 'two']);
    await edit(teamId, { removeMembers: [two, one, one] });

    expect((await read(teamId)).members).toEqual([{ personId: three, name: 'three', email: 'three@example.com' }]);
    expect((await edit(teamId, { addMembers: ['person_none'] })).json().code).toBe('person.not-found');
    const { items } = (await server.call('GET', '/api/v1/teams', { headers: ada.headers })).json();
    expect(items).toContainEqual({ teamId, name: 'Moving', memberCount: 1 });
  });

  it('says what its deletion takes, and closes by choice what members have through it alone', async () => {
    const { teamId } = await addTeam('Closing');
    const through = await server.person('member', 'through');
    const also = await server.person('member', 'also');
    await edit(teamId, { addMembers: [through.personId, also.personId] });
    const body = { region: 'eu-central-1', groupId: 'sg-0fedcba9876543210' };
    const { resourceId } = (await server.call('POST', '/api/v1/resources', { headers: ada.headers, body })).json();
    const policy = {
      name: 'Of the team',
      resourceId,
      grantees: [
        { kind: 'team', teamId },
        { kind: 'person', personId: also.personId },
      ],
      traffics: ['tcp 22'],
      defaultDurationSeconds: 3600,
      longestDurationSeconds: 7200,
    };
    const { policyId } = (await server.call('POST', '/api/v1/policies', { headers: ada.headers, body: policy })).json();
    for (const { headers } of [through, also]) {
      await server.call('POST', '/api/v1/access-requests', { headers, body: { policyId } });
    }

    const told = await read(teamId);
    await server.call('DELETE', `/api/v1/teams/${teamId}?closesLeases=true`, { headers: ada.headers });

    expect(told).toMatchObject({ liveLeases: 1, policies: [{ policyId, name: 'Of the team' }] });
    const list = async ({ personId }: Somebody) =>
      (await server.call('GET', `/api/v1/leases?state=all&personId=${personId}`, { headers: ada.headers })).json()
        .items;
    expect(await list(through)).toMatchObject([{ state: 'closing', endReason: 'team-deleted' }]);
    expect(await list(also)).toMatchObject([{ state: 'opening', endReason: null }]);
  });
});

describe('the access code', () => {
  it('is replaced once however many ask at once; the old one gets the usual answer, sessions go on', async () => {
    const other = await startTestServer();
    const administrator = await other.administrator();
    const member = await other.person('member', 'mia');
    const replace = (presentCode: string) =>
      other.call('POST', '/api/v1/organization/access-code', { headers: administrator.headers, body: { presentCode } });
    const old = other.accessCode;

    const wrong = await replace('NOTTHIS1');
    const answers = await Promise.all([replace(` ${old.toLowerCase()} `), replace(old)]);
    const made = answers.filter(({ statusCode }) => statusCode === 200);
    const { accessCode } = made[0]!.json();

    expect(wrong.json()).toMatchObject({ code: 'request.invalid', fields: [{ field: 'presentCode' }] });
    expect(wrong.body).not.toContain('NOTTHIS1');
    expect(made).toHaveLength(1);
    expect(accessCode).not.toBe(old);
    const signIn = (code: string) => other.signIn({ email: member.email, password: MEMBER_PASSWORD, accessCode: code });
    expect((await signIn(old)).json().code).toBe('session.credentials-wrong');
    expect((await signIn(accessCode)).statusCode).toBe(201);
    expect((await other.call('GET', '/api/v1/session', { headers: member.headers })).statusCode).toBe(200);
    const { items } = (
      await other.call('GET', '/api/v1/events?kind=organization.access-code-replaced', {
        headers: administrator.headers,
      })
    ).json();
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${old}|${accessCode}`));
    await other.close();
  });
});

describe('a message to somebody new', () => {
  const PASSWORD = 'violet kettle on the roof';

  /** What is in the outbox for an address, as the store has it and as the page shows it. */
  const messagesTo = async (email: string) => {
    const { items } = (await server.call('GET', '/api/v1/messages', { headers: ada.headers })).json();
    const found = items.filter(({ to }: { to: string }) => to === email);
    const shown = await Promise.all(
      found.map(({ messageId }: { messageId: string }) =>
        server.call('GET', `/api/v1/messages/${messageId}`, { headers: ada.headers }),
      ),
    );
    const [organization] = await server.store.read((tx) => tx.organizations.list());
    const stored = await Promise.all(
      found.map(({ messageId }: { messageId: string }) =>
        server.store.read((tx) => tx.outbox.find(organization?.organizationId ?? '', messageId)),
      ),
    );
    return { found, shown: shown.map(({ body }) => body).join(), stored: JSON.stringify(stored) };
  };

  /** Sends what is due, and gives back what went out. */
  const send = async () => {
    const sent: string[] = [];
    const changes = { publish: () => undefined };
    const mail = {
      send: (message: unknown) => {
        sent.push(JSON.stringify(message));
        return Promise.resolve({ kind: 'taken' } as const);
      },
    };
    const sendMessages = makeSendMessages({ ...server, changes }, mail);
    for (let round = 0; round < 20; round += 1) await sendMessages();
    return sent;
  };

  it('with a link: the administrator never sees it, the recipient can use it, the outbox forgets it', async () => {
    const email = 'by-mail@example.com';
    const added = (await add({ email, name: 'Mia', notify: true })).json();
    const letter = (await server.letters()).find(({ to }) => to === email);
    const made = /token=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const before = await messagesTo(email);

    const sent = await send();

    expect(added.setupLink).toBeNull();
    expect(made).not.toBe('');
    expect(sent.filter((message) => message.includes(email))).toMatchObject([expect.stringContaining(made)]);
    for (const text of [
      before.shown,
      before.stored,
      (await messagesTo(email)).shown,
      (await messagesTo(email)).stored,
    ]) {
      expect(text).not.toContain(made);
    }
    const body = { token: made, newPassword: 'purple kettle on a hill' };
    expect((await server.call('POST', '/api/v1/password/set', { body })).statusCode).toBe(204);
  });

  it('leaves the password out unless it is told to carry it', async () => {
    const email = 'without@example.com';
    await add({ email, password: PASSWORD, notify: true });

    const { stored } = await messagesTo(email);

    expect(stored).toContain('in another way');
    expect(stored).toContain(server.accessCode);
    expect(stored).not.toContain(PASSWORD);
  });

  it('stolen outbox: a password in a mail is shown on no page, and is gone once the mail went out', async () => {
    const email = 'within@example.com';
    await add({ email, password: PASSWORD, notify: true, passwordInMail: true });
    const before = await messagesTo(email);

    const sent = await send();
    const after = await messagesTo(email);
    const resent = await server.call('POST', `/api/v1/messages/${after.found[0].messageId}/resend`, {
      headers: ada.headers,
    });

    expect(sent.filter((message) => message.includes(email))).toMatchObject([expect.stringContaining(PASSWORD)]);
    for (const text of [before.shown, before.stored, after.shown, after.stored]) expect(text).not.toContain(PASSWORD);
    expect(resent.json().code).toBe('message.link-forgotten');
    const { items } = (await server.call('GET', '/api/v1/events?limit=500', { headers: ada.headers })).json();
    expect(JSON.stringify(items)).not.toContain(PASSWORD);
    expect(server.logLines.join()).not.toContain(PASSWORD);
  });

  it('is not written for a password that is not there, or without an e-mail that carries it', async () => {
    for (const body of [{ notify: true }, { password: PASSWORD }]) {
      const answer = await add({ email: 'nobody@example.com', passwordInMail: true, ...body });
      expect(answer.json()).toMatchObject({ status: 422, fields: [{ field: 'passwordInMail' }] });
    }
  });

  it('carries a link for a new password to whom an administrator sends one', async () => {
    const member = await server.person('member', 'forgetful');
    const answer = await server.call('POST', `/api/v1/people/${member.personId}/setup-link`, {
      headers: ada.headers,
      body: { deliver: 'mail' },
    });

    expect(answer.json()).toMatchObject({ setupLink: null, expiresAt: expect.any(String) });
    expect((await messagesTo(member.email)).found).toMatchObject([{ kind: 'password-link' }]);
  });

  it('tells every administrator of a new access code, and does not hold it', async () => {
    const other = await startTestServer();
    const { headers } = await other.administrator();
    await other.person('administrator', 'second');
    const body = { presentCode: other.accessCode };
    const { accessCode } = (await other.call('POST', '/api/v1/organization/access-code', { headers, body })).json();

    const { items } = (await other.call('GET', '/api/v1/messages', { headers })).json();
    const [organization] = await other.store.read((tx) => tx.organizations.list());
    const stored = await Promise.all(
      items.map(({ messageId }: { messageId: string }) =>
        other.store.read((tx) => tx.outbox.find(organization?.organizationId ?? '', messageId)),
      ),
    );

    expect(items.map(({ kind, to }: { kind: string; to: string }) => `${kind} ${to}`).sort()).toEqual([
      'access-code-replaced ada@example.com',
      'access-code-replaced second@example.com',
    ]);
    expect(JSON.stringify(stored)).not.toContain(accessCode);
    await other.close();
  });
});
