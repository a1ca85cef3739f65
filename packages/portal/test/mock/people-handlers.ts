import type { PersonView } from '@gatelease/contract';
import { Refusal, found, inSeconds, page } from './state.ts';
import type { Handler, MockState } from './state.ts';

const LINK = 'http://127.0.0.1/set-password#token=abc';
const CODE = 'HARB4417';

/** People, teams and the access code. */
export const PEOPLE_HANDLERS = {
  listPeople: ({ world }, { query }) => {
    const words = String(query['search'] ?? '')
      .toLowerCase()
      .split(/\s+/);
    const { role, state, teamId } = query;
    const items = world.people.filter(
      (person) =>
        words.every((word) => `${person.name} ${person.email}`.toLowerCase().includes(word)) &&
        (role === undefined || person.role === role) &&
        (teamId === undefined || person.teamIds.includes(String(teamId))) &&
        (state === undefined || stateOf(person) === state),
    );
    return page(items.toSorted((a, b) => a.name.localeCompare(b.name)));
  },
  addPerson: ({ world }, { body }) => {
    if (world.people.some(({ email }) => email === body.email)) {
      const expected = 'An e-mail address that nobody in the organization has.';
      throw new Refusal('person.email-taken', `Somebody has ${body.email} already.`, {
        fields: [{ field: 'email', code: 'person.email-taken', given: body.email, expected }],
      });
    }
    const { password, notify, passwordInMail: _, ...rest } = body;
    const hasPassword = password !== undefined;
    const person = {
      ...world.people[2]!,
      access: body.role === 'member' ? ('own' as const) : ('dashboard' as const),
      ...rest,
      personId: `p-${String(world.people.length)}`,
      lastSignInAt: null,
      hasPassword,
      linkExpiresAt: hasPassword ? null : inSeconds(86_400),
    };
    world.people.push(person);
    return { ...person, setupLink: hasPassword || notify ? null : LINK };
  },
  readPerson: (state, { params }) => ({
    ...personOf(state, params),
    liveLeases: state.world.leases.filter(({ personId }) => personId === params['personId']).length,
    pendingRequests: 0,
    policies: state.world.policies.slice(0, 2).map(({ policyId, name }) => ({ policyId, name })),
  }),
  editPerson: (state, { params, body }) => {
    const before = personOf(state, params);
    if (before.version !== body.version) {
      throw new Refusal('storage.conflict', `${before.name} was changed in the meantime. Look again, then edit.`);
    }
    const after = { ...before, ...body, version: body.version + 1 };
    state.world.people[state.world.people.indexOf(before)] = after;
    return after;
  },
  importPeople: ({ world }, { body }) => {
    const rows = body.rows.map((row: { email: string; name?: string }) => importedRow(world.people, row));
    if (body.apply) importRows(world, body.rows, rows);
    return { rows };
  },
  deletePerson: (state, { params }) => {
    const person = personOf(state, params);
    state.world.people = state.world.people.filter((other) => other !== person);
    return null;
  },
  renewSetupLink: (state, { params, body }) => {
    const expiresAt = inSeconds(86_400);
    Object.assign(personOf(state, params), { linkExpiresAt: expiresAt });
    return { setupLink: body.deliver === 'mail' ? null : LINK, expiresAt };
  },
  unlinkProviderAccount: () => null,
  withdrawSetupLink: (state, { params }) => {
    Object.assign(personOf(state, params), { linkExpiresAt: null });
    return null;
  },
  listTeams: ({ world }) =>
    page(
      world.teams.map((team) => ({
        ...team,
        memberCount: world.people.filter(({ teamIds }) => teamIds.includes(team.teamId)).length,
      })),
    ),
  addTeam: ({ world }, { body }) => {
    const team = { teamId: `t-${String(world.teams.length)}`, name: body.name };
    world.teams.push(team);
    return team;
  },
  readTeam: ({ world }, { params }) => ({
    ...found(
      world.teams.find(({ teamId }) => teamId === params['teamId']),
      'team.not-found',
    ),
    members: world.people
      .filter(({ teamIds }) => teamIds.includes(params['teamId'] ?? ''))
      .map(({ personId, name, email }) => ({ personId, name, email })),
    policies: world.policies.slice(0, 2).map(({ policyId, name }) => ({ policyId, name })),
    liveLeases: 1,
  }),
  editTeam: ({ world }, { params, body }) => {
    const team = found(
      world.teams.find(({ teamId }) => teamId === params['teamId']),
      'team.not-found',
    );
    Object.assign(team, { name: body.name ?? team.name });
    for (const person of world.people) {
      const { personId } = person;
      const others = person.teamIds.filter((teamId) => teamId !== team.teamId);
      if (body.addMembers.includes(personId)) Object.assign(person, { teamIds: [...others, team.teamId] });
      if (body.removeMembers.includes(personId)) Object.assign(person, { teamIds: others });
    }
    return team;
  },
  deleteTeam: ({ world }, { params }) => {
    world.teams = world.teams.filter(({ teamId }) => teamId !== params['teamId']);
    return null;
  },
  replaceAccessCode: (_, { body }) => {
    if (body.presentCode !== 'harbour-4417') {
      const expected = 'The present access code, as this page shows it.';
      throw new Refusal('request.invalid', 'That is not the present access code. Nothing was changed.', {
        fields: [{ field: 'presentCode', code: 'access-code.not-present', given: 'not shown', expected }],
      });
    }
    return { accessCode: CODE };
  },
} satisfies Record<string, Handler>;

type MockPerson = MockState['world']['people'][number];

function personOf({ world }: MockState, params: Record<string, string>): MockPerson {
  return found(
    world.people.find(({ personId }) => personId === params['personId']),
    'person.not-found',
  );
}

function stateOf({ status, lastSignInAt, hasPassword }: MockPerson): 'active' | 'invited' | 'deactivated' {
  if (status === 'deactivated') return 'deactivated';
  return lastSignInAt === null && !hasPassword ? 'invited' : 'active';
}

function importedRow(people: readonly PersonView[], { email, name }: { email: string; name?: string }) {
  const known = people.find((person) => person.email === email.toLowerCase());
  const isChanged = known !== undefined && name !== undefined && name !== known.name;
  const expected = 'An e-mail address, such as ada@example.com.';
  const problem = { field: 'email', code: 'email.malformed', given: email, expected };
  return {
    email,
    outcome: !email.includes('@') ? 'refuse' : known === undefined ? 'add' : isChanged ? 'change' : 'same',
    changes: isChanged ? [{ field: 'name', from: known.name, to: name }] : [],
    problem: email.includes('@') ? null : problem,
  };
}

function importRows(
  world: MockState['world'],
  rows: readonly { email: string; name?: string }[],
  outcomes: readonly { outcome: string }[],
): void {
  for (const [at, { email, name = email }] of rows.entries()) {
    const outcome = outcomes[at]?.outcome;
    const index = world.people.findIndex((person) => person.email === email.toLowerCase());
    if (outcome === 'change') world.people[index] = { ...world.people[index]!, name };
    if (outcome === 'add')
      world.people.push({ ...world.people[0]!, personId: `p-imported-${String(at)}`, email, name });
  }
}
