import type { Organization } from '../../domain/organization.ts';
import type { Person } from '../../domain/person.ts';
import { newEvent } from '../made-by.ts';
import type { HalfSession } from '../ports/session-repository.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';
import { requireAccepted, takeCode, type CodeContext, type CodeVerdict } from '../second-factor/take-code.ts';
import type { UseCaseContext } from '../use-case-context.ts';
import { attemptKeys, noteSuccess } from './sign-in-throttle.ts';
import { startSession, type StartSessionContext, type StartedSession } from './start-session.ts';
import { welcome, type SignedIn, type WelcomeContext } from './welcome.ts';

/** So many wrong codes end a half session: whoever goes on needs the password again. */
export const FAILURES_PER_HALF_SESSION = 5;

export interface SecondStepInput {
  /** Of the half session. */
  readonly token: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code: string;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * The second step of signing in: a code for half a session makes a whole one, with a token of its own.
 *
 * @throws `session.half-ended`, `second-factor.code-wrong`, `session.throttled`
 */
export type TakeSecondStep = (input: SecondStepInput) => Promise<SignedIn>;

type SecondStepContext = UseCaseContext & WelcomeContext & CodeContext & StartSessionContext;

export function makeTakeSecondStep(context: SecondStepContext): TakeSecondStep {
  return async (input) => {
    const { verdict, started } = await context.store.write((tx) => takeStep(context, tx, input));
    requireAccepted(verdict);
    if (started === null) throw halfEnded();
    return welcome(context, started);
  };
}

async function takeStep(
  context: SecondStepContext,
  tx: Repositories,
  input: SecondStepInput,
): Promise<{ readonly verdict: CodeVerdict; readonly started: StartedSession | null }> {
  const now = context.clock.now();
  const { half, person, organization } = await requireHalfSession(tx, context.tokenHasher.hash(input.token), now);

  const verdict = await takeCode(context, tx, { personId: person.personId, code: input.code, now });
  if (verdict.kind !== 'accepted') {
    await noteFailedStep(context, tx, { half, verdict, address: input.address, now });
    return { verdict, started: null };
  }

  await tx.sessions.deleteHalf(half.tokenHash);
  const visitor = { kind: half.kind, address: input.address, userAgent: input.userAgent };
  const { method } = half;
  const { secondStep } = verdict;
  const started = await startSession(context, tx, { person, organization, visitor, method, secondStep, now });
  await noteSuccess(tx.signInAttempts, attemptKeys(person.email, input.address), now);
  return { verdict, started };
}

/**
 * The half session of this token with whom it is of, for a second step in this transaction.
 *
 * @throws `session.half-ended`
 */
export async function requireHalfSession(
  tx: Repositories,
  tokenHash: string,
  now: Date,
): Promise<{ readonly half: HalfSession; readonly person: Person; readonly organization: Organization }> {
  const half = await tx.sessions.findHalf(tokenHash, now);
  if (half === null) throw halfEnded();
  const person = await tx.people.find(half.organizationId, half.personId);
  const organization = await tx.organizations.find(half.organizationId);
  if (person === null || organization === null || person.status !== 'active') throw halfEnded();
  return { half, person, organization };
}

async function noteFailedStep(
  context: SecondStepContext,
  tx: Repositories,
  failed: {
    readonly half: HalfSession;
    readonly verdict: CodeVerdict;
    readonly address: string;
    readonly now: Date;
  },
): Promise<void> {
  const { half, verdict, address, now } = failed;
  if (half.failures + 1 >= FAILURES_PER_HALF_SESSION) await tx.sessions.deleteHalf(half.tokenHash);
  else await tx.sessions.noteHalfFailure(half.tokenHash);

  const { organizationId, personId } = half;
  const made = { ids: context.ids, at: now, actor: { kind: 'system' }, organizationId } as const;
  const detail = { reason: verdict.kind };
  await tx.events.append([newEvent(made, 'session.second-step-refused', { personId, address, detail })]);
}

function halfEnded(): ProblemError {
  return new ProblemError(
    'session.half-ended',
    'The sign-in took too long, had too many wrong codes, or was ended. Begin again with e-mail and password.',
  );
}
