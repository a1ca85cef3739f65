import type { Access } from '@gatelease/contract';
import type { FastifyRequest } from 'fastify';
import type { Authenticate } from '../../application/sign-in/authenticate.ts';
import { isPasswordChangeDue } from '../../application/sign-in/password-change-due.ts';
import { HttpProblem } from './http-problem.ts';
import { addressText, visitOf } from './visit.ts';

/**
 * Lets a request on only with a session that the operation accepts. It runs before the body is read: strangers cannot
 * make the server parse anything.
 *
 * @throws `session.required`, `session.password-change-required`
 */
export function makeRequireSession(authenticate: Authenticate, access: Exclude<Access, 'public'>) {
  return async (request: FastifyRequest): Promise<void> => {
    const visit = visitOf(request);
    const address = addressText(visit);
    const authenticated = visit.credential === null ? null : await authenticate({ ...visit.credential, address });
    if (authenticated === null) throw new HttpProblem('session.required', 'There is no session, or it has ended.');

    request.visit = { ...visit, authenticated };
    if (access === 'session' && isPasswordChangeDue(authenticated.person, authenticated.session)) {
      throw new HttpProblem(
        'session.password-change-required',
        'An administrator asked for a new password. Choose one, then everything else works again.',
      );
    }
  };
}
