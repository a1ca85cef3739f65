import type { Passkey } from '../../domain/passkey.ts';

/** Everything of a person goes with the person. */
export interface PasskeyRepository {
  /** Of anybody in any organization: an authenticator says the credential's id and nothing else. */
  findByCredential(credentialId: string): Promise<Passkey | null>;
  /** Oldest first. */
  listOfPerson(personId: string): Promise<readonly Passkey[]>;
  /** @throws `storage.conflict` when the credential is registered already. */
  insert(passkey: Passkey): Promise<void>;
  update(passkey: Passkey): Promise<void>;
  delete(passkeyId: string): Promise<void>;
  deleteOfPerson(personId: string): Promise<void>;
}
