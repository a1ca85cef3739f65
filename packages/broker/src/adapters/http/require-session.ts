import type { Access } from '@gatelease/contract';
import type { FastifyRequest } from 'fastify';
import type { Authenticate } from '../../application/sign-in/authenticate.ts';
import { dutyOf, type SessionDuty } from '../../application/sign-in/session-duty.ts';
import { HttpProblem } from './http-problem.ts';
import { addressText, visitOf } from './visit.ts';

/**
 * Lets a request on only with a session that the operation accepts. It runs before the body is read: strangers cannot
 * make the server parse anything.
 *
 * @throws `session.required`, `session.password-change-required`, `session.second-factor-required`
 */
export function makeRequireSession(authenticate: Authenticate, access: Exclude<Access, 'public'>) {
  return async (request: FastifyRequest): Promise<void> => {
    const visit = visitOf(request);
    const address = addressText(visit);
    const authenticated = visit.credential === null ? null : await authenticate({ ...visit.credential, address });
    if (authenticated === null) throw new HttpProblem('session.required', 'There is no session, or it has ended.');

    request.visit = { ...visit, authenticated };
    const duty = dutyOf(authenticated.person, authenticated.session);
    if (access === 'session' && duty !== null) throw isDue(duty);
  };
}

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
