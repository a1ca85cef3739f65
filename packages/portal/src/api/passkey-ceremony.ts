import type { CallInput, CallOutput } from '@gatelease/contract/client';

/** Nothing came of asking the browser for a passkey; `title` and `message` say why, in words for its owner. */
export class PasskeyCeremonyError extends Error {
  override readonly name = 'PasskeyCeremonyError';
  readonly title: string;

  constructor(title: string, message: string, cause: unknown) {
    super(message, { cause });
    this.title = title;
  }
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** Lets the browser make a passkey. @throws PasskeyCeremonyError */
export async function makePasskey(
  options: CallOutput<'beginPasskey'>,
): Promise<CallInput<'addPasskey'>['body']['answer']> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  try {
    const { id, response } = await startRegistration({ optionsJSON: options });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return { id, response: { clientDataJSON, attestationObject, transports } };
  } catch (error) {
    throw explained(error);
  }
}

/** Lets the browser ask for a passkey. @throws PasskeyCeremonyError */
export async function askForPasskey(
  options: CallOutput<'beginPasskeySignIn'>,
): Promise<CallInput<'signInWithPasskey'>['body']['answer']> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  try {
    const { id, response } = await startAuthentication({ optionsJSON: options });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, response: { clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null } };
  } catch (error) {
    throw explained(error);
  }
}

/** By the name that browsers give it: they tell pages little, so that pages learn little about people's devices. */
function explained(error: unknown): PasskeyCeremonyError {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') {
    const message = 'It is in your list already. Use another device, or another password manager.';
    return new PasskeyCeremonyError('This device has a passkey of yours already', message, error);
  }
  if (name === 'SecurityError') {
    const message = 'The address in the address bar is not the one that passkeys are made for here.';
    return new PasskeyCeremonyError('Passkeys do not work at this address', message, error);
  }
  if (name === 'NotSupportedError' || name === 'ConstraintError') {
    const message = 'It needs a screen lock or a PIN, and has to be able to keep passkeys.';
    return new PasskeyCeremonyError('This device cannot do it', message, error);
  }
  const message = 'You cancelled it, it took too long, or this device has no passkey for here. Nothing was changed.';
  return new PasskeyCeremonyError('No passkey was used', message, error);
}
