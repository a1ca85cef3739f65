import { describe, expect, it } from 'vitest';
import { STRICT_PROVIDER_RULES } from '../domain/provider-sign-in.ts';
import { ConfigError } from './config-error.ts';
import { identityProviderOf } from './identity-provider-config.ts';

const NEEDED = {
  GATELEASE_OIDC_ISSUER: 'https://login.example.com/realms/example',
  GATELEASE_OIDC_CLIENT_ID: 'gatelease',
  GATELEASE_OIDC_CLIENT_SECRET: 'hunter2',
};

describe('the identity provider', () => {
  it('is none when nothing says otherwise', () => {
    expect(identityProviderOf({})).toBeNull();
  });

  it('lets in people who were added here, of any domain, and is called by its host', () => {
    expect(identityProviderOf(NEEDED)).toEqual({
      name: 'login.example.com',
      issuer: 'https://login.example.com/realms/example',
      clientId: 'gatelease',
      clientSecret: 'hunter2',
      moreScopes: [],
      groupsClaim: undefined,
      rules: STRICT_PROVIDER_RULES,
    });
  });

  it('takes domains in any case, and adds people where that is wanted', () => {
    const more = { GATELEASE_OIDC_EMAIL_DOMAINS: 'Example.com, example.org', GATELEASE_OIDC_NEW_PEOPLE: 'add' };

    expect(identityProviderOf({ ...NEEDED, ...more })?.rules).toMatchObject({
      emailDomains: ['example.com', 'example.org'],
      addsMembers: true,
    });
  });

  it('says which groups stand for which teams, also by distinguished names, and what proves a second factor', () => {
    const read = identityProviderOf({
      ...NEEDED,
      GATELEASE_OIDC_TEAMS: 'ops=Operations; cn=dba,ou=groups=Database team;',
      GATELEASE_OIDC_SCOPES: 'groups',
      GATELEASE_OIDC_SECOND_FACTOR_AMR: 'mfa, hwk',
      GATELEASE_OIDC_SECOND_FACTOR_ACR: 'urn:example:strong',
    });

    expect(read).toMatchObject({ moreScopes: ['groups'], groupsClaim: 'groups' });
    expect(read?.rules).toMatchObject({
      secondFactor: { methods: ['mfa', 'hwk'], contextClasses: ['urn:example:strong'] },
      teamsOfGroups: [
        { group: 'ops', teamName: 'Operations' },
        { group: 'cn=dba,ou=groups', teamName: 'Database team' },
      ],
    });
  });

  it('may be on loopback without TLS', () => {
    const issuer = 'http://127.0.0.1:8081';

    expect(identityProviderOf({ ...NEEDED, GATELEASE_OIDC_ISSUER: issuer })?.issuer).toBe(issuer);
  });

  it.each([
    ['GATELEASE_OIDC_ISSUER', 'http://login.example.com'],
    ['GATELEASE_OIDC_ISSUER', 'http://127.0.0.1.evil.example'],
    ['GATELEASE_OIDC_ISSUER', 'https://user@login.example.com'],
    ['GATELEASE_OIDC_ISSUER', 'login.example.com'],
    ['GATELEASE_OIDC_EMAIL_DOMAINS', '@example.com'],
    ['GATELEASE_OIDC_NEW_PEOPLE', 'yes'],
    ['GATELEASE_OIDC_TEAMS', 'ops'],
    ['GATELEASE_OIDC_TEAMS', 'ops=Operations; =Databases'],
    ['GATELEASE_OIDC_CLIENT_SECRET', undefined],
  ])('refuses %s=%s, names the setting and tells no secret', (name, value) => {
    const read = () => identityProviderOf({ ...NEEDED, [name]: value });

    expect(read).toThrow(ConfigError);
    expect(read).toThrow(name);
    expect(read).not.toThrow(/hunter2/);
  });
});
