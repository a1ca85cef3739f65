import type { IamPolicyView } from '@gatelease/contract';
import { leastPolicy } from '../../../broker/src/domain/iam-policy/least-policy.ts';
import {
  policyCharacters,
  policyDocuments,
  MOST_POLICY_CHARACTERS,
} from '../../../broker/src/domain/iam-policy/policy-documents.ts';
import { policyName, policyText } from '../../../broker/src/domain/iam-policy/policy-texts.ts';
import { found } from './state.ts';
import type { Handler } from './state.ts';

/** The policy of an account, as the server writes it. */
export const IAM_POLICY_HANDLERS = {
  readIamPolicy: ({ world }, { query }) => {
    const { credentialId = world.credentials[0]?.credentialId } = query;
    const credential = found(
      world.credentials.find((one) => one.credentialId === credentialId),
      'credential.not-found',
    );
    const resources = world.resources.filter((resource) => resource.credentialId === credentialId);
    const statements = leastPolicy({
      installationId: 'inst_01',
      accountId: credential.verification.accountId,
      regions: credential.regions,
      groups: resources.map(({ region, groupId }) => ({ region, id: groupId })),
      prefixLists: [],
      explains: query['explains'] === true,
      loadBalancers: query['loadBalancers'] === true,
    });
    const documents = policyDocuments(statements);
    const holder = { kind: 'user' } as const;
    const textOf = (format: Parameters<typeof policyText>[0]) => policyText(format, { documents, holder });
    return {
      credentialId: credential.credentialId,
      credentialName: credential.name,
      accountId: credential.verification.accountId,
      for: 'user',
      resources: resources.map(({ resourceId, kind, name, groupId, region }) => ({
        resourceId,
        kind,
        name,
        id: groupId,
        region,
      })),
      statements: statements as unknown as IamPolicyView['statements'],
      documents: documents.map((document, index) => ({
        name: policyName(index, documents.length),
        characters: policyCharacters(document),
        mostCharacters: MOST_POLICY_CHARACTERS,
      })),
      mostDocuments: 10,
      texts: {
        json: textOf('json'),
        cloudformation: textOf('cloudformation'),
        terraform: textOf('terraform'),
        'aws-cli': textOf('aws-cli'),
      },
      trust: null,
      trustIsOpen: false,
    } satisfies IamPolicyView;
  },
} satisfies Record<string, Handler>;
