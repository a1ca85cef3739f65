import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type Somebody, type TestServer } from './http-harness.ts';

let server: TestServer;
let ada: Somebody;
let resourceId: string;

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

beforeAll(async () => {
  server = await startTestServer();
  ada = await server.administrator();
  const group = { name: 'prod-bastion', region: 'eu-central-1', groupId: 'sg-0123456789abcdef0' };
  resourceId = (await send('POST', '/api/v1/resources', group)).resourceId;
});

afterAll(() => server.close());

async function send(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown, who = ada) {
  const answer = await server.call(method, url, { headers: who.headers, ...(body === undefined ? {} : { body }) });
  return answer.statusCode === 204 ? null : answer.json();
}

function policyOf(more: object = {}) {
  return {
    name: 'SSH',
    resourceId,
    grantees: [{ kind: 'everyone' }],
    traffics: ['tcp 22'],
    defaultDurationSeconds: 3600,
    longestDurationSeconds: 7200,
    ...more,
  };
}

describe('trying a policy', () => {
  const windows = [{ days: WORKDAYS, from: '08:00', to: '18:00' }];

  it('answers like a real wish, for a draft that has no name and no group yet', async () => {
    const policy = policyOf({ name: '', resourceId: '', schedule: { timeZone: 'Europe/Berlin', windows } });
    const moments = [
      { day: 'tuesday', time: '10:00' },
      { day: 'sunday', time: '03:00' },
    ];

    const trial = await send('POST', '/api/v1/policies/try', { policy, moments });

    const [tuesday, sunday] = trial.moments;
    expect(trial).toMatchObject({ personName: 'Ada', address: '203.0.113.7' });
    expect(tuesday).toMatchObject({ outcome: 'opens', reason: null });
    expect(Date.parse(tuesday.endsAt) - Date.parse(tuesday.at)).toBe(3_600_000);
    expect(sunday).toMatchObject({ outcome: 'refused', reasonCode: 'access.outside-schedule' });
    expect(new Date(sunday.nextWindow.startsAt).getUTCDay()).toBe(1);
    expect(await send('GET', '/api/v1/policies')).toMatchObject({ items: [] });
  });

  it('looks at approvals, the person and the address', async () => {
    const bob = await server.person('member', 'bob');
    const policy = policyOf({ approvalsNeeded: 2, grantees: [{ kind: 'person', personId: ada.personId }] });
    const attempt = async (more: object) =>
      (await send('POST', '/api/v1/policies/try', { policy, moments: [null], ...more })).moments[0];

    expect(await attempt({})).toMatchObject({ outcome: 'needs-approval' });
    expect(await attempt({ personId: bob.personId })).toMatchObject({ reasonCode: 'access.not-granted' });
    expect(await attempt({ address: '10.0.0.7' })).toMatchObject({ reasonCode: 'access.address-refused' });
    expect(await attempt({ address: '2001:4860::1' })).toMatchObject({ outcome: 'needs-approval' });
  });

  it('says what is wrong at the field, and that a team without people opens for nobody', async () => {
    const team = await send('POST', '/api/v1/teams', { name: 'Empty' });
    const empty = policyOf({ grantees: [{ kind: 'team', teamId: team.teamId }] });
    const attempt = (policy: object, more: object = {}) =>
      send('POST', '/api/v1/policies/try', { policy, moments: [null], ...more });

    expect(await attempt(policyOf({ grantees: [] }))).toMatchObject({
      code: 'request.invalid',
      fields: [{ field: 'policy.grantees' }],
    });
    expect(await attempt(policyOf(), { address: '10.0.0.300' })).toMatchObject({ fields: [{ field: 'address' }] });
    expect(await attempt(policyOf(), { moments: [{ day: 'sunday', time: '25:00' }] })).toMatchObject({ status: 422 });
    expect(await attempt(empty)).toEqual({ personName: null, address: '203.0.113.7', moments: [] });
  });
});

describe('looking at a change before it is made', () => {
  it('says of each live lease what the change does to it, and changes nothing', async () => {
    const added = await send('POST', '/api/v1/policies', policyOf({ name: 'Previewed' }));
    const opened = await send('POST', '/api/v1/access-requests', { policyId: added.policyId });
    const preview = (policy: object | null) => send('POST', `/api/v1/policies/${added.policyId}/preview`, { policy });

    expect(await preview(policyOf({ name: 'Renamed' }))).toMatchObject({ leases: [{ lost: null }], requests: [] });
    expect(await preview(policyOf({ traffics: ['tcp 443'] }))).toMatchObject({ leases: [{ lost: 'traffic-dropped' }] });
    expect(await preview(null)).toMatchObject({
      leases: [{ lost: 'policy-deleted', lease: { leaseId: opened.lease.leaseId, personName: 'Ada' } }],
    });
    expect(await preview(policyOf({ traffics: [] }))).toMatchObject({ fields: [{ field: 'policy.traffics' }] });
    expect(await send('GET', `/api/v1/policies/${added.policyId}`)).toMatchObject({ name: 'Previewed', version: 1 });
    expect(await send('GET', `/api/v1/leases/${opened.lease.leaseId}`)).toMatchObject({ state: 'opening' });
  });

  it('names the requests that a deletion would bring to nothing', async () => {
    const cleo = await server.person('member', 'cleo');
    const added = await send('POST', '/api/v1/policies', policyOf({ name: 'Asked for', approvalsNeeded: 1 }));
    await send('POST', '/api/v1/access-requests', { policyId: added.policyId }, cleo);

    const answer = await send('POST', `/api/v1/policies/${added.policyId}/preview`, { policy: null });

    expect(answer).toMatchObject({ leases: [], requests: [{ personName: 'cleo', state: 'pending' }] });
  });
});

describe('lists', () => {
  it('of policies go on page by page, and are searched by what a person would type', async () => {
    for (const name of ['Zulu', 'Alpha', 'Émile']) await send('POST', '/api/v1/policies', policyOf({ name }));
    const names = async (query: string) => (await send('GET', `/api/v1/policies?${query}`)).items.map(nameOf);

    const first = await send('GET', '/api/v1/policies?limit=1');
    const second = await send('GET', `/api/v1/policies?limit=1&after=${first.next}`);

    expect([first.items.map(nameOf), second.items.map(nameOf)]).toEqual([['Alpha'], ['Asked for']]);
    expect(await names('search=emile')).toEqual(['Émile']);
    expect(await names('search=bastion+zulu')).toEqual(['Zulu']);
    expect(await names('resourceId=resource_none')).toEqual([]);
    expect(await send('GET', '/api/v1/policies?after=x')).toMatchObject({ fields: [{ field: 'after' }] });
  });

  it('of resources are filtered, and say what there is to filter by', async () => {
    const [account] = (await send('GET', '/api/v1/credentials')).items;
    const regions = [...account.regions, 'cn-north-1'];
    await send('PATCH', `/api/v1/credentials/${account.credentialId}`, { version: account.version, regions });
    const group = { name: 'China', region: 'cn-north-1', groupId: 'sg-0f0f0f0f0f0f0f0f0' };
    await send('POST', '/api/v1/resources', group);

    const found = await send('GET', '/api/v1/resources?region=cn-north-1&health=unknown&search=0f0f');

    expect(found.items.map(nameOf)).toEqual(['China']);
    expect(found.regions).toEqual(['cn-north-1', 'eu-central-1']);
    expect(found.items[0].console.url).toContain('https://cn-north-1.console.amazonaws.cn/');
    expect((await send('GET', '/api/v1/resources?health=failing')).items).toEqual([]);
    expect(await send('GET', '/api/v1/resources?health=ill')).toMatchObject({ code: 'request.invalid' });
  });
});

it('marks the group so that the whole of it is read, and says when that was asked for', async () => {
  const { askedAt } = await send('POST', `/api/v1/resources/${resourceId}/refresh`);
  const now = { worker: 'another', now: new Date(Date.now() + 120_000), claimSeconds: 60 };

  const claim = await server.store.write((tx) => tx.work.claim(resourceId, now));

  expect(Math.abs(Date.parse(askedAt) - Date.now())).toBeLessThan(60_000);
  expect(claim).toMatchObject({ pictureIsStale: true });
});

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
