import type { DoorView, LeaseView, OperationName, Problem, ProblemCode, SessionView } from '@gatelease/contract';
import { PROBLEMS } from '@gatelease/contract';
import type { World } from './world.ts';

/** What a call of an operation brought along, already read with the contract's schemas. */
export interface Call {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly body: any;
}

export interface MockState {
  world: World;
  isSetUp: boolean;
  /** Who is signed in; `null` for nobody. */
  personId: string | null;
  mustChangePassword: boolean;
  /** Every call that changed something, in order. */
  readonly changes: { readonly name: OperationName; readonly call: Call }[];
  tell(topic: string): void;
}

/** A refusal, as the server words it. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(code: ProblemCode, detail: string, more: Partial<Problem> = {}) {
    super(detail);
    const { status, title } = PROBLEMS[code];
    this.problem = { type: `https://gatelease.example/problems/${code}`, title, status, code, detail, ...more };
  }
}

const PERMISSIONS: Record<string, readonly string[]> = {
  administrator: [
    ...['people.list', 'people.add', 'people.edit', 'people.deactivate', 'teams.list', 'teams.edit'],
    ...['resources.list', 'resources.add', 'resources.edit', 'resources.delete', 'resources.reconcile'],
    ...['policies.list', 'policies.edit', 'access.open', 'requests.list-all', 'requests.review'],
    ...['leases.list-all', 'leases.close-own', 'leases.close-any', 'events.list', 'organization.edit'],
  ],
  approver: [
    'people.list',
    'teams.list',
    'resources.list',
    'policies.list',
    'requests.list-all',
    'requests.review',
    'leases.list-all',
    'leases.close-any',
    'access.open',
  ],
  auditor: [
    'people.list',
    'teams.list',
    'resources.list',
    'policies.list',
    'requests.list-all',
    'leases.list-all',
    'events.list',
  ],
  member: ['access.open', 'leases.close-own'],
};

export function sessionOf(state: MockState): SessionView {
  const person = state.world.people.find(({ personId }) => personId === state.personId);
  if (person === undefined) throw new Refusal('session.required', 'There is no session, or it has ended.');
  const permissions = [...PERMISSIONS[person.role]!];
  return {
    person,
    organization: {
      organizationId: 'o-1',
      name: 'Harbour Logistics',
      timeZone: 'Europe/Berlin',
      accessCode: permissions.includes('organization.edit') ? 'harbour-4417' : null,
    },
    address: '203.0.113.7',
    permissions,
    mustChangePassword: state.mustChangePassword,
    expiresAt: new Date(state.world.now + 8 * 3_600_000).toISOString(),
  };
}

type Handler = (state: MockState, call: Call) => unknown;

const page = (items: readonly unknown[]) => ({ items, next: null });
const found = <Item>(item: Item | undefined, code: ProblemCode): Item => {
  if (item === undefined) throw new Refusal(code, 'There is none of that id.');
  return item;
};
const isLive = ({ state }: LeaseView) => ['scheduled', 'opening', 'active', 'closing'].includes(state);
const inSeconds = (state: MockState, seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();

export const HANDLERS: Record<OperationName, Handler> = {
  readSetup: (state) => ({ needed: !state.isSetUp }),
  setUp: (state) => {
    state.isSetUp = true;
    state.personId = 'p-mara';
    return { ...sessionOf(state), token: null, opened: [] };
  },
  signIn: (state, { body }) => {
    const person = state.world.people.find(({ email }) => email === body.email);
    if (person === undefined || body.password !== 'correct horse battery staple') {
      throw new Refusal('session.credentials-wrong', 'Check the three, and whether caps lock is on.');
    }
    state.personId = person.personId;
    return { ...sessionOf(state), token: null, opened: [] };
  },
  readSession: (state) => sessionOf(state),
  signOut: (state) => {
    state.personId = null;
    return null;
  },
  changePassword: (state, { body }) => {
    if (body.newPassword.length < 12) {
      const expected = 'At least 12 characters, for example four unrelated words.';
      throw new Refusal('password.too-weak', expected, {
        fields: [{ field: 'newPassword', code: 'password.too-short', given: '', expected }],
      });
    }
    state.mustChangePassword = false;
    return null;
  },
  setPasswordWithLink: () => null,
  readMyAccess: ({ world }) => ({ address: '203.0.113.7/32', doors: world.doors }),
  listPeople: ({ world }) => page(world.people),
  addPerson: ({ world }, { body }) => {
    const { password, ...rest } = body;
    const person = { ...world.people[2]!, ...rest, personId: `p-${String(world.people.length)}`, lastSignInAt: null };
    world.people.push(person);
    return { ...person, setupLink: password === undefined ? 'http://127.0.0.1/set-password#token=abc' : null };
  },
  readPerson: ({ world }, { params }) =>
    found(
      world.people.find(({ personId }) => personId === params['personId']),
      'person.not-found',
    ),
  editPerson: ({ world }, { params, body }) => {
    const index = world.people.findIndex(({ personId }) => personId === params['personId']);
    world.people[index] = { ...world.people[index]!, ...body, version: body.version + 1 };
    return world.people[index];
  },
  renewSetupLink: (state) => ({
    setupLink: 'http://127.0.0.1/set-password#token=abc',
    expiresAt: inSeconds(state, 86_400),
  }),
  listTeams: ({ world }) => page(world.teams),
  addTeam: ({ world }, { body }) => {
    const team = { teamId: `t-${String(world.teams.length)}`, name: body.name };
    world.teams.push(team);
    return team;
  },
  deleteTeam: ({ world }, { params }) => {
    world.teams = world.teams.filter(({ teamId }) => teamId !== params['teamId']);
    return null;
  },
  listResources: ({ world }) => page(world.resources),
  addResource: ({ world }, { body }) => {
    const added = { ...world.resources[0]!, ...body, resourceId: 'r-new', name: body.name ?? body.groupId, rules: [] };
    world.resources.push(added);
    return added;
  },
  readResource: ({ world }, { params }) =>
    found(
      world.resources.find(({ resourceId }) => resourceId === params['resourceId']),
      'resource.not-found',
    ),
  refreshResource: () => null,
  deleteResource: () => {
    throw new Refusal('resource.in-use', 'Two leases are live. Close them first.');
  },
  listPolicies: ({ world }, { query }) =>
    page(world.policies.filter(({ resourceId }) => (query['resourceId'] ?? resourceId) === resourceId)),
  addPolicy: ({ world }, { body }) => {
    const problems = [
      ...(body.name === ''
        ? [{ field: 'name', code: 'policy.name-missing', given: '', expected: 'A name of 1 to 100 characters.' }]
        : []),
      ...(body.grantees.length === 0
        ? [
            {
              field: 'grantees',
              code: 'policy.grantees-missing',
              given: '',
              expected: 'At least one person or team, or everyone.',
            },
          ]
        : []),
    ];
    if (problems.length > 0) throw new Refusal('request.invalid', 'Two fields are missing.', { fields: problems });
    const added = { ...world.policies[0]!, ...body, policyId: 'pol-new', liveLeases: 0, version: 1 };
    world.policies.push(added);
    return added;
  },
  readPolicy: ({ world }, { params }) =>
    found(
      world.policies.find(({ policyId }) => policyId === params['policyId']),
      'policy.not-found',
    ),
  editPolicy: ({ world }, { params, body }) => {
    const index = world.policies.findIndex(({ policyId }) => policyId === params['policyId']);
    const before = world.policies[index]!;
    if (before.version !== body.version) throw new Refusal('storage.conflict', 'Somebody saved it before you.');
    world.policies[index] = { ...before, ...body, version: before.version + 1 };
    return world.policies[index];
  },
  deletePolicy: ({ world }, { params }) => {
    world.policies = world.policies.filter(({ policyId }) => policyId !== params['policyId']);
    return null;
  },
  listAccessRequests: ({ world }, { query }) =>
    page(
      world.requests.filter(
        ({ state, resourceId }) =>
          (query['state'] === 'pending') === (state === 'pending') &&
          (query['resourceId'] ?? resourceId) === resourceId,
      ),
    ),
  requestAccess: (state, { body }) => {
    const door = doorOf(state, body.policyId);
    const lease: LeaseView = {
      ...state.world.leases[0]!,
      leaseId: 'l-new',
      policyId: door.policyId,
      resourceName: door.resourceName,
      state: 'opening',
      openedAt: null,
      startsAt: inSeconds(state, 0),
      endsAt: inSeconds(state, body.durationSeconds ?? 3600),
      latestEndsAt: inSeconds(state, 8 * 3600),
    };
    replaceDoor(state, { ...door, state: 'open', lease });
    setTimeout(() => {
      replaceDoor(state, {
        ...door,
        state: 'open',
        lease: { ...lease, state: 'active', openedAt: inSeconds(state, 0) },
      });
      state.tell('leases');
    }, 900);
    return { outcome: 'opened', request: { ...state.world.requests[1]!, state: 'approved' }, lease };
  },
  readAccessRequest: ({ world }, { params }) =>
    found(
      world.requests.find(({ requestId }) => requestId === params['requestId']),
      'request.not-found',
    ),
  reviewAccessRequest: ({ world }, { params, body }) => {
    const index = world.requests.findIndex(({ requestId }) => requestId === params['requestId']);
    const request = world.requests[index]!;
    world.requests[index] = {
      ...request,
      state: body.decision === 'approve' ? 'approved' : 'denied',
      decidedAt: new Date().toISOString(),
    };
    return { request: world.requests[index], lease: null };
  },
  cancelAccessRequest: (state, { params }) => {
    const index = state.world.requests.findIndex(({ requestId }) => requestId === params['requestId']);
    state.world.requests[index] = { ...state.world.requests[index]!, state: 'cancelled' };
    const door = state.world.doors.find(({ request }) => request?.requestId === params['requestId']);
    if (door !== undefined) replaceDoor(state, { ...door, state: 'closed', request: null });
    return state.world.requests[index];
  },
  listLeases: ({ world }, { query }) =>
    page(
      world.leases.filter(
        (lease) =>
          (query['state'] === 'live') === isLive(lease) &&
          (query['resourceId'] ?? lease.resourceId) === lease.resourceId &&
          (query['personId'] ?? lease.personId) === lease.personId,
      ),
    ),
  readLease: ({ world }, { params }) =>
    found(
      world.leases.find(({ leaseId }) => leaseId === params['leaseId']),
      'lease.not-found',
    ),
  extendLease: (state, { params, body }) => {
    const door = found(
      state.world.doors.find(({ lease }) => lease?.leaseId === params['leaseId']),
      'lease.not-found',
    );
    const endsAt = new Date(Date.parse(door.lease!.endsAt) + body.durationSeconds * 1000).toISOString();
    replaceDoor(state, { ...door, lease: { ...door.lease!, endsAt } });
    return { ...door.lease!, endsAt };
  },
  closeLease: (state, { params }) => {
    const door = state.world.doors.find(({ lease }) => lease?.leaseId === params['leaseId']);
    if (door !== undefined) replaceDoor(state, { ...door, state: 'closed', lease: null });
    const lease = found(
      [...state.world.leases, ...(door?.lease ? [door.lease] : [])].find(
        ({ leaseId }) => leaseId === params['leaseId'],
      ),
      'lease.not-found',
    );
    state.world.leases = state.world.leases.filter(({ leaseId }) => leaseId !== lease.leaseId);
    return { ...lease, state: 'closing' };
  },
  listEvents: ({ world }, { query }) => page(world.events.filter(({ kind }) => (query['kind'] ?? kind) === kind)),
  listMessages: ({ world }) => page(world.messages),
};

function doorOf({ world }: MockState, wanted: string): DoorView {
  return found(
    world.doors.find(({ policyId }) => policyId === wanted),
    'policy.not-found',
  );
}

function replaceDoor({ world }: MockState, door: DoorView): void {
  world.doors = world.doors.map((other) => (other.policyId === door.policyId ? door : other));
}
