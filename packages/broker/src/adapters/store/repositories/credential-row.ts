import { CREDENTIAL_KINDS, CREDENTIAL_PROBLEMS, VERIFICATION_STATES } from '../../../domain/credential.ts';
import type { Credential, CredentialIdentity, CredentialVerification, Refusal } from '../../../domain/credential.ts';
import { asFields, asListOf, asNullOr, asOneOf, asText, asTexts } from '../json-reader.ts';
import type { JsonReader } from '../json-reader.ts';
import { orNull, readInstant, readJson, readNumber, readOneOf, readText } from '../row-reader.ts';
import type { Row } from '../row-reader.ts';
import type { CredentialTable } from '../schema.ts';

type Settled = Pick<
  CredentialTable,
  | 'name'
  | 'kind'
  | 'access_key_id'
  | 'keys_replaced_at'
  | 'role_arn'
  | 'external_id'
  | 'through_credential_id'
  | 'regions'
  | 'endpoint'
  | 'rules_per_group'
>;

type Verified = Pick<
  CredentialTable,
  'state' | 'verified_at' | 'account_id' | 'arn' | 'problem_kind' | 'problem_detail' | 'refusals'
>;

/** What people decide about a credential. */
export function settledColumns({ name, identity, regions, endpoint, rulesPerGroup }: Credential): Settled {
  return {
    name,
    kind: identity.kind,
    access_key_id: identity.kind === 'access-key' ? identity.accessKeyId : null,
    keys_replaced_at: identity.kind === 'access-key' ? identity.keysReplacedAt : null,
    role_arn: identity.kind === 'assumed-role' ? identity.roleArn : null,
    external_id: identity.kind === 'assumed-role' ? identity.externalId : null,
    through_credential_id: identity.kind === 'assumed-role' ? identity.throughCredentialId : null,
    regions: JSON.stringify(regions),
    endpoint,
    rules_per_group: rulesPerGroup,
  };
}

/** What verification finds out. */
export function verifiedColumns({ state, verifiedAt, account, problem, refusals }: CredentialVerification): Verified {
  return {
    state,
    verified_at: verifiedAt,
    account_id: account?.accountId ?? null,
    arn: account?.arn ?? null,
    problem_kind: problem?.kind ?? null,
    problem_detail: problem?.detail ?? null,
    refusals: JSON.stringify(refusals),
  };
}

export function credentialOf(row: Row): Credential {
  return {
    credentialId: readText(row, 'credential_id'),
    organizationId: readText(row, 'organization_id'),
    name: readText(row, 'name'),
    identity: identityOf(row),
    regions: readJson(row, 'regions', asTexts),
    endpoint: orNull(row, 'endpoint', readText),
    rulesPerGroup: readNumber(row, 'rules_per_group'),
    verification: verificationOf(row),
    createdAt: readInstant(row, 'created_at'),
    version: readNumber(row, 'version'),
  };
}

function identityOf(row: Row): CredentialIdentity {
  const kind = readOneOf(row, 'kind', CREDENTIAL_KINDS);
  switch (kind) {
    case 'ambient':
      return { kind };
    case 'access-key':
      return {
        kind,
        accessKeyId: readText(row, 'access_key_id'),
        keysReplacedAt: readInstant(row, 'keys_replaced_at'),
      };
    case 'assumed-role':
      return {
        kind,
        roleArn: readText(row, 'role_arn'),
        externalId: readText(row, 'external_id'),
        throughCredentialId: readText(row, 'through_credential_id'),
      };
  }
}

function verificationOf(row: Row): CredentialVerification {
  const accountId = orNull(row, 'account_id', readText);
  const problem = orNull(row, 'problem_kind', (of, column) => readOneOf(of, column, CREDENTIAL_PROBLEMS));
  return {
    state: readOneOf(row, 'state', VERIFICATION_STATES),
    verifiedAt: orNull(row, 'verified_at', readInstant),
    account: accountId === null ? null : { accountId, arn: readText(row, 'arn') },
    problem: problem === null ? null : { kind: problem, detail: readText(row, 'problem_detail') },
    refusals: readJson(row, 'refusals', asRefusals),
  };
}

const asRefusal: JsonReader<Refusal> = (value) => {
  const fields = asFields(value);
  return {
    action: asText(fields['action']),
    region: asText(fields['region']),
    groupId: asNullOr(asText)(fields['groupId']),
    why: asOneOf(['denied', 'region-not-enabled'])(fields['why']),
  };
};

export const asRefusals = asListOf(asRefusal);
