import type { Repositories } from '../../../application/ports/store.ts';
import type { SqlSession } from '../sql-session.ts';
import { SqlAccountReadingRepository } from './account-reading-repository.ts';
import { SqlApiKeyRepository } from './api-key-repository.ts';
import { SqlChallengeRepository } from './challenge-repository.ts';
import { SqlCredentialRepository } from './credential-repository.ts';
import { SqlEmergencyStopRepository } from './emergency-stop-repository.ts';
import { SqlEventRepository } from './event-repository.ts';
import { SqlGroupCheckRepository } from './group-check-repository.ts';
import { SqlLockDownRepository } from './lock-down-repository.ts';
import { SqlLeaseRepository } from './lease-repository.ts';
import { SqlOrganizationRepository } from './organization-repository.ts';
import { SqlOutboxRepository } from './outbox-repository.ts';
import { SqlPasskeyRepository } from './passkey-repository.ts';
import { SqlPersonRepository } from './person-repository.ts';
import { SqlPictureRepository } from './picture-repository.ts';
import { SqlPolicyRepository } from './policy-repository.ts';
import { SqlProviderAccountRepository } from './provider-account-repository.ts';
import { SqlRequestRepository } from './request-repository.ts';
import { SqlResourceRepository } from './resource-repository.ts';
import { SqlSecondFactorRepository } from './second-factor-repository.ts';
import { SqlSecretKeyRepository } from './secret-key-repository.ts';
import { SqlSessionRepository } from './session-repository.ts';
import { SqlSignInAttemptRepository } from './sign-in-attempt-repository.ts';
import { SqlTeamRepository } from './team-repository.ts';
import { SqlWorkRepository } from './work-repository.ts';

/** All repositories over one session. */
export function repositoriesOn(session: SqlSession): Repositories {
  return {
    organizations: new SqlOrganizationRepository(session),
    people: new SqlPersonRepository(session),
    teams: new SqlTeamRepository(session),
    sessions: new SqlSessionRepository(session),
    secondFactors: new SqlSecondFactorRepository(session),
    secretKeys: new SqlSecretKeyRepository(session),
    signInAttempts: new SqlSignInAttemptRepository(session),
    apiKeys: new SqlApiKeyRepository(session),
    passkeys: new SqlPasskeyRepository(session),
    challenges: new SqlChallengeRepository(session),
    providerAccounts: new SqlProviderAccountRepository(session),
    credentials: new SqlCredentialRepository(session),
    groupChecks: new SqlGroupCheckRepository(session),
    resources: new SqlResourceRepository(session),
    policies: new SqlPolicyRepository(session),
    requests: new SqlRequestRepository(session),
    leases: new SqlLeaseRepository(session),
    pictures: new SqlPictureRepository(session),
    accountReadings: new SqlAccountReadingRepository(session),
    lockDowns: new SqlLockDownRepository(session),
    work: new SqlWorkRepository(session),
    events: new SqlEventRepository(session),
    outbox: new SqlOutboxRepository(session),
    emergencyStops: new SqlEmergencyStopRepository(session),
  };
}
