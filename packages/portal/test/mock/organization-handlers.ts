import { ordinaryPolicies } from './policies.ts';
import { Refusal, found, inSeconds, page, sessionOf } from './state.ts';
import type { Handler } from './state.ts';

/** Session, groups, policies, ledger and messages. */
export const ORGANIZATION_HANDLERS = {
  readSetup: (state) => ({ needed: !state.isSetUp }),
  setUp: (state) => {
    state.isSetUp = true;
    state.personId = 'p-mara';
    return { ...sessionOf(state), state: 'signed-in', token: null, opened: [] };
  },
  signIn: (state, { body }) => {
    const person = state.world.people.find(({ email }) => email === body.email);
    if (person === undefined || body.password !== 'correct horse battery staple') {
      throw new Refusal('session.credentials-wrong', 'Check the three, and whether caps lock is on.');
    }
    if (person.secondFactors.length > 0) {
      const { personId } = person;
      return {
        state: 'second-step',
        token: personId,
        expiresAt: inSeconds(600),
        secondSteps: [...person.secondFactors, 'recovery-code'],
      };
    }
    state.personId = person.personId;
    return { ...sessionOf(state), state: 'signed-in', token: null, opened: [] };
  },
  readSignInOptions: (state) => ({
    identityProvider: state.identityProvider,
    passkeys: state.passkeyOrigin === null ? null : { origin: state.passkeyOrigin },
  }),
  startProviderSignIn: (_, { body }) => ({
    url: `/sign-in/provider?code=a-code&state=${encodeURIComponent(body.returnTo)}`,
  }),
  finishProviderSignIn: (state, { body }) => {
    const query = new URLSearchParams(body.parameters);
    if (query.get('code') !== 'a-code') {
      const detail = 'Nobody who may sign in here belongs to this account (ana@example.org).';
      throw new Refusal('provider.person-unknown', detail);
    }
    state.personId = 'p-ana';
    return { ...sessionOf(state), state: 'signed-in', token: null, opened: [], returnTo: query.get('state') ?? '/' };
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
  readPasswordLink: (_, { body }) => {
    if (body.token === 'used') throw new Refusal('setup.link-invalid', 'The link is wrong, used or expired.');
    const of = { email: 'ana@harbour.example', name: 'Ana Ruiz', organizationName: 'Harbour Logistics' };
    return { ...of, shortestPassword: 16, expiresAt: inSeconds(3600) };
  },
  setPasswordWithLink: () => null,
  listResources: ({ world }, { query }) => ({
    ...page(world.resources.filter((group) => isFound(query, group, `${group.name} ${group.groupId}`))),
    regions: [...new Set(world.resources.map(({ region }) => region))],
    vpcIds: [...new Set(world.resources.map(({ vpcId }) => vpcId))],
  }),
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
  refreshResource: ({ world }, { params }) => {
    const askedAt = inSeconds(0);
    const group = world.resources.find(({ resourceId }) => resourceId === params['resourceId']);
    if (group !== undefined) group.readAt = inSeconds(1);
    return { askedAt };
  },
  deleteResource: () => {
    throw new Refusal('resource.in-use', 'Two leases are live. Close them first.');
  },
  listPolicies: ({ world }, { query }) =>
    page(world.policies.filter((policy) => isFound(query, policy, `${policy.name} ${policy.sentence}`))),
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
    const [any] = ordinaryPolicies((offset) => inSeconds(offset / 1000));
    const added = { ...any!, ...body, policyId: 'pol-new', liveLeases: 0, version: 1 };
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
  verifyLedger: ({ world }) => ({
    kind: 'intact',
    end: { sequence: world.events[0]!.sequence, hash: world.events[0]!.hash },
  }),
  listEvents: ({ world }, { query }) =>
    page(
      world.events.filter(
        ({ kind, breakGlass }) => (query['kind'] ?? kind) === kind && (query['breakGlass'] !== true || breakGlass),
      ),
    ),
  readSettings: ({ world }) => world.settings,
  editSettings: ({ world }, { body: { version, ...sections } }) => {
    if (version !== world.settings.version) throw new Refusal('storage.conflict', 'Somebody saved before you.');
    world.settings = { ...world.settings, ...sections, version: version + 1 };
    return world.settings;
  },
  listMessages: ({ world }, { query }) =>
    page(world.messages.filter(({ state }) => (query['state'] ?? state) === state)),
  readMessage: ({ world }, { params }) =>
    found(
      world.messages.find(({ messageId }) => messageId === params['messageId']),
      'message.not-found',
    ),
  revealMessage: ({ world }, { params }) => {
    const message = world.messages.find(({ messageId }) => messageId === params['messageId']);
    const value = 'https://gatelease.harbour.example/set-password#token=0Rk1m-once-and-only-for-Ines-2Yw8';
    return { ...found(message, 'message.not-found'), secrets: [{ label: 'Choose a password', value }] };
  },
  resendMessage: ({ world }, { params }) => {
    const index = world.messages.findIndex(({ messageId }) => messageId === params['messageId']);
    world.messages[index] = { ...world.messages[index]!, state: 'waiting', attempts: 0, problem: null };
    return world.messages[index];
  },
  sendTestMessage: ({ world }) => {
    const message = { ...world.messages[0]!, messageId: 'm-test', state: 'waiting', problem: null } as const;
    world.messages.unshift(message);
    return message;
  },
} satisfies Record<string, Handler>;

/** Whether a search and filters by property let something through. */
function isFound(query: Record<string, unknown>, thing: object, text: string): boolean {
  const words = String(query['search'] ?? '').toLowerCase();
  const filters = ['region', 'vpcId', 'resourceId'] as const;
  const fits = filters.every(
    (name) => (query[name] ?? undefined) === undefined || Reflect.get(thing, name) === query[name],
  );
  return fits && text.toLowerCase().includes(words);
}
