import type { ApiKey, ApiKeySecrets, KeyUse } from '../../domain/api-key.ts';
import type { Person } from '../../domain/person.ts';

export interface ApiKeyRepository {
  /** @throws `storage.conflict` when the public id is taken. */
  insert(key: ApiKey, secrets: ApiKeySecrets): Promise<void>;
  /** The key with its secrets and its person in one look-up: every request of a program asks it. */
  findByPublicId(
    publicId: string,
  ): Promise<{ readonly key: ApiKey; readonly secrets: ApiKeySecrets; readonly person: Person } | null>;
  /** Until the end of a `write` nobody else changes it. */
  find(
    organizationId: string,
    keyId: string,
  ): Promise<{ readonly key: ApiKey; readonly secrets: ApiKeySecrets } | null>;
  /** Newest first, revoked and expired ones too; with `personId`, those of one person. */
  list(organizationId: string, personId?: string): Promise<readonly ApiKey[]>;
  /** Stores the new secrets, when they were made, and how long the old one works. */
  rotate(key: ApiKey, secrets: ApiKeySecrets): Promise<void>;
  revoke(keyId: string, revokedAt: Date): Promise<void>;
  /** Those that are not revoked yet. */
  revokeOfPerson(personId: string, revokedAt: Date): Promise<void>;
  noteUse(keyId: string, use: KeyUse): Promise<void>;
  noteRefusal(keyId: string, use: KeyUse): Promise<void>;
}
