import type { IamPolicyView } from '@gatelease/contract';
import type { Application } from '../../../application/application.ts';
import type { IamPolicyDetails } from '../../../application/credentials/read-iam-policy.ts';
import type { Handlers } from '../operation.ts';

/** What Gatelease needs to be allowed in AWS. */
export function iamPolicyOperations(application: Application): Handlers<'readIamPolicy'> {
  return {
    readIamPolicy: async ({ query }, { caller }) => present(await application.readIamPolicy(caller.principal, query)),
  };
}

function present({ credential, resources, statements, documents, texts, ...rest }: IamPolicyDetails): IamPolicyView {
  return {
    ...rest,
    credentialId: credential.credentialId,
    credentialName: credential.name,
    accountId: credential.verification.account?.accountId ?? null,
    resources: resources.map(({ resourceId, kind, name, groupId, region }) => ({
      resourceId,
      kind,
      name,
      id: groupId,
      region,
    })),
    statements: statements.map(({ actions, resources: named, condition, ...statement }) => ({
      ...statement,
      actions: [...actions],
      resources: [...named],
      condition: condition === null ? null : mutable(condition),
    })),
    documents: documents.map((document) => ({ ...document })),
    texts: { ...texts },
  };
}

function mutable(condition: NonNullable<IamPolicyDetails['statements'][number]['condition']>) {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [...values]])),
    ]),
  );
}
