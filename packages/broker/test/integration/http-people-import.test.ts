import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

let server: TestServer;
let ada: Somebody;

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.administrator();
});

afterAll(() => server.close());

const send = async (rows: readonly unknown[], more: Record<string, unknown> = {}) =>
  (await server.call('POST', '/api/v1/people/import', { headers: ada.headers, body: { rows, ...more } })).json();
const outcomes = ({ rows }: { rows: { outcome: string }[] }) => rows.map(({ outcome }) => outcome);
const everybody = async () =>
  (await server.call('GET', '/api/v1/people?limit=500', { headers: ada.headers })).json().items;

it('tells what a list would do and changes nothing, does just that, and does nothing the second time', async () => {
  await server.person('member', 'known');
  const rows = [
    { email: 'One@Example.com', name: 'One', teams: ['Import'] },
    { email: 'two@example.com', name: 'Two', role: 'approver' },
    { email: 'known@example.com', name: 'Known Person', role: '', teams: ['import'] },
    { email: 'ada@example.com', role: 'member' },
    { email: 'one@example.com', name: 'Again' },
    { email: 'nobody at all', name: 'X' },
    { email: 'ada@example.com', name: '' },
  ];
  const before = await everybody();

  const told = await send(rows, { addTeams: true });
  const untouched = await everybody();
  const done = await send(rows, { addTeams: true, apply: true });
  const again = await send(rows, { addTeams: true, apply: true });

  expect(untouched).toEqual(before);
  expect(done).toEqual(told);
  expect(outcomes(told)).toEqual(['add', 'add', 'change', 'refuse', 'refuse', 'refuse', 'refuse']);
  expect(told.rows[2].changes).toEqual([
    { field: 'name', from: 'known', to: 'Known Person' },
    { field: 'teams', from: '', to: 'Import' },
  ]);
  expect(told.rows.flatMap(({ problem }: { problem: { code: string } | null }) => problem?.code ?? [])).toEqual([
    'person.last-administrator',
    'email.repeated',
    'email.malformed',
    'email.repeated',
  ]);
  expect(outcomes(again).slice(0, 3)).toEqual(['same', 'same', 'same']);
  const [organization] = await server.store.read((tx) => tx.organizations.list());
  const teams = await server.store.read((tx) => tx.teams.list(organization?.organizationId ?? ''));
  expect(teams.map(({ name }) => name)).toEqual(['Import']);
});

it('invites those whom it adds by mail, or lets them wait for a link', async () => {
  await send([{ email: 'invited@example.com', name: 'Invited' }], { apply: true });
  await send([{ email: 'waiting@example.com', name: 'Waiting' }], { apply: true, invite: false });

  const people = await everybody();
  const find = (email: string) => people.find((person: { email: string }) => person.email === email);
  expect(find('invited@example.com')).toMatchObject({ hasPassword: false, linkExpiresAt: expect.any(String) });
  expect(find('waiting@example.com')).toMatchObject({ hasPassword: false, linkExpiresAt: null });
  const { items } = (await server.call('GET', '/api/v1/messages', { headers: ada.headers })).json();
  expect(items.map(({ to }: { to: string }) => to)).toContain('invited@example.com');
  expect(items.map(({ to }: { to: string }) => to)).not.toContain('waiting@example.com');
});

it('takes two thousand people in ten calls', { timeout: 60_000 }, async () => {
  const rows = Array.from({ length: 2000 }, (_, n) => ({
    email: `person-${String(n)}@example.com`,
    name: `Person ${String(n)}`,
    teams: [`Team ${String(n % 20)}`],
  }));

  for (let from = 0; from < rows.length; from += 200) {
    const { rows: told } = await send(rows.slice(from, from + 200), { apply: true, addTeams: true });
    expect(new Set(told.map(({ outcome }: { outcome: string }) => outcome))).toEqual(new Set(['add']));
  }

  const found = await server.call('GET', '/api/v1/people?search=person-1999@', { headers: ada.headers });
  expect(found.json().items).toMatchObject([{ name: 'Person 1999', teamIds: [expect.any(String)] }]);
  const teams = (await server.call('GET', '/api/v1/teams', { headers: ada.headers })).json().items;
  expect(teams.filter(({ name }: { name: string }) => name.startsWith('Team '))).toHaveLength(20);
});

it.each([
  { rows: [] },
  { rows: Array.from({ length: 201 }, () => ({ email: 'x@example.com' })) },
  { rows: [{ name: 'X' }] },
])('refuses a list of another shape as a whole', async ({ rows }) => {
  expect(await send(rows)).toMatchObject({ status: 422, code: 'request.invalid' });
});
