import type { Access, KeyUse } from '@gatelease/contract';
import type { FastifyRequest } from 'fastify';
import type { AuthenticateKey, KeyAuthenticated } from '../../application/api-keys/authenticate-key.ts';
import type { Authenticate } from '../../application/sign-in/authenticate.ts';
import { dutyOf, type SessionDuty } from '../../application/sign-in/session-duty.ts';
import { HttpProblem } from './http-problem.ts';
import type { KeyGuesses } from './key-guesses.ts';
import { requireKeyUse } from './require-key-use.ts';
import type { Credential } from './session-cookie.ts';
import { addressText, visitOf, type Visit } from './visit.ts';

/** How callers are known. */
export interface CallerChecks {
  readonly authenticate: Authenticate;
  readonly authenticateKey: AuthenticateKey;
  readonly keyGuesses: KeyGuesses;
}

/** Whom an operation accepts. */
export interface CallerTerms {
  readonly access: Exclude<Access, 'public'>;
  readonly keyUse: KeyUse;
  /** Whether it heeds which resources a key is bound to. */
  readonly heedsBinding: boolean;
}

/**
 * Lets a request on only with a session, or an API key, that the operation accepts. It runs before the body is read:
 * strangers cannot make the server parse anything.
 *
 * @throws `session.required`, `session.password-change-required`, `session.second-factor-required`, `api-key.invalid`,
 * `api-key.address-refused`, `api-key.person-needed`, `api-key.scope-missing`, `request.too-many`
 */
export function makeRequireCaller(checks: CallerChecks, terms: CallerTerms) {
  return async (request: FastifyRequest): Promise<void> => {
    const visit = visitOf(request);
    const { credential } = visit;
    if (credential?.kind === 'key') {
      const caller = await authenticateKey(checks, visit, credential);
      requireKeyUse(caller.apiKey, terms);
      request.visit = { ...visit, caller };
      return;
    }

    const address = addressText(visit);
    const caller = credential === null ? null : await checks.authenticate({ ...credential, address });
    if (caller === null) throw new HttpProblem('session.required', 'There is no session, or it has ended.');

    request.visit = { ...visit, caller };
    const duty = dutyOf(caller.person, caller.session);
    if (terms.access === 'session' && duty !== null) throw isDue(duty);
  };
}

/** Wrong keys are counted, and so many from one network are enough: then not even the right one is looked at. */
async function authenticateKey(
  { authenticateKey: authenticate, keyGuesses }: CallerChecks,
  visit: Visit,
  { token }: Credential,
): Promise<KeyAuthenticated> {
  const { clientAddress } = visit;
  const wait = clientAddress === null ? null : keyGuesses.waitSeconds(clientAddress);
  if (wait !== null) {
    const detail = 'There were too many wrong API keys from this address.';
    throw new HttpProblem('request.too-many', detail, { retryAfterSeconds: wait });
  }
  const verdict = await authenticate({ token, address: addressText(visit) });
  if (verdict.kind === 'known') return verdict.caller;
  if (clientAddress !== null && (verdict.kind === 'mistyped' || verdict.kind === 'unknown')) {
    keyGuesses.note(clientAddress);
  }
  if (verdict.kind === 'address-refused') {
    const detail = `The key is not for ${addressText(visit)}. Its owner says from where it may be used.`;
    throw new HttpProblem('api-key.address-refused', detail);
  }
  throw new HttpProblem('api-key.invalid', WHY_INVALID[verdict.kind]);
}

const WHY_INVALID = {
  mistyped: 'The key is mistyped or cut off: its last six characters do not fit the rest.',
  unknown: 'There is no such key.',
  expired: 'The key has expired. Its owner makes a new one.',
  revoked: 'The key was revoked. Its owner makes a new one.',
} as const;

function isDue(duty: SessionDuty): HttpProblem {
  switch (duty) {
    case 'choose-password':
      return new HttpProblem(
        'session.password-change-required',
        'A new password is due. Choose one, then everything else works again.',
      );
    case 'set-up-second-factor':
      return new HttpProblem(
        'session.second-factor-required',
        'Your organization demands a second factor. Set one up, then everything else works.',
      );
  }
}
