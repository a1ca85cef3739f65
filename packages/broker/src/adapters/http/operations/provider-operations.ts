import type { Application } from '../../../application/application.ts';
import type { Handlers } from '../operation.ts';
import { presentHalfSignedIn, presentSignedIn } from '../present/present-session.ts';

export function providerOperations(
  application: Application,
): Handlers<'readSignInOptions' | 'startProviderSignIn' | 'finishProviderSignIn'> {
  return {
    readSignInOptions: () => Promise.resolve(application.readSignInOptions()),

    startProviderSignIn: async ({ body }, call) => {
      const { url, token } = await application.startProviderSignIn({ ...body, address: call.address });
      call.setProviderCookie(token);
      return { url };
    },

    finishProviderSignIn: async ({ body }, call) => {
      const { address, userAgent, providerToken } = call;
      call.setProviderCookie(null);
      const answer = { ...body, token: providerToken, kind: 'browser', address, userAgent } as const;
      const { entered, returnTo } = await application.finishProviderSignIn(answer);
      if (entered.kind === 'half') return { ...presentHalfSignedIn(entered.half), returnTo };
      call.setSessionCookie(entered.signedIn.token);
      return { ...presentSignedIn(entered.signedIn, address), returnTo };
    },
  };
}
