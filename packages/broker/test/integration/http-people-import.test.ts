import { afterAll, beforeAll, expect, it } from 'vitest';
import { RandomIds } from '../../src/adapters/secrets/random-ids.ts';
import { Sha256TokenHasher } from '../../src/adapters/secrets/sha256-token-hasher.ts';
import { makeImportPeople } from '../../src/application/people/import-people.ts';
import { PUBLIC_URL, startTestServer } from './http-harness.ts';
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

const list = (length: number) =>
  Array.from({ length }, (_, n) => ({
    email: `person-${String(n)}@example.com`,
    name: `Person ${String(n)}`,
    teams: [`Team ${String(n % 20)}`],
  }));
/** Takes those that wait: a second time they are not due. */
const invitations = async () => {
  const now = server.clock.now();
  const later = new Date(now.getTime() + 3_600_000);
  const due = await server.store.write((tx) => tx.outbox.takeDue(now, later, 5000));
  return due.filter(({ kind }) => kind === 'invitation').length;
};

it('takes two thousand people at once, with their invitations, and does them once however often they are sent', async () => {
  await invitations();

  const [told, toldAgain] = await Promise.all([
    send(list(2000), { apply: true, addTeams: true }),
    send(list(2000), { apply: true, addTeams: true }),
  ]);

  const counts = [told, toldAgain].map((answer) => outcomes(answer).filter((outcome) => outcome === 'add').length);
  expect(counts.sort()).toEqual([0, 2000]);
  const [organization] = await server.store.read((tx) => tx.organizations.list());
  const people = await server.store.read((tx) => tx.people.list(organization?.organizationId ?? ''));
  expect(people.filter(({ email }) => email.startsWith('person-'))).toHaveLength(2000);
  expect(await invitations()).toBe(2000);
  const found = await server.call('GET', '/api/v1/people?search=person-1999@', { headers: ada.headers });
  expect(found.json().items).toMatchObject([{ name: 'Person 1999', teamIds: [expect.any(String)] }]);
  const teams = (await server.call('GET', '/api/v1/teams', { headers: ada.headers })).json().items;
  expect(teams.filter(({ name }: { name: string }) => name.startsWith('Team '))).toHaveLength(20);
});

it.each([{ rows: [] }, { rows: list(2001) }, { rows: [{ name: 'X' }] }])(
  'refuses a list of another shape as a whole',
  async ({ rows }) => {
    expect(await send(rows)).toMatchObject({ status: 422, code: 'request.invalid' });
  },
);

it('does nothing of a list in whose middle something fails: no person, no team, no invitation, no event', async () => {
  const people = await everybody();
  const { items: before } = (await server.call('GET', '/api/v1/events?limit=500', { headers: ada.headers })).json();
  const newest = await server.letters();
  let left = 6;
  const ids = new RandomIds();
  const importPeople = makeImportPeople({
    ...server,
    publicUrl: PUBLIC_URL,
    worker: null,
    signal: { wake: () => Promise.resolve() },
    tokenHasher: new Sha256TokenHasher(),
    ids: Object.assign(new RandomIds(), {
      newToken: () => {
        left -= 1;
        if (left === 0) throw new Error('the power goes out');
        return ids.newToken();
      },
    }),
  });
  const { person, organization } = (await server.call('GET', '/api/v1/session', { headers: ada.headers })).json();
  const principal = { ...person, organizationId: organization.organizationId, sessionId: 's', address: '203.0.113.7' };
  const rows = Array.from({ length: 12 }, (_, n) => {
    const email = `half-${String(n)}@example.com`;
    return { givenEmail: email, email, name: `Half ${String(n)}`, role: null, access: null, teams: ['Halves'] };
  });

  const attempt = importPeople(principal, { rows, applies: true, addsTeams: true, invites: true });

  await expect(attempt).rejects.toThrow('the power goes out');
  expect(await everybody()).toEqual(people);
  expect((await server.call('GET', '/api/v1/events?limit=500', { headers: ada.headers })).json().items).toEqual(before);
  expect(await server.letters()).toEqual(newest);
});
