import type { Application } from '../../../application/application.ts';
import type { SignedIn } from '../../../application/sign-in/welcome.ts';
import type { Call, Handlers } from '../operation.ts';
import { openWhatWaited } from './open-what-waited.ts';
import { answerSteadily } from '../steady-answer.ts';
import { presentHalfSignedIn, presentSession, presentSignedIn } from '../present/present-session.ts';

export function sessionOperations(
  application: Application,
): Handlers<
  | 'readSetup'
  | 'setUp'
  | 'signIn'
  | 'takeSecondStep'
  | 'readSession'
  | 'signOut'
  | 'forgetPassword'
  | 'changePassword'
  | 'readPasswordLink'
  | 'setPasswordWithLink'
> {
  return {
    readSetup: () => application.readSetup(),

    setUp: async ({ body }, call) =>
      welcome(await application.setUp({ ...body, kind: 'browser', ...visitor(call) }), call),

    signIn: async ({ body }, call) => {
      const accessCode = body.accessCode === undefined || body.accessCode === '' ? null : body.accessCode;
      const answer = await application.signIn({ ...body, accessCode, ...visitor(call) });
      return answer.kind === 'half' ? presentHalfSignedIn(answer.half) : welcome(answer.signedIn, call);
    },

    takeSecondStep: async ({ body }, call) =>
      welcome(await application.takeSecondStep({ ...body, ...visitor(call) }), call),

    readSession: async (_, { caller, address }) => {
      const organization = await application.readOrganization(caller.principal);
      const { person, session } = caller;
      const apiKey = caller.session === null ? caller.apiKey : null;
      return presentSession({ person, session, apiKey, organization, address });
    },

    signOut: async (_, call) => {
      await application.signOut(call.caller.principal);
      call.setSessionCookie(null);
      return null;
    },

    forgetPassword: async ({ body }, { address }) => {
      const accessCode = body.accessCode === undefined || body.accessCode === '' ? null : body.accessCode;
      await answerSteadily(application.forgetPassword({ ...body, accessCode, address }));
      return null;
    },

    changePassword: async ({ body }, { caller }) => {
      await application.changePassword(caller, body);
      await openWhatWaited(application, caller, 'choose-password');
      return null;
    },

    readPasswordLink: async ({ body }) => {
      const { person, organization, expiresAt } = await application.readPasswordLink(body);
      return {
        email: person.email,
        name: person.name,
        organizationName: organization.name,
        shortestPassword: organization.settings.security.shortestPassword,
        expiresAt: expiresAt.toISOString(),
      };
    },

    setPasswordWithLink: async ({ body }, { address }) => {
      await application.setPasswordWithLink({ ...body, address });
      return null;
    },
  };
}

function visitor({ address, userAgent }: Call): { readonly address: string; readonly userAgent: string } {
  return { address, userAgent };
}

function welcome(signedIn: SignedIn, call: Call) {
  if (signedIn.session.kind === 'browser') call.setSessionCookie(signedIn.token);
  return presentSignedIn(signedIn, call.address);
}
