import type { Admission, HalfSignedIn } from './admit.ts';
import { principalOf } from './authenticate.ts';
import type { Changes } from '../ports/changes.ts';
import type { Principal } from '../principal.ts';
import { dutyOf } from './session-duty.ts';
import type { StartedSession } from './start-session.ts';

export interface SignedIn extends StartedSession {
  readonly opened: readonly OpenedOnSignIn[];
}

/** What became of a policy that opens on sign-in. */
export interface OpenedOnSignIn {
  readonly policyId: string;
  readonly policyName: string;
  readonly outcome: string;
  readonly leaseId: string | null;
}

export interface WelcomeContext {
  readonly changes: Changes;
  readonly openOnSignIn: (principal: Principal) => Promise<readonly OpenedOnSignIn[]>;
}

/** What follows a new session, once it is saved: it opens what policies open on sign-in, unless something is due before. */
export async function welcome(context: WelcomeContext, started: StartedSession): Promise<SignedIn> {
  const { person, organization, session } = started;
  context.changes.publish({ organizationId: organization.organizationId, topic: 'people' });
  const opened =
    dutyOf(person, session) === null
      ? await context.openOnSignIn(principalOf(person, session, session.address, session.createdAt))
      : [];
  return { ...started, opened };
}

/** What a way of signing in answers that shows one factor. */
export type SignInAnswer =
  { readonly kind: 'whole'; readonly signedIn: SignedIn } | { readonly kind: 'half'; readonly half: HalfSignedIn };

/** `welcome` for who may have got half a session only. */
export async function welcomeAdmitted(context: WelcomeContext, admission: Admission): Promise<SignInAnswer> {
  if (admission.kind === 'half') return admission;
  return { kind: 'whole', signedIn: await welcome(context, admission.started) };
}
