import type { AccountReadingRepository } from './account-reading-repository.ts';
import type { ApiKeyRepository } from './api-key-repository.ts';
import type { ChallengeRepository } from './challenge-repository.ts';
import type { CredentialRepository } from './credential-repository.ts';
import type { EmergencyStopRepository } from './emergency-stop-repository.ts';
import type { EventRepository } from './event-repository.ts';
import type { GroupCheckRepository } from './group-check-repository.ts';
import type { LeaseRepository } from './lease-repository.ts';
import type { LockDownRepository } from './lock-down-repository.ts';
import type { OrganizationRepository } from './organization-repository.ts';
import type { OutboxRepository } from './outbox-repository.ts';
import type { PasskeyRepository } from './passkey-repository.ts';
import type { PersonRepository } from './person-repository.ts';
import type { PictureRepository } from './picture-repository.ts';
import type { PolicyRepository } from './policy-repository.ts';
import type { ProviderAccountRepository } from './provider-account-repository.ts';
import type { RequestRepository } from './request-repository.ts';
import type { ResourceRepository } from './resource-repository.ts';
import type { SecondFactorRepository } from './second-factor-repository.ts';
import type { SecretKeyRepository } from './secret-key-repository.ts';
import type { SessionRepository } from './session-repository.ts';
import type { SignInAttemptRepository } from './sign-in-attempt-repository.ts';
import type { TeamRepository } from './team-repository.ts';
import type { WorkRepository } from './work-repository.ts';

/** Everything the broker remembers. Implementations must pass `storeContract`. */
export interface Store {
  /**
   * Runs `work` in one transaction: what it writes is all saved, durably, or none of it is.
   *
   * Never calls anything outside the store; may run `work` again after a serialization conflict,
   * so `work` must not have effects of its own. Never call `write` inside `work`.
   *
   * What a decision rests on is loaded with `find` in the same transaction: until its end nobody else changes or
   * removes that person, policy, resource, request or lease. `findAnywhere` and lists hold nothing: they show what is
   * committed when they are read. A query that failed ends the transaction.
   *
   * @throws `storage.conflict` when a version check failed, `storage.unavailable` when the database
   * cannot be reached, `storage.full` when it has no room.
   */
  write<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;

  /** Reads without a write lock. @throws `storage.unavailable` */
  read<T>(work: (tx: Repositories) => Promise<T>): Promise<T>;

  /** As `write`, but for the disk: resolves as soon as this process and all others see what was written. */
  writeAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>>;

  /** As `read`, but for the disk: what it saw may have been committed only just now. */
  readAhead<T>(work: (tx: Repositories) => Promise<T>): Promise<Ahead<T>>;

  /** @throws `storage.unavailable` */
  ping(): Promise<void>;

  /** The time that every node on this store agrees on: on PostgreSQL the database's. @throws `storage.unavailable` */
  now(): Promise<Date>;

  /** The random id of this installation, made with the database; tags on owned rules carry it. */
  installationId(): Promise<string>;

  close(): Promise<void>;
}

/**
 * What is committed, but perhaps not on the disk yet.
 *
 * It is there to get the next step ready while the disk writes. Nothing that rests on it may leave the process before
 * `kept` has resolved: no answer, no message, no call of AWS.
 */
export interface Ahead<T> {
  readonly value: T;
  /** Resolves once all that `value` rests on would survive a power cut. @throws `storage.unavailable` */
  readonly kept: Promise<void>;
}

/** The repositories of one transaction. */
export interface Repositories {
  readonly organizations: OrganizationRepository;
  readonly people: PersonRepository;
  readonly teams: TeamRepository;
  readonly sessions: SessionRepository;
  readonly secondFactors: SecondFactorRepository;
  readonly secretKeys: SecretKeyRepository;
  readonly signInAttempts: SignInAttemptRepository;
  readonly passkeys: PasskeyRepository;
  readonly apiKeys: ApiKeyRepository;
  readonly challenges: ChallengeRepository;
  readonly providerAccounts: ProviderAccountRepository;
  readonly credentials: CredentialRepository;
  readonly resources: ResourceRepository;
  readonly groupChecks: GroupCheckRepository;
  readonly policies: PolicyRepository;
  readonly requests: RequestRepository;
  readonly leases: LeaseRepository;
  readonly pictures: PictureRepository;
  readonly accountReadings: AccountReadingRepository;
  readonly lockDowns: LockDownRepository;
  readonly work: WorkRepository;
  readonly events: EventRepository;
  readonly outbox: OutboxRepository;
  readonly emergencyStops: EmergencyStopRepository;
}

/** One page of a list, newest first unless the repository says otherwise. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back as `after` for the next page; `null` on the last. */
  readonly next: string | null;
}

export interface PageRequest {
  readonly after: string | null;
  /** 1 to 500. */
  readonly limit: number;
}
