import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer } from './http-harness.ts';
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
