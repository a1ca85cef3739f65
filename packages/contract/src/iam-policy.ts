import { z } from 'zod';

/** Who gets the policy: a user with keys, or a role that is assumed. */
const holderSchema = z.enum(['user', 'role']);

export const iamPolicyQuerySchema = z.object({
  /** Left out: the only account there is. */
  credentialId: z.string().max(64).optional(),
  /** Left out: what the account is reached with. */
  for: holderSchema.optional(),
  /** Whether explanations may read the network around the groups. */
  explains: z.stringbool().default(true),
  /** Whether lock-downs and explanations may look at load balancers. */
  loadBalancers: z.stringbool().default(true),
});

const iamStatementSchema = z.object({
  sid: z.string(),
  actions: z.array(z.string()),
  resources: z.array(z.string()),
  /** Operator, key, values. */
  condition: z.record(z.string(), z.record(z.string(), z.array(z.string()))).nullable(),
  /** Why it is there. */
  why: z.string(),
  /** What breaks without it. */
  without: z.string(),
});

/** The least that Gatelease needs in one AWS account, for the resources that it has there. */
export const iamPolicySchema = z.object({
  credentialId: z.string(),
  credentialName: z.string(),
  /** `null` while the account was not verified: the policy then says any account, which is its own. */
  accountId: z.string().nullable(),
  for: holderSchema,
  resources: z.array(
    z.object({
      resourceId: z.string(),
      kind: z.literal('security-group'),
      name: z.string(),
      id: z.string(),
      region: z.string(),
    }),
  ),
  statements: z.array(iamStatementSchema),
  /** As many as it takes, because AWS limits the length of one. */
  documents: z.array(z.object({ name: z.string(), characters: z.int(), mostCharacters: z.int() })),
  /** AWS lets a user or role have no more policies than this, unless support raised it. */
  mostDocuments: z.int(),
  /** The same policy for the AWS console, and for tools. */
  texts: z.object({
    json: z.string(),
    cloudformation: z.string(),
    terraform: z.string(),
    'aws-cli': z.string(),
  }),
  /** For a role: who may assume it, as JSON; `null` for a user. */
  trust: z.string().nullable(),
  /** In the trust policy, who assumes the role is still to be filled in: nobody knows yet. */
  trustIsOpen: z.boolean(),
});

export type IamPolicyView = z.infer<typeof iamPolicySchema>;

export const IAM_POLICY_FORMATS = ['json', 'cloudformation', 'terraform', 'aws-cli'] as const;
