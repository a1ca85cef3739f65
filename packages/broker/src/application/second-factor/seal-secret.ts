import type { SecretBox } from '../ports/secret-box.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * Encrypts a secret that goes into the database in this transaction, and notes with the first one which key they are
 * under. A node with another key adds none that the others could not read.
 *
 * @throws `secret.key-differs`
 */
export async function sealSecret(
  secretBox: SecretBox,
  tx: Repositories,
  { secret, purpose }: { readonly secret: string; readonly purpose: string },
): Promise<string> {
  if ((await tx.secretKeys.claim(secretBox.keyId)) === secretBox.keyId) return secretBox.seal(secret, purpose);
  throw new ProblemError(
    'secret.key-differs',
    'This server has another key than the secrets in the database. Its operator has to give all servers the same one.',
  );
}

/** What the secret of somebody's authenticator app is sealed for. */
export function totpPurpose(personId: string): string {
  return `totp ${personId}`;
}
