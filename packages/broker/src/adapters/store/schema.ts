/**
 * The tables as queries see them, the same on SQLite and PostgreSQL. The migrations make them.
 *
 * | here | SQLite | PostgreSQL |
 * |---|---|---|
 * | string | text | text collate "C": ordered by code point, as in SQLite |
 * | Date | integer, milliseconds since 1970 | bigint, the same |
 * | number | integer | bigint |
 * | boolean | integer, 0 or 1 | boolean |
 * | Json | text | jsonb |
 */
export interface Tables {
  readonly schema_versions: SchemaVersionTable;
  readonly installation: InstallationTable;
  readonly organizations: OrganizationTable;
  readonly people: PersonTable;
  readonly former_people: FormerPersonTable;
  readonly passwords: PasswordTable;
  readonly setup_links: SetupLinkTable;
  readonly teams: TeamTable;
  readonly team_members: TeamMemberTable;
  readonly sessions: SessionTable;
  readonly half_sessions: HalfSessionTable;
  readonly totp_factors: TotpFactorTable;
  readonly recovery_codes: RecoveryCodeTable;
  readonly sign_in_failures: SignInFailureTable;
  readonly passkeys: PasskeyTable;
  readonly api_keys: ApiKeyTable;
  readonly challenges: ChallengeTable;
  readonly provider_accounts: ProviderAccountTable;
  readonly credentials: CredentialTable;
  readonly credential_keys: CredentialKeyTable;
  readonly resources: ResourceTable;
  readonly group_checks: GroupCheckTable;
  readonly policies: PolicyTable;
  readonly requests: RequestTable;
  readonly leases: LeaseTable;
  readonly pictures: PictureTable;
  readonly account_readings: AccountReadingTable;
  readonly lock_downs: LockDownTable;
  readonly work: WorkTable;
  readonly event_chains: EventChainTable;
  readonly events: EventTable;
  readonly outbox: OutboxTable;
  readonly emergency_stops: EmergencyStopTable;
}

/** The text of a JSON value; read back through the readers of `json-reader.ts`. */
export type Json = string;

export interface SchemaVersionTable {
  readonly version: number;
  readonly name: string;
  readonly migrated_at: Date;
}

export interface InstallationTable {
  readonly installation_id: string;
  /** Which key the secrets in this database are sealed with; `null` while there are none. */
  readonly secret_key_id: string | null;
  readonly created_at: Date;
}

export interface OrganizationTable {
  readonly organization_id: string;
  readonly name: string;
  readonly access_code: string;
  readonly time_zone: string;
  readonly settings: Json;
  readonly created_at: Date;
  readonly version: number;
}

export interface PersonTable {
  readonly person_id: string;
  readonly organization_id: string;
  readonly email: string;
  readonly name: string;
  /** Name and e-mail address as `foldedText` writes them: for searching, and in its order people are listed. */
  readonly search_key: string;
  readonly role: string;
  readonly access: string;
  readonly status: string;
  readonly must_change_password: boolean;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly version: number;
}

/** Whom the ledger and old leases name although they were deleted. */
export interface FormerPersonTable {
  readonly person_id: string;
  readonly organization_id: string;
  readonly email: string;
  readonly name: string;
  readonly deleted_at: Date;
}

/** Apart from the people, so that no look-up of a person ever holds a hash. */
export interface PasswordTable {
  readonly person_id: string;
  readonly password_hash: string;
  readonly changed_at: Date;
}

export interface SetupLinkTable {
  readonly token_hash: string;
  readonly person_id: string | null;
  readonly organization_id: string | null;
  readonly expires_at: Date;
}

export interface TeamTable {
  readonly team_id: string;
  readonly organization_id: string;
  readonly name: string;
}

export interface TeamMemberTable {
  readonly team_id: string;
  readonly person_id: string;
}

export interface SessionTable {
  readonly session_id: string;
  readonly token_hash: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly method: string;
  readonly must_set_up_second_factor: boolean;
  readonly address: string;
  readonly proved_address: string | null;
  readonly proved_beside: string | null;
  readonly proved_at: Date | null;
  readonly user_agent: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

/** Somebody who has signed in but for the second step. */
export interface HalfSessionTable {
  readonly token_hash: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly kind: string;
  readonly method: string;
  readonly failures: number;
  readonly expires_at: Date;
}

export interface TotpFactorTable {
  readonly person_id: string;
  readonly sealed_secret: string;
  readonly created_at: Date;
  readonly confirmed_at: Date | null;
  readonly last_step: number | null;
}

export interface RecoveryCodeTable {
  readonly person_id: string;
  readonly code_hash: string;
}

/** One row for each key and millisecond. */
export interface SignInFailureTable {
  readonly key: string;
  readonly failed_at: Date;
  readonly failures: number;
}

export interface PasskeyTable {
  readonly passkey_id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly credential_id: string;
  readonly public_key: string;
  readonly counter: number;
  /** One after the other, with spaces between. */
  readonly transports: string;
  readonly is_synced: boolean;
  readonly is_backed_up: boolean;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
}

export interface ApiKeyTable {
  readonly key_id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly public_id: string;
  readonly token_hash: string;
  readonly previous_hash: string | null;
  readonly previous_until: Date | null;
  /** One after the other, with spaces between. */
  readonly scopes: string;
  /** `null` for every resource. */
  readonly resource_ids: Json | null;
  /** One after the other, with spaces between. */
  readonly cidrs: string;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly rotated_at: Date | null;
  readonly revoked_at: Date | null;
  readonly used_at: Date | null;
  readonly used_from: string | null;
  readonly refused_at: Date | null;
  readonly refused_from: string | null;
}

export interface ChallengeTable {
  readonly token_hash: string;
  readonly purpose: string;
  readonly payload: string;
  readonly expires_at: Date;
}

export interface ProviderAccountTable {
  readonly organization_id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly person_id: string;
  readonly linked_at: Date;
}

export interface CredentialTable {
  readonly credential_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly kind: string;
  readonly access_key_id: string | null;
  readonly keys_replaced_at: Date | null;
  readonly role_arn: string | null;
  readonly external_id: string | null;
  readonly through_credential_id: string | null;
  readonly regions: Json;
  readonly endpoint: string | null;
  readonly rules_per_group: number;
  readonly state: string;
  readonly verified_at: Date | null;
  readonly account_id: string | null;
  readonly arn: string | null;
  readonly problem_kind: string | null;
  readonly problem_detail: string | null;
  readonly refusals: Json;
  readonly verify_due_at: Date;
  /** How often verification was asked for. */
  readonly verify_mark: number;
  readonly verify_begun_at: Date | null;
  readonly verify_failures: number;
  /** When administrators were last told that its keys are old. */
  readonly keys_warned_at: Date | null;
  readonly created_at: Date;
  readonly version: number;
}

/** Apart from the credentials, so that no look-up of a credential ever holds a secret. */
export interface CredentialKeyTable {
  readonly credential_id: string;
  readonly sealed_key: string;
}

export interface ResourceTable {
  readonly resource_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly kind: string;
  readonly credential_id: string;
  readonly region: string;
  readonly group_id: string;
  readonly group_name: string | null;
  readonly vpc_id: string | null;
  readonly health_state: string;
  readonly health_checked_at: Date | null;
  readonly problem_kind: string | null;
  readonly problem_detail: string | null;
  readonly created_at: Date;
  readonly version: number;
}

export interface GroupCheckTable {
  readonly resource_id: string;
  readonly checked_at: Date;
  readonly refusals: Json;
  readonly is_refused: boolean;
}

export interface PolicyTable {
  readonly policy_id: string;
  readonly organization_id: string;
  readonly name: string;
  readonly resource_id: string;
  readonly grantees: Json;
  readonly traffics: Json;
  readonly schedule: Json;
  readonly default_seconds: number | null;
  readonly longest_seconds: number | null;
  readonly approvals_needed: number;
  readonly break_glass: boolean;
  readonly notifies_approvers: boolean;
  readonly opens_on: string;
  readonly reason_required: boolean;
  readonly addresses: Json;
  readonly status: string;
  readonly created_at: Date;
  readonly version: number;
}

export interface RequestTable {
  readonly request_id: string;
  readonly organization_id: string;
  readonly policy_id: string;
  readonly resource_id: string;
  readonly person_id: string;
  readonly traffics: Json;
  readonly cidrs: Json;
  readonly duration_seconds: number | null;
  readonly reason: string | null;
  readonly state: string;
  readonly reviews: Json;
  readonly approvals_needed: number;
  readonly break_glass: boolean;
  readonly policy_version: number;
  readonly created_at: Date;
  readonly lapses_at: Date;
  readonly reminded_at: Date | null;
  readonly decided_at: Date | null;
  readonly lease_id: string | null;
  readonly version: number;
}

export interface LeaseTable {
  readonly lease_id: string;
  readonly organization_id: string;
  readonly request_id: string;
  readonly policy_id: string;
  readonly resource_id: string;
  readonly person_id: string;
  readonly traffics: Json;
  readonly cidrs: Json;
  readonly rules: Json;
  readonly state: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly latest_ends_at: Date;
  readonly opened_at: Date | null;
  readonly closed_at: Date | null;
  readonly end_reason: string | null;
  readonly moved_from_lease_id: string | null;
  readonly break_glass: boolean;
  readonly warned_at: Date | null;
  readonly problem: string | null;
  readonly created_at: Date;
  readonly version: number;
}

export interface PictureTable {
  readonly resource_id: string;
  readonly read_at: Date;
  readonly rules: Json;
}

export interface AccountReadingTable {
  readonly organization_id: string;
  readonly credential_id: string;
  readonly region: string;
  readonly asked_at: Date;
  /** Which wish the last try answered: while it is earlier than `asked_at`, one is open. */
  readonly answered_at: Date | null;
  readonly taken_until: Date | null;
  readonly read_at: Date | null;
  readonly failed_at: Date | null;
  readonly failure: string | null;
  readonly form: number;
  /** JSON; as text, because nobody but us looks into it and it is large. */
  readonly reading: string | null;
}

export interface LockDownTable {
  readonly lock_down_id: string;
  readonly organization_id: string;
  readonly credential_id: string;
  readonly region: string;
  readonly made_at: Date;
  readonly state: string;
  readonly confirm_within_seconds: number | null;
  readonly confirm_by: Date | null;
  readonly watch_until: Date | null;
  readonly note: string | null;
  readonly problem: string | null;
  readonly attempts: number;
  readonly due_at: Date | null;
  readonly taken_until: Date | null;
  readonly started_by: string;
  readonly started_at: Date;
  readonly version: number;
  /** JSON; as text, because nobody but us looks into it and it is large. */
  readonly body: string;
}

export interface WorkTable {
  readonly resource_id: string;
  /** Not later than `claimed_at` while it is claimed, so a claim that lapses leaves it due. */
  readonly due_at: Date;
  /** How often it was marked. */
  readonly mark: number;
  readonly attempts: number;
  /** True while it is claimed: should the holder die, the next one reads AWS first. */
  readonly picture_is_stale: boolean;
  readonly marked_stale: boolean;
  /** How often it was claimed. */
  readonly generation: number;
  readonly worker: string | null;
  readonly claimed_at: Date | null;
  readonly claimed_until: Date | null;
  /** The mark, and whether the picture was stale, when it was claimed last. */
  readonly claimed_mark: number;
  readonly claimed_stale: boolean;
}

/** The end of each organization's chain; its row is the lock on the chain. */
export interface EventChainTable {
  readonly organization_id: string;
  readonly last_sequence: number;
  readonly last_hash: string;
}

/** Insert-only: triggers refuse everything else. */
export interface EventTable {
  readonly organization_id: string;
  readonly sequence: number;
  readonly event_id: string;
  readonly at: Date;
  readonly kind: string;
  /** `null` for the system. */
  readonly actor_person_id: string | null;
  /** Through which of the person's API keys; `null` for the person's own doing. */
  readonly actor_api_key_id: string | null;
  readonly person_id: string | null;
  readonly resource_id: string | null;
  readonly policy_id: string | null;
  readonly request_id: string | null;
  readonly lease_id: string | null;
  readonly address: string | null;
  readonly detail: Json;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface OutboxTable {
  readonly message_id: string;
  readonly organization_id: string;
  readonly kind: string;
  readonly recipient: string;
  readonly subject: string;
  readonly blocks: Json;
  readonly sealed: string | null;
  readonly lets_in_person_id: string | null;
  readonly digest_key: string | null;
  readonly created_at: Date;
  readonly state: string;
  readonly attempts: number;
  readonly due_at: Date;
  readonly give_up_at: Date;
  readonly sent_at: Date | null;
  readonly problem: string | null;
}

export interface EmergencyStopTable {
  readonly stop_id: string;
  readonly organization_id: string;
  readonly resource_id: string | null;
  readonly reason: string;
  readonly started_by: string;
  readonly started_at: Date;
  readonly suspends_openings: boolean;
  readonly lifted_by: string | null;
  readonly lifted_at: Date | null;
  readonly leases_closed: number;
  readonly requests_cancelled: number;
  readonly rules_open: number;
  readonly version: number;
}
