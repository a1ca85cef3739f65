import type { Application } from '../../../application/application.ts';
import type { Passkey } from '../../../domain/passkey.ts';
import type { Handlers } from '../operation.ts';
import { presentSignedIn } from '../present/present-session.ts';
import { openWhatWaited } from './open-what-waited.ts';

export function passkeyOperations(
  application: Application,
): Handlers<
  | 'beginPasskeySignIn'
  | 'signInWithPasskey'
  | 'listPasskeys'
  | 'beginPasskey'
  | 'addPasskey'
  | 'renamePasskey'
  | 'removePasskey'
> {
  return {
    beginPasskeySignIn: (_, { address }) => application.beginPasskeySignIn({ address }),

    signInWithPasskey: async ({ body }, call) => {
      const { address, userAgent } = call;
      const { id, response } = body.answer;
      const answer = { id, response: { ...response, userHandle: response.userHandle ?? null } };
      const signedIn = await application.signInWithPasskey({ answer, kind: 'browser', address, userAgent });
      call.setSessionCookie(signedIn.token);
      return presentSignedIn(signedIn, address);
    },

    listPasskeys: async (_, { caller }) => {
      const passkeys = await application.listPasskeys(caller.principal);
      return { items: passkeys.map(presentPasskey), next: null };
    },

    beginPasskey: async ({ body }, { caller }) => {
      const options = await application.beginPasskey(caller, { password: body.password ?? null });
      return {
        ...options,
        pubKeyCredParams: [...options.pubKeyCredParams],
        excludeCredentials: [...options.excludeCredentials],
      };
    },

    addPasskey: async ({ body }, { caller }) => {
      const { passkey, recoveryCodes } = await application.addPasskey(caller, body);
      await openWhatWaited(application, caller, 'set-up-second-factor');
      return { passkey: presentPasskey(passkey), recoveryCodes: recoveryCodes === null ? null : [...recoveryCodes] };
    },

    renamePasskey: async ({ params, body }, { caller }) =>
      presentPasskey(await application.renamePasskey(caller.principal, { ...params, ...body })),

    removePasskey: async ({ params, body }, { caller }) => {
      await application.removePasskey(caller, { ...params, password: body.password ?? null });
      return null;
    },
  };
}

/** Neither key nor credential: nobody needs them to tell one's passkeys apart. */
function presentPasskey({ passkeyId, name, isSynced, createdAt, lastUsedAt }: Passkey) {
  return {
    passkeyId,
    name,
    isSynced,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
