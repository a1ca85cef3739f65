import { isKeyScope, type SessionView } from '@gatelease/contract';
import type { HalfSignedIn } from '../../../application/sign-in/admit.ts';
import type { Session } from '../../../application/ports/session-repository.ts';
import { dutyOf } from '../../../application/sign-in/session-duty.ts';
import type { SignedIn } from '../../../application/sign-in/welcome.ts';
import type { ApiKey } from '../../../domain/api-key.ts';
import type { Organization } from '../../../domain/organization.ts';
import { ACTIONS, can } from '../../../domain/permissions.ts';
import type { Person } from '../../../domain/person.ts';
import { presentPerson } from './present-person.ts';

export interface SessionParts {
  readonly person: Person;
  readonly organization: Organization;
  readonly session: Session | null;
  /** With what a program asks instead of a session. */
  readonly apiKey?: ApiKey | null;
  /** Of the connection that asks now, which may not be the one that signed in. */
  readonly address: string;
}

export function presentSession({ person, organization, session, apiKey = null, address }: SessionParts): SessionView {
  const { organizationId, name, timeZone, accessCode, settings } = organization;
  const duty = session === null ? null : dutyOf(person, session);
  return {
    person: presentPerson(person),
    organization: {
      organizationId,
      name,
      timeZone,
      shortestPassword: settings.security.shortestPassword,
      accessCode: apiKey === null && can(person, 'organization.edit') ? accessCode : null,
    },
    address,
    permissions: ACTIONS.filter((action) => can(person, action)),
    mustChangePassword: duty === 'choose-password',
    mustSetUpSecondFactor: duty === 'set-up-second-factor',
    expiresAt: (session ?? apiKey)?.expiresAt?.toISOString() ?? null,
    apiKey: apiKey === null ? null : presentAskingKey(apiKey),
  };
}

function presentAskingKey({ keyId, name, scopes, resourceIds }: ApiKey) {
  return {
    keyId,
    name,
    scopes: scopes.filter(isKeyScope),
    resourceIds: resourceIds === null ? null : [...resourceIds],
  };
}

/** A browser gets its token in a cookie that scripts cannot read, so only a command line sees it here. */
export function presentSignedIn(signedIn: SignedIn, address: string) {
  return {
    ...presentSession({ ...signedIn, address }),
    state: 'signed-in' as const,
    token: signedIn.session.kind === 'cli' ? signedIn.token : null,
    opened: signedIn.opened.map(({ policyId, policyName, outcome, leaseId }) => ({
      policyId,
      policyName,
      outcome,
      leaseId,
    })),
  };
}

/** The token goes to browsers too: it is good for the next step only, and must be sent with it on purpose. */
export function presentHalfSignedIn({ token, expiresAt, secondSteps }: HalfSignedIn) {
  return {
    state: 'second-step' as const,
    token,
    expiresAt: expiresAt.toISOString(),
    secondSteps: [...secondSteps],
  };
}
