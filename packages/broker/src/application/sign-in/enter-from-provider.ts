import type { Organization } from '../../domain/organization.ts';
import { usualAccess } from '../../domain/person.ts';
import type { Person } from '../../domain/person.ts';
import { decideProviderSignIn, provesSecondFactor } from '../../domain/provider-sign-in.ts';
import type { ProviderIdentity, ProviderRefusal, ProviderRules } from '../../domain/provider-sign-in.ts';
import { admit, type Admission } from './admit.ts';
import { newEvent, type MadeBy } from '../made-by.ts';
import type { Visitor } from './new-session.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';
import { attemptKeys, noteFailureFrom, noteSuccess } from './sign-in-throttle.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { followGroups } from './follow-groups.ts';
import type { StartSessionContext } from './start-session.ts';

export interface ProviderArrival {
  readonly identity: ProviderIdentity;
  readonly visitor: Visitor;
}

export type ProviderOutcome =
  | { readonly kind: 'entered'; readonly admission: Admission }
  | { readonly kind: 'refused'; readonly reason: ProviderRefusal };

type EnterContext = Pick<UseCaseContext, 'clock'> &
  StartSessionContext & {
    readonly providerRules: ProviderRules;
  };

/** Finds, links or adds the person that an identity at the provider belongs to, and lets them in. */
export async function enterFromProvider(
  context: EnterContext,
  tx: Repositories,
  { identity, visitor }: ProviderArrival,
): Promise<ProviderOutcome> {
  const now = context.clock.now();
  const organization = await theOrganization(tx);
  const acquaintances = await findAcquaintances(tx, organization, identity);
  const made = {
    ids: context.ids,
    at: now,
    actor: { kind: 'system' },
    organizationId: organization.organizationId,
  } as const;

  const decision = decideProviderSignIn(identity, acquaintances, context.providerRules);
  if (decision.kind === 'refused') {
    const known = acquaintances.linked ?? acquaintances.sameEmail;
    await noteRefusal(tx, made, { known, address: visitor.address, reason: decision.reason });
    return decision;
  }

  const found = decision.kind === 'add' ? await addMember(tx, made, decision) : decision.person;
  if (decision.kind !== 'enter') await link(tx, made, { person: found, identity });
  const rules = context.providerRules;
  const person = await followGroups(tx, made, found, { identity, rules });
  const hasProvedBoth = provesSecondFactor(identity, rules);
  const admission = await admit(context, tx, { person, organization, visitor, method: 'provider', hasProvedBoth, now });
  if (admission.kind === 'whole') {
    await noteSuccess(tx.signInAttempts, attemptKeys(person.email, visitor.address), now);
  }
  return { kind: 'entered', admission };
}

/** The provider belongs to the installation, so it can tell no organizations apart: there must be one. */
async function theOrganization(tx: Repositories): Promise<Organization> {
  const [only, ...others] = await tx.organizations.list();
  if (only !== undefined && others.length === 0) return only;
  throw new ProblemError('provider.not-configured', 'An identity provider needs a server with one organization.');
}

async function findAcquaintances(tx: Repositories, { organizationId }: Organization, identity: ProviderIdentity) {
  const { issuer, subject, email } = identity;
  const account = await tx.providerAccounts.find(organizationId, issuer, subject);
  const linked = account === null ? null : await tx.people.find(organizationId, account.personId);
  const sameEmail = linked !== null || email === null ? null : await tx.people.findByEmail(organizationId, email);
  const isSameEmailLinked =
    sameEmail !== null && (await tx.providerAccounts.findOfPerson(sameEmail.personId, issuer)) !== null;
  return { linked, sameEmail, isSameEmailLinked };
}

async function addMember(
  tx: Repositories,
  made: MadeBy,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<Person> {
  const person: Person = {
    personId: made.ids.newId('person'),
    organizationId: made.organizationId,
    email,
    name,
    role: 'member',
    access: usualAccess('member'),
    teamIds: [],
    status: 'active',
    mustChangePassword: false,
    secondFactors: [],
    createdAt: made.at,
    lastSignInAt: null,
    version: 1,
  };
  await tx.people.insert(person);
  const detail = { email, role: person.role, access: person.access, teamIds: person.teamIds, by: 'provider' };
  await tx.events.append([newEvent(made, 'person.added', { personId: person.personId, detail })]);
  return person;
}

async function link(
  tx: Repositories,
  made: MadeBy,
  {
    person: { personId },
    identity: { issuer, subject },
  }: { readonly person: Person; readonly identity: ProviderIdentity },
): Promise<void> {
  const { organizationId, at } = made;
  await tx.providerAccounts.insert({ organizationId, personId, issuer, subject, linkedAt: at });
  await tx.events.append([newEvent(made, 'person.provider-linked', { personId, detail: { issuer, subject } })]);
}

/** Of people here only: who is nobody here is no business of the ledger, and could fill it. */
async function noteRefusal(
  tx: Repositories,
  made: MadeBy,
  refusal: { readonly known: Person | null; readonly address: string; readonly reason: ProviderRefusal },
): Promise<void> {
  const { known, address, reason } = refusal;
  await noteFailureFrom(tx.signInAttempts, address, made.at);
  if (known === null) return;
  const detail = { method: 'provider', reason };
  await tx.events.append([newEvent(made, 'session.refused', { personId: known.personId, address, detail })]);
}
