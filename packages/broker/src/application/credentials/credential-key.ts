/** What the secret access key of a credential is sealed for. */
export function credentialKeyPurpose(credentialId: string): string {
  return `credential ${credentialId}`;
}
