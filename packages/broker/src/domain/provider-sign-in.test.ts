import { describe, expect, it } from 'vitest';
import { examplePerson } from './examples.ts';
import { decideProviderSignIn, provesSecondFactor, STRICT_PROVIDER_RULES, teamsByGroups } from './provider-sign-in.ts';
import type { ProviderAcquaintances, ProviderIdentity, ProviderRules } from './provider-sign-in.ts';

const ADA = examplePerson({ role: 'administrator' });
const GONE = examplePerson({ status: 'deactivated' });

function decide(
  identity: Partial<ProviderIdentity>,
  known: Partial<ProviderAcquaintances> = {},
  rules: Partial<ProviderRules> = {},
) {
  return decideProviderSignIn(
    {
      issuer: 'https://id.example',
      subject: 'subject-1',
      email: 'ada@example.com',
      isEmailVerified: true,
      name: 'Ada L.',
      methods: [],
      contextClass: null,
      groups: null,
      ...identity,
    },
    { linked: null, sameEmail: null, isSameEmailLinked: false, ...known },
    { ...STRICT_PROVIDER_RULES, ...rules },
  );
}

const refused = (reason: string) => ({ kind: 'refused', reason });

describe('an account that is linked', () => {
  it('is its person’s, whatever the provider says of the e-mail address today', () => {
    const other = { email: 'somebody.else@example.com', isEmailVerified: false };

    expect(decide(other, { linked: ADA })).toEqual({ kind: 'enter', person: ADA });
    expect(decide({ email: null }, { linked: ADA })).toEqual({ kind: 'enter', person: ADA });
  });

  it('keeps a deactivated person out', () => {
    expect(decide({}, { linked: GONE })).toEqual(refused('deactivated'));
  });

  it('keeps a person out whose domain is allowed no longer', () => {
    expect(decide({}, { linked: ADA }, { emailDomains: ['example.org'] })).toEqual(refused('domain-not-allowed'));
  });
});

describe('an account that nobody has used here', () => {
  it('is linked to whoever has its verified e-mail address', () => {
    expect(decide({}, { sameEmail: ADA })).toEqual({ kind: 'link', person: ADA });
  });

  it.each([
    ['an unverified e-mail taking over an account', { isEmailVerified: false }, { sameEmail: ADA }, 'email-unverified'],
    ['no e-mail address at all', { email: null }, {}, 'email-missing'],
    [
      'a recycled e-mail address taking over an account',
      {},
      { sameEmail: ADA, isSameEmailLinked: true },
      'linked-to-another-account',
    ],
    ['a deactivated person coming back another way', {}, { sameEmail: GONE }, 'deactivated'],
    ['somebody whom nobody has added', {}, {}, 'unknown'],
  ] as const)('is refused: %s', (_, identity, known, reason) => {
    expect(decide(identity, known)).toEqual(refused(reason));
  });

  it('is refused outside of the allowed domains, also by a domain that ends alike', () => {
    const rules = { emailDomains: ['example.com'], addsMembers: true };

    for (const email of ['eve@evil.example', 'eve@evilexample.com', 'eve@example.com.evil.example']) {
      expect(decide({ email }, {}, rules), email).toEqual(refused('domain-not-allowed'));
    }
  });
});

describe('adding members by signing in', () => {
  it('is for verified addresses only', () => {
    expect(decide({ isEmailVerified: false }, {}, { addsMembers: true })).toEqual(refused('email-unverified'));
  });

  it('takes the name that the provider says, or what stands before the @', () => {
    const add = { kind: 'add', email: 'ada@example.com' };

    expect(decide({}, {}, { addsMembers: true })).toEqual({ ...add, name: 'Ada L.' });
    expect(decide({ name: '  ' }, {}, { addsMembers: true })).toEqual({ ...add, name: 'ada' });
    expect(decide({ name: null }, {}, { addsMembers: true })).toEqual({ ...add, name: 'ada' });
  });
});

describe('a second factor at the provider', () => {
  const secondFactor = { methods: ['mfa', 'hwk'], contextClasses: ['urn:example:strong'] };

  it.each([
    { methods: ['pwd', 'mfa'], contextClass: null, proves: true },
    { methods: ['hwk'], contextClass: null, proves: true },
    { methods: ['pwd'], contextClass: 'urn:example:strong', proves: true },
    { methods: ['pwd'], contextClass: 'urn:example:weak', proves: false },
    { methods: ['MFA'], contextClass: null, proves: false },
    { methods: [], contextClass: null, proves: false },
  ])('$methods with $contextClass: $proves', ({ methods, contextClass, proves }) => {
    expect(provesSecondFactor({ methods, contextClass }, { secondFactor })).toBe(proves);
  });

  it('counts for nothing unless the operator trusts it', () => {
    const said = { methods: ['mfa', 'otp', 'hwk'], contextClass: 'urn:example:strong' };

    expect(provesSecondFactor(said, STRICT_PROVIDER_RULES)).toBe(false);
  });
});

describe('groups at the provider', () => {
  const teamsOfGroups = [
    { group: 'ops', teamName: 'Operations' },
    { group: 'sre', teamName: 'Operations' },
    { group: 'dba', teamName: 'Databases' },
  ];

  it.each([
    { groups: ['ops', 'other'], joins: ['Operations'], leaves: ['Databases'] },
    { groups: ['ops', 'sre', 'dba'], joins: ['Operations', 'Databases'], leaves: [] },
    { groups: [], joins: [], leaves: ['Operations', 'Databases'] },
    { groups: null, joins: [], leaves: [] },
  ])('$groups: into $joins, out of $leaves', ({ groups, joins, leaves }) => {
    expect(teamsByGroups({ groups }, { teamsOfGroups })).toEqual({ joins, leaves });
  });
});
