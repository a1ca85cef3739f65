import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { admit, type Admission } from './admit.ts';
import { newEvent } from '../made-by.ts';
import { findOrganization } from './find-organization.ts';
import type { Visitor } from './new-session.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';
import { attemptKeys, judgeAttempt, noteFailure, noteSuccess, type AttemptKeys } from './sign-in-throttle.ts';
import { signInThrottled } from './sign-in-throttled.ts';
import { Turnstile, TurnstileFullError } from './turnstile.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { welcomeAdmitted, type SignInAnswer, type WelcomeContext } from './welcome.ts';
import type { StartSessionContext } from './start-session.ts';

export interface SignInInput extends Visitor {
  /** Whoever has the dashboard may leave it out, and signs in at the administrators' door. */
  readonly accessCode: string | null;
  readonly email: string;
  readonly password: string;
}

/**
 * Signs a person in, then opens what policies open on sign-in, unless a new password must be chosen first. Who has a
 * second factor gets half a session, for `takeSecondStep`.
 *
 * A wrong access code, an unknown e-mail address, a wrong password and a deactivated person get the same answer after
 * the same work. Who failed too often is refused before anything is looked up, even with the right password.
 *
 * @throws `session.credentials-wrong`, `session.throttled`
 */
export type SignIn = (input: SignInInput) => Promise<SignInAnswer>;

export interface SignInContext extends UseCaseContext, WelcomeContext, StartSessionContext {
  readonly passwordHasher: PasswordHasher;
}

/** How many sign-ins are checked at once: so many guesses more than the limit can slip through. */
const AT_ONCE = 2;
const WAITING = 64;

export function makeSignIn(context: SignInContext): SignIn {
  const turnstile = new Turnstile(AT_ONCE, WAITING);
  return async (input) => {
    const keys = attemptKeys(input.email, input.address);
    const admission = await turnstile.run(() => checkAndStart(context, input, keys)).catch(throttledWhenFull);
    return welcomeAdmitted(context, admission);
  };
}

interface Candidate {
  readonly organization: Organization;
  readonly person: Person;
  readonly hash: string | null;
}

async function checkAndStart(context: SignInContext, input: SignInInput, keys: AttemptKeys): Promise<Admission> {
  const candidate = await context.store.read(async (tx) => {
    const verdict = await judgeAttempt(tx.signInAttempts, keys, context.clock.now());
    if (verdict.kind === 'throttled') throw signInThrottled(verdict.retryAfterSeconds);
    return findCandidate(tx, input);
  });

  const isRight = await context.passwordHasher.verify(candidate?.hash ?? null, input.password);

  if (candidate === null || !isRight || !mayUse(candidate.person, input)) {
    await refuse(context, { input, keys, candidate });
    throw credentialsWrong();
  }
  return start(context, { input, keys, candidate });
}

async function findCandidate(tx: Repositories, input: SignInInput): Promise<Candidate | null> {
  const organization = await findOrganization(tx, input.accessCode);
  const person = organization === null ? null : await tx.people.findByEmail(organization.organizationId, input.email);
  if (organization === null || person === null) return null;
  return { organization, person, hash: await tx.people.passwordHash(person.personId) };
}

function mayUse(person: Person, { accessCode }: SignInInput): boolean {
  return person.status === 'active' && (accessCode !== null || person.access === 'dashboard');
}

interface Attempt<C> {
  readonly input: SignInInput;
  readonly keys: AttemptKeys;
  readonly candidate: C;
}

async function refuse(context: SignInContext, { input, keys, candidate }: Attempt<Candidate | null>): Promise<void> {
  const now = context.clock.now();
  await context.store.write(async (tx) => {
    await noteFailure(tx.signInAttempts, keys, now);
    if (candidate === null) return;
    const { organizationId, personId } = candidate.person;
    const made = { ids: context.ids, at: now, actor: { kind: 'system' }, organizationId } as const;
    await tx.events.append([newEvent(made, 'session.refused', { personId, address: input.address })]);
  });
}

async function start(context: SignInContext, { input, keys, candidate }: Attempt<Candidate>): Promise<Admission> {
  const now = context.clock.now();
  const { organizationId, personId } = candidate.person;
  return context.store.write(async (tx) => {
    const found = await tx.people.find(organizationId, personId);
    const isAsChecked = found !== null && (await tx.people.passwordHash(personId)) === candidate.hash;
    if (!isAsChecked || !mayUse(found, input)) throw credentialsWrong();

    const { organization } = candidate;
    const given = { person: found, organization, visitor: input, method: 'password', now } as const;
    const admission = await admit(context, tx, given);
    // Half a sign-in is none yet: who guessed the password only has not become familiar by it.
    if (admission.kind === 'whole') await noteSuccess(tx.signInAttempts, keys, now);
    return admission;
  });
}

function credentialsWrong(): ProblemError {
  return new ProblemError(
    'session.credentials-wrong',
    'No active person has this e-mail address with this password and access code. Members need the access code.',
  );
}

function throttledWhenFull(error: unknown): never {
  if (error instanceof TurnstileFullError) throw signInThrottled(5);
  throw error;
}
