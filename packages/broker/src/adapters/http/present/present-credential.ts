import type { CredentialView } from '@gatelease/contract';
import type { CredentialDetails } from '../../../application/credentials/read-credentials.ts';

/** What is presented is named field by field: a secret could not get in by accident. */
export function presentCredential(details: CredentialDetails): CredentialView {
  const { credential, throughName, areKeysOld, resources } = details;
  const { identity } = credential;
  const key = identity.kind === 'access-key' ? identity : null;
  const role = identity.kind === 'assumed-role' ? identity : null;
  return {
    credentialId: credential.credentialId,
    name: credential.name,
    kind: identity.kind,
    accessKeyId: key?.accessKeyId ?? null,
    keysReplacedAt: key?.keysReplacedAt.toISOString() ?? null,
    areKeysOld,
    roleArn: role?.roleArn ?? null,
    externalId: role?.externalId ?? null,
    throughCredentialId: role?.throughCredentialId ?? null,
    throughName,
    regions: [...credential.regions],
    endpoint: credential.endpoint,
    rulesPerGroup: credential.rulesPerGroup,
    verification: presentVerification(details),
    resources,
    createdAt: credential.createdAt.toISOString(),
    version: credential.version,
  };
}

function presentVerification({ credential, refusals }: CredentialDetails): CredentialView['verification'] {
  const { state, verifiedAt, account, problem } = credential.verification;
  return {
    state,
    verifiedAt: verifiedAt?.toISOString() ?? null,
    accountId: account?.accountId ?? null,
    arn: account?.arn ?? null,
    problem,
    refusals: refusals.map(({ statement, ...refusal }) => ({
      ...refusal,
      statement: statement === null ? null : JSON.stringify(statement, null, 2),
    })),
  };
}
