import type { Authenticated } from './authenticate.ts';
import { throttledBecause } from './attempt-limit.ts';
import type { PasswordHasher } from '../ports/password-hasher.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { attemptKeys, judgeAttempt, noteFailure } from './sign-in-throttle.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** How long a sign-in speaks for itself. */
export const FRESH_SECONDS = 10 * 60;

export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
  readonly organizationName: string;
  /** What the organization asks of new ones. */
  readonly shortestPassword: number;
  /** `null` for who has no password. */
  readonly hash: string | null;
}

type ConfirmContext = Pick<UseCaseContext, 'store' | 'clock'> & { readonly passwordHasher: PasswordHasher };

/**
 * Goes on only when it is certainly the person who asks: just signed in, or with the password. A browser that somebody
 * left, or a session that somebody stole, must not be enough to change how the person signs in.
 *
 * @throws `session.not-fresh`, `password.wrong`, `session.throttled`
 */
export async function requireConfirmedIdentity(
  context: ConfirmContext,
  { principal, session }: Pick<Authenticated, 'principal' | 'session'>,
  password: string | null,
): Promise<void> {
  if (password !== null) {
    await requirePassword(context, principal, password);
    return;
  }
  const age = context.clock.now().getTime() - session.createdAt.getTime();
  if (age <= FRESH_SECONDS * 1000) return;
  throw new ProblemError(
    'session.not-fresh',
    'Your sign-in is more than ten minutes old. Type your password, or sign in again.',
  );
}

/**
 * Goes on only with the person's password. Wrong ones count as failed sign-ins: a borrowed browser is no way to guess it.
 *
 * @throws `password.wrong`, `session.throttled`
 */
export async function requirePassword(
  context: ConfirmContext,
  principal: Principal,
  password: string,
): Promise<PasswordOwner> {
  const owner = await readOwner(context, principal);
  if (await context.passwordHasher.verify(owner.hash, password)) return owner;
  const keys = attemptKeys(owner.email, principal.address);
  await context.store.write((tx) => noteFailure(tx.signInAttempts, keys, context.clock.now()));
  throw new ProblemError('password.wrong', 'The current password is not the one that was given.');
}

async function readOwner(context: ConfirmContext, principal: Principal): Promise<PasswordOwner> {
  const { organizationId, personId, address } = principal;
  return context.store.read(async (tx) => {
    const person = await tx.people.find(organizationId, personId);
    const organization = await tx.organizations.find(organizationId);
    if (person === null || organization === null) throw new ProblemError('person.not-found', 'You were deleted.');
    const verdict = await judgeAttempt(tx.signInAttempts, attemptKeys(person.email, address), context.clock.now());
    if (verdict.kind === 'throttled') throw throttledBecause('Too many wrong passwords.', verdict.retryAfterSeconds);
    const hash = await tx.people.passwordHash(personId);
    const { shortestPassword } = organization.settings.security;
    return { email: person.email, name: person.name, organizationName: organization.name, shortestPassword, hash };
  });
}
