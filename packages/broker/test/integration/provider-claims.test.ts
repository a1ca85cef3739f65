import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OpenIdProvider } from '../../src/adapters/openid/openid-provider.ts';
import type { ProviderRules } from '../../src/domain/provider-sign-in.ts';
import { OPENID_CLIENT, OpenIdServer } from '../support/openid-server.ts';
import type { OpenIdAccount } from '../support/openid-server.ts';
import { signInAtProvider } from '../support/openid-visitor.ts';
import { ADMIN_EMAIL, PUBLIC_URL, startTestServer } from './http-harness.ts';
import type { Somebody, TestServer } from './http-harness.ts';

const REDIRECT_URI = `${PUBLIC_URL}/sign-in/provider`;
const OWN_PAGE = { origin: PUBLIC_URL };

let openId: OpenIdServer;
let server: TestServer;
let ada: Somebody;

beforeEach(async () => {
  openId = await OpenIdServer.start([REDIRECT_URI]);
});
afterEach(async () => {
  await server.close();
  await openId.close();
});

async function start(providerRules: Partial<ProviderRules>): Promise<void> {
  const settings = { name: 'Example ID', issuer: openId.issuer, redirectUri: REDIRECT_URI, ...OPENID_CLIENT };
  const identityProvider = new OpenIdProvider({ ...settings, moreScopes: ['groups'], groupsClaim: 'groups' });
  server = await startTestServer({ identityProvider, providerRules });
  ada = await server.administrator();
}

/** Signs in there as the account is now, and comes back. */
async function signInAs(email: string, more: Partial<OpenIdAccount> = {}) {
  openId.accounts.set(email, { email, isEmailVerified: true, name: 'Somebody', ...more });
  const begun = await server.call('POST', '/api/v1/provider-sign-in', { body: {}, headers: OWN_PAGE });
  const back = await signInAtProvider(begun.json().url, { account: email });
  const cookie = String(begun.headers['set-cookie']).split(';')[0] ?? '';
  const body = { parameters: back.search };
  return server.call('POST', '/api/v1/provider-sign-in/answer', { body, headers: { ...OWN_PAGE, cookie } });
}

describe('an organization that demands a second factor', () => {
  const trusting = { secondFactor: { methods: ['mfa'], contextClasses: [] } };

  async function demand(): Promise<void> {
    const { version, security } = (await server.call('GET', '/api/v1/settings', { headers: ada.headers })).json();
    const body = { version, security: { ...security, secondFactor: 'required' } };
    const saved = await server.call('PATCH', '/api/v1/settings', { headers: ada.headers, body });
    expect(saved.statusCode, saved.body).toBe(200);
  }

  it('takes the provider’s where the operator trusts it, and the ledger says whose it was', async () => {
    await start(trusting);
    const mia = await server.person('member', 'mia');
    await demand();

    const answer = await signInAs(mia.email, { amr: ['pwd', 'mfa'] });

    expect(answer.json()).toMatchObject({ state: 'signed-in', mustSetUpSecondFactor: false });
    const { headers } = ada;
    const { items } = (await server.call('GET', '/api/v1/events?kind=session.started', { headers })).json();
    expect(items[0].detail).toEqual({ kind: 'browser', method: 'provider', secondFactorAt: 'provider' });
  });

  it.each([
    { name: 'attack: passing the demand by with a password at the provider', rules: trusting, amr: ['pwd'] },
    { name: 'attack: a provider that says nothing of how', rules: trusting, amr: undefined },
    { name: 'attack: a provider whose word nobody trusts for that', rules: {}, amr: ['mfa'] },
  ])('$name', async ({ rules, amr }) => {
    await start(rules);
    const mia = await server.person('member', 'mia');
    await demand();

    const answer = await signInAs(mia.email, amr === undefined ? {} : { amr });

    expect(answer.json()).toMatchObject({ state: 'signed-in', mustSetUpSecondFactor: true });
  });
});

describe('groups that stand for teams', () => {
  const rules = {
    teamsOfGroups: [
      { group: 'ops', teamName: 'Operations' },
      { group: 'dba', teamName: 'Databases' },
    ],
  };

  const teamsOf = async (personId: string): Promise<readonly string[]> => {
    const { headers } = ada;
    const { items } = (await server.call('GET', '/api/v1/teams', { headers })).json();
    const person = (await server.call('GET', `/api/v1/people/${personId}`, { headers })).json();
    const names = new Map(items.map((team: { teamId: string; name: string }) => [team.teamId, team.name] as const));
    return person.teamIds.map((teamId: string) => names.get(teamId)).sort();
  };
  const addTeam = async (name: string, memberIds: readonly string[]) => {
    const { headers } = ada;
    const team = (await server.call('POST', '/api/v1/teams', { headers, body: { name } })).json();
    const body = { addMembers: memberIds, removeMembers: [] };
    await server.call('PATCH', `/api/v1/teams/${team.teamId}`, { headers, body });
  };

  it('put people in at each sign-in, take them out again, and leave other teams alone', async () => {
    await start(rules);
    const mia = await server.person('member', 'mia');
    await addTeam('On call', [mia.personId]);

    await signInAs(mia.email, { groups: ['ops', 'everybody'] });
    const first = await teamsOf(mia.personId);
    await signInAs(mia.email, { groups: ['dba'] });
    const second = await teamsOf(mia.personId);
    await signInAs(mia.email, { groups: [] });

    expect([first, second, await teamsOf(mia.personId)]).toEqual([
      ['On call', 'Operations'],
      ['Databases', 'On call'],
      ['On call'],
    ]);
    const { headers } = ada;
    const { items } = (await server.call('GET', '/api/v1/events?kind=team.member-removed', { headers })).json();
    expect(items.map(({ detail }: { detail: { name: string } }) => detail)).toMatchObject([
      { name: 'Databases', by: 'provider' },
      { name: 'Operations', by: 'provider' },
    ]);
  });

  it('change nothing where the provider does not say them', async () => {
    await start(rules);
    const mia = await server.person('member', 'mia');
    await addTeam('operations', [mia.personId]);

    await signInAs(mia.email);

    expect(await teamsOf(mia.personId)).toEqual(['operations']);
  });

  it('never make or unmake an administrator', async () => {
    await start({ teamsOfGroups: [{ group: 'admins', teamName: 'Administrators' }] });
    const mia = await server.person('member', 'mia');

    const member = await signInAs(mia.email, { groups: ['admins', 'administrator'] });
    const administrator = await signInAs(ADMIN_EMAIL, { groups: [] });

    expect(member.json().person).toMatchObject({ role: 'member' });
    expect(administrator.json().person).toMatchObject({ role: 'administrator', status: 'active' });
  });
});
