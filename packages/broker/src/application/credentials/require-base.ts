import type { Credential } from '../../domain/credential.ts';
import type { Repositories } from '../ports/store.ts';
import { ProblemError } from '../problem-error.ts';

/**
 * The credential that assumes a role: the one that was named, or what the environment of the server gives. Locked, so
 * that it is not removed meanwhile.
 *
 * @throws `request.invalid`
 */
export async function requireBase(
  tx: Repositories,
  organizationId: string,
  credentialId: string | undefined,
): Promise<Credential> {
  const all = await tx.credentials.list(organizationId);
  const bases = all.filter(({ identity }) => identity.kind !== 'assumed-role');
  const meant = bases.find((base) =>
    credentialId === undefined ? base.identity.kind === 'ambient' : base.credentialId === credentialId,
  );
  const found = meant === undefined ? null : await tx.credentials.find(organizationId, meant.credentialId);
  if (found !== null) return found;

  const field = 'throughCredentialId';
  const given = credentialId ?? 'nothing';
  const names = bases.map((base) => `${base.credentialId} (${base.name})`).join(', ');
  const expected = `an AWS account with keys of its own, or the one of the server: ${names === '' ? 'there is none' : names}`;
  throw new ProblemError('request.invalid', `${field} is ${given}: it should be ${expected}.`, {
    fields: [{ field, code: 'credential.unknown', given, expected }],
  });
}
