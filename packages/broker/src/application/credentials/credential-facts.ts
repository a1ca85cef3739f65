import type { Credential } from '../../domain/credential.ts';

/** What the ledger says of a credential, whatever happens to it. Never a secret. */
export function credentialFacts({ credentialId, name, identity }: Credential): Readonly<Record<string, string>> {
  return { credentialId, name, kind: identity.kind };
}
