import type { AccessUseCases } from './access/compose-access.ts';
import type { AccountUseCases } from './account/compose-account.ts';
import type { CredentialUseCases } from './credentials/compose-credentials.ts';
import type { ApiKeyUseCases } from './api-keys/compose-api-keys.ts';
import type { EmergencyUseCases } from './emergency/compose-emergency.ts';
import type { LeaseUseCases } from './leases/compose-leases.ts';
import type { LedgerUseCases } from './ledger/compose-ledger.ts';
import type { LockDownUseCases } from './lock-down/compose-lock-down.ts';
import type { MailUseCases } from './mail/compose-mail.ts';
import type { OrganizationUseCases } from './organization/compose-organization.ts';
import type { PasskeyUseCases } from './passkeys/compose-passkeys.ts';
import type { PeopleUseCases } from './people/compose-people.ts';
import type { PolicyUseCases } from './policies/compose-policies.ts';
import type { ResourceUseCases } from './resources/compose-resources.ts';
import type { SecondFactorUseCases } from './second-factor/compose-second-factor.ts';
import type { SessionUseCases } from './sessions/compose-sessions.ts';
import type { SignInUseCases } from './sign-in/compose-sign-in.ts';

/**
 * Everything that somebody can ask of the broker from outside, area by area. A new use case is added in the file of its
 * area, `compose-<area>.ts`, and nowhere else.
 */
export interface Application
  extends
    AccessUseCases,
    AccountUseCases,
    CredentialUseCases,
    ApiKeyUseCases,
    EmergencyUseCases,
    LeaseUseCases,
    LedgerUseCases,
    LockDownUseCases,
    MailUseCases,
    OrganizationUseCases,
    PasskeyUseCases,
    PeopleUseCases,
    PolicyUseCases,
    ResourceUseCases,
    SecondFactorUseCases,
    SessionUseCases,
    SignInUseCases {}
