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
}

/** Whom the organization lets in through its identity provider. */
export interface ProviderRules {
  /** Lower case; empty: an address of any domain. */
  readonly emailDomains: readonly string[];
  /** Whether somebody whom nobody has added becomes a member by signing in. */
  readonly addsMembers: boolean;
}

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
