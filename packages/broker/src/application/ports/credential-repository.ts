import type { Credential, CredentialVerification } from '../../domain/credential.ts';

/** The credentials, and apart from them what they keep secret: no look-up of a credential ever holds it. */
export interface CredentialRepository {
  /** Locked: nobody changes or removes it before the transaction ends. */
  find(organizationId: string, credentialId: string): Promise<Credential | null>;
  /** For the worker, which serves every organization. */
  findAnywhere(credentialId: string): Promise<Credential | null>;
  /** By name, all of them. */
  list(organizationId: string): Promise<readonly Credential[]>;
  /** It is due for verification at once. */
  insert(credential: Credential): Promise<void>;
  /** Everything but what verification writes; that is not a change that editors trip over. @throws `storage.conflict` */
  update(credential: Credential): Promise<Credential>;
  /** With its secret. */
  delete(organizationId: string, credentialId: string): Promise<void>;

  /** The sealed secret access key; `null` for kinds that have none. */
  sealedKey(credentialId: string): Promise<string | null>;
  saveSealedKey(credentialId: string, sealed: string): Promise<void>;

  /** When administrators were last told that its keys are old; `null` when never. */
  keysWarnedAt(credentialId: string): Promise<Date | null>;
  noteKeysWarned(credentialId: string, at: Date): Promise<void>;

  /** To be verified as soon as a worker gets to it. */
  markDue(credentialId: string, at: Date): Promise<void>;
  /** Takes what is due for verification; due again at `retryAt` should the worker die. */
  takeDue(now: Date, retryAt: Date, limit: number): Promise<readonly DueCredential[]>;
  saveVerification(credentialId: string, saved: SavedVerification): Promise<void>;
}

/** A credential whose verification is due, and how far that is. */
export interface DueCredential {
  readonly credential: Credential;
  /** When the verification under way began; `null` when none has. Groups checked before are still to be checked. */
  readonly begunAt: Date | null;
  /** How many in a row could not be carried out, for reasons that pass. */
  readonly failures: number;
  /** Grows with each wish to verify: one that comes meanwhile is not lost. */
  readonly mark: number;
}

export interface SavedVerification {
  /** `null` while it is under way. */
  readonly verification: CredentialVerification | null;
  readonly begunAt: Date | null;
  readonly failures: number;
  readonly dueAt: Date;
  /** The mark that this answers; a later one leaves it due. */
  readonly mark: number;
}
