import { found, inSeconds, page, sessionOf } from './state.ts';
import type { Handler, MockState } from './state.ts';

const CHALLENGE = 'A'.repeat(43);

function passkeyOf({ passkeys }: MockState, passkeyId: string | undefined) {
  return found(
    passkeys.find((passkey) => passkey.passkeyId === passkeyId),
    'passkey.not-found',
  );
}

/** Passkeys, believed without a look at what they sign: the server's own tests look. */
export const PASSKEY_HANDLERS = {
  beginPasskeySignIn: () => ({
    rpId: 'localhost',
    challenge: CHALLENGE,
    timeout: 300_000,
    userVerification: 'required',
  }),
  signInWithPasskey: (state) => {
    state.personId = 'p-ana';
    return { ...sessionOf(state), state: 'signed-in', token: null, opened: [] };
  },
  listPasskeys: ({ passkeys }) => page(passkeys),
  beginPasskey: (state) => {
    const { personId, email, name } = sessionOf(state).person;
    return {
      rp: { id: 'localhost', name: 'Gatelease' },
      user: { id: personId, name: email, displayName: name },
      challenge: CHALLENGE,
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      timeout: 300_000,
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
      attestation: 'none',
    };
  },
  addPasskey: (state, { body }) => {
    const passkeyId = `pk-${String(state.passkeys.length)}`;
    const passkey = { passkeyId, name: body.name, isSynced: true, createdAt: inSeconds(0), lastUsedAt: null };
    state.passkeys.push(passkey);
    return { passkey, recoveryCodes: state.passkeys.length === 1 ? ['K7QF-2M9X-RT4A-WD3P'] : null };
  },
  renamePasskey: (state, { params, body }) => Object.assign(passkeyOf(state, params['passkeyId']), body),
  removePasskey: (state, { params }) => {
    state.passkeys.splice(state.passkeys.indexOf(passkeyOf(state, params['passkeyId'])), 1);
    return null;
  },
} satisfies Record<string, Handler>;
