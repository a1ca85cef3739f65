import { iamPolicyQuerySchema, iamPolicySchema } from '../iam-policy.ts';
import type { RouteDefinition } from './route-definition.ts';

/** What Gatelease needs to be allowed in AWS. */
export const IAM_POLICY_ROUTES = {
  readIamPolicy: {
    summary: 'Write the least IAM policy for the resources of an AWS account',
    tag: 'credentials',
    access: 'session',
    query: iamPolicyQuerySchema,
    status: 200,
    response: iamPolicySchema,
  },
} as const satisfies Record<string, RouteDefinition>;
