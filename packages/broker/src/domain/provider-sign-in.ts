import type { Person } from './person.ts';

/** What an identity provider says of whoever signed in there, once its word has been checked. */
export interface ProviderIdentity {
  readonly issuer: string;
  /** Never given to anybody else by this issuer, unlike an e-mail address. */
  readonly subject: string;
  /** Lower case; `null` when the provider says none. */
  readonly email: string | null;
  /** Whether the provider has made sure that the address is theirs. */
  readonly isEmailVerified: boolean;
  readonly name: string | null;
  /** How they signed in there (`amr`, RFC 8176): from the signed token alone. */
  readonly methods: readonly string[];
  /** What the sign-in there satisfies (`acr`), from the signed token; `null` when it does not say. */
  readonly contextClass: string | null;
  /** Which groups they are in there; `null` when the provider does not say. */
  readonly groups: readonly string[] | null;
}

/** Whom the organization lets in through its identity provider. */
export interface ProviderRules {
  /** Lower case; empty: an address of any domain. */
  readonly emailDomains: readonly string[];
  /** Whether somebody whom nobody has added becomes a member by signing in. */
  readonly addsMembers: boolean;
  /** What of the provider's word proves a second factor; empty: nothing does. */
  readonly secondFactor: { readonly methods: readonly string[]; readonly contextClasses: readonly string[] };
  /** Which group there stands for which team here, by names. */
  readonly teamsOfGroups: readonly TeamOfGroup[];
}

export interface TeamOfGroup {
  readonly group: string;
  readonly teamName: string;
}

/** Nothing but what an organization does by itself: people who were added, with a first factor. */
export const STRICT_PROVIDER_RULES: ProviderRules = {
  emailDomains: [],
  addsMembers: false,
  secondFactor: { methods: [], contextClasses: [] },
  teamsOfGroups: [],
};

/** What the store knows of an identity. */
export interface ProviderAcquaintances {
  /** Whose account at the provider this is. */
  readonly linked: Person | null;
  /** Who has the e-mail address here. */
  readonly sameEmail: Person | null;
  /** Whether that person uses another account at this provider already. */
  readonly isSameEmailLinked: boolean;
}

export type ProviderSignInDecision =
  | { readonly kind: 'enter'; readonly person: Person }
  /** From now on the account at the provider is this person's. */
  | { readonly kind: 'link'; readonly person: Person }
  | { readonly kind: 'add'; readonly email: string; readonly name: string }
  | { readonly kind: 'refused'; readonly reason: ProviderRefusal };

export type ProviderRefusal =
  'email-missing' | 'email-unverified' | 'domain-not-allowed' | 'unknown' | 'deactivated' | 'linked-to-another-account';

const LONGEST_NAME = 100;

/**
 * Who somebody is here who has signed in at the identity provider.
 *
 * An account that is linked is its person's, whatever became of the e-mail address. Any other account is known by its
 * e-mail address alone, so the provider must have verified that, and nobody may be linked by it already: an address
 * that was given to somebody new must not open the account of whoever had it before.
 */
export function decideProviderSignIn(
  identity: ProviderIdentity,
  { linked, sameEmail, isSameEmailLinked }: ProviderAcquaintances,
  rules: ProviderRules,
): ProviderSignInDecision {
  if (linked !== null) return entering(linked, 'enter', rules);

  const { email } = identity;
  if (email === null) return refused('email-missing');
  if (!identity.isEmailVerified) return refused('email-unverified');
  if (sameEmail !== null) {
    return isSameEmailLinked ? refused('linked-to-another-account') : entering(sameEmail, 'link', rules);
  }
  if (!isDomainAllowed(email, rules)) return refused('domain-not-allowed');
  if (!rules.addsMembers) return refused('unknown');
  return { kind: 'add', email, name: nameOf(identity, email) };
}

/** Whether the provider has asked for a second factor, in words that the operator trusts. */
export function provesSecondFactor(
  { methods, contextClass }: Pick<ProviderIdentity, 'methods' | 'contextClass'>,
  { secondFactor }: Pick<ProviderRules, 'secondFactor'>,
): boolean {
  const isTrustedClass = contextClass !== null && secondFactor.contextClasses.includes(contextClass);
  return isTrustedClass || methods.some((method) => secondFactor.methods.includes(method));
}

/**
 * Which teams somebody's groups put them in, and which they take them out of, by name. Teams that stand for no group are
 * not touched; nor is anybody whose groups the provider does not say.
 */
export function teamsByGroups(
  { groups }: Pick<ProviderIdentity, 'groups'>,
  { teamsOfGroups }: Pick<ProviderRules, 'teamsOfGroups'>,
): { readonly joins: readonly string[]; readonly leaves: readonly string[] } {
  if (groups === null) return { joins: [], leaves: [] };
  const joins = teamsOfGroups.filter(({ group }) => groups.includes(group)).map(({ teamName }) => teamName);
  const leaves = teamsOfGroups.map(({ teamName }) => teamName).filter((teamName) => !joins.includes(teamName));
  return { joins: [...new Set(joins)], leaves: [...new Set(leaves)] };
}

function entering(person: Person, kind: 'enter' | 'link', rules: ProviderRules): ProviderSignInDecision {
  if (!isDomainAllowed(person.email, rules)) return refused('domain-not-allowed');
  return person.status === 'active' ? { kind, person } : refused('deactivated');
}

function isDomainAllowed(email: string, { emailDomains }: ProviderRules): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return emailDomains.length === 0 || emailDomains.includes(domain);
}

function nameOf({ name }: ProviderIdentity, email: string): string {
  const given = name?.trim().slice(0, LONGEST_NAME) ?? '';
  return given === '' ? email.slice(0, email.lastIndexOf('@')).slice(0, LONGEST_NAME) : given;
}

function refused(reason: ProviderRefusal): ProviderSignInDecision {
  return { kind: 'refused', reason };
}
