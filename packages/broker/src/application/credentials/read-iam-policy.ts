import type { Credential } from '../../domain/credential.ts';
import { leastPolicy } from '../../domain/iam-policy/least-policy.ts';
import {
  MOST_POLICIES,
  MOST_POLICY_CHARACTERS,
  policyCharacters,
  policyDocuments,
} from '../../domain/iam-policy/policy-documents.ts';
import type { ExplainedStatement } from '../../domain/iam-policy/policy-needs.ts';
import { policyName, policyText } from '../../domain/iam-policy/policy-texts.ts';
import type { PolicyFormat } from '../../domain/iam-policy/policy-texts.ts';
import { trustPolicy } from '../../domain/iam-policy/trust-policy.ts';
import type { Resource } from '../../domain/resource.ts';
import type { Principal } from '../principal.ts';
import { ProblemError } from '../problem-error.ts';
import { requirePermission } from '../require-permission.ts';
import type { UseCaseContext } from '../use-case-context.ts';

export interface IamPolicyInput {
  /** Left out: the only account there is. */
  readonly credentialId?: string | undefined;
  /** Left out: what the account is reached with. */
  readonly for?: 'user' | 'role' | undefined;
  readonly explains: boolean;
  readonly loadBalancers: boolean;
}

/** The least that Gatelease needs in one AWS account, explained and ready to use. */
export interface IamPolicyDetails {
  readonly credential: Credential;
  readonly for: 'user' | 'role';
  readonly resources: readonly Resource[];
  readonly statements: readonly ExplainedStatement[];
  readonly documents: readonly {
    readonly name: string;
    readonly characters: number;
    readonly mostCharacters: number;
  }[];
  readonly mostDocuments: number;
  readonly texts: Readonly<Record<PolicyFormat, string>>;
  readonly trust: string | null;
  readonly trustIsOpen: boolean;
}

/** @throws `permission.denied`, `credential.not-found`, `request.invalid` when there are several accounts and none is named */
export type ReadIamPolicy = (principal: Principal, input: IamPolicyInput) => Promise<IamPolicyDetails>;

/** What stands for an ARN that is not known. IAM refuses it, so nobody uses it by mistake. */
const UNKNOWN_PRINCIPAL = 'REPLACE-WITH-THE-ARN-OF-WHO-ASSUMES-IT';
const UNKNOWN_EXTERNAL_ID = 'REPLACE-WITH-THE-EXTERNAL-ID';

export function makeReadIamPolicy({
  store,
  installationId,
}: Pick<UseCaseContext, 'store'> & { readonly installationId: string }): ReadIamPolicy {
  return async (principal, input) => {
    requirePermission(principal, 'credentials.edit');
    const { organizationId } = principal;
    const { credential, base, resources } = await store.read(async (tx) => {
      const credentials = await tx.credentials.list(organizationId);
      const found = chosen(credentials, input.credentialId);
      const all = await tx.resources.list(organizationId);
      return {
        credential: found,
        base: baseOf(found, credentials),
        resources: all.filter(({ credentialId }) => credentialId === found.credentialId),
      };
    });

    const statements = leastPolicy({
      installationId,
      accountId: credential.verification.account?.accountId ?? null,
      regions: [...credential.regions, ...resources.map(({ region }) => region)],
      groups: resources.map(({ region, groupId }) => ({ region, id: groupId })),
      prefixLists: [],
      explains: input.explains,
      loadBalancers: input.loadBalancers,
    });
    const documents = policyDocuments(statements);
    const holderKind = input.for ?? (credential.identity.kind === 'assumed-role' ? 'role' : 'user');
    const principalArn = base?.verification.account?.arn ?? null;
    const { identity } = credential;
    const externalId = identity.kind === 'assumed-role' ? identity.externalId : UNKNOWN_EXTERNAL_ID;
    const trust = trustPolicy(principalArn ?? UNKNOWN_PRINCIPAL, externalId);
    const holder = holderKind === 'role' ? { kind: holderKind, trust } : { kind: holderKind };
    const textOf = (format: PolicyFormat) => policyText(format, { documents, holder });
    return {
      credential,
      for: holderKind,
      resources,
      statements,
      documents: documents.map((document, index) => ({
        name: policyName(index, documents.length),
        characters: policyCharacters(document),
        mostCharacters: MOST_POLICY_CHARACTERS,
      })),
      mostDocuments: MOST_POLICIES,
      texts: {
        json: textOf('json'),
        cloudformation: textOf('cloudformation'),
        terraform: textOf('terraform'),
        'aws-cli': textOf('aws-cli'),
      },
      trust: holderKind === 'role' ? `${JSON.stringify(trust, null, 2)}\n` : null,
      trustIsOpen: holderKind === 'role' && (principalArn === null || identity.kind !== 'assumed-role'),
    };
  };
}

function chosen(credentials: readonly Credential[], credentialId: string | undefined): Credential {
  const [first, ...others] = credentials;
  if (credentialId === undefined && first !== undefined && others.length > 0) {
    throw new ProblemError('request.invalid', 'There are several AWS accounts. Say which one the policy is for.', {
      fields: [
        {
          field: 'credentialId',
          code: 'credential.ambiguous',
          given: '',
          expected: `One of ${credentials.map((one) => one.credentialId).join(', ')}.`,
        },
      ],
    });
  }
  const found = credentialId === undefined ? first : credentials.find((one) => one.credentialId === credentialId);
  if (found !== undefined) return found;
  throw new ProblemError('credential.not-found', 'There is no such AWS account in your organization.');
}

/** Who assumes the role of a credential; for others, themselves: a role would be assumed by whom they are now. */
function baseOf(credential: Credential, credentials: readonly Credential[]): Credential | undefined {
  const { identity } = credential;
  if (identity.kind !== 'assumed-role') return credential;
  return credentials.find(({ credentialId }) => credentialId === identity.throughCredentialId);
}
