import { z } from 'zod';
import { instantSchema, regionSchema } from './fields.ts';

const refusalSchema = z.object({
  /** `ec2:RevokeSecurityGroupIngress` */
  action: z.string(),
  region: z.string(),
  groupId: z.string().nullable(),
  resourceName: z.string().nullable(),
  why: z.enum(['denied', 'region-not-enabled']),
  /** The statement of an IAM policy that would allow it, as JSON; `null` where no policy helps. */
  statement: z.string().nullable(),
});

/** How Gatelease talks to an AWS account. The secret access key is taken and never given. */
export const credentialSchema = z.object({
  credentialId: z.string(),
  name: z.string(),
  /** `ambient` is what the environment of the server gives. */
  kind: z.enum(['ambient', 'access-key', 'assumed-role']),
  accessKeyId: z.string().nullable(),
  keysReplacedAt: instantSchema.nullable(),
  /** Older than ninety days. */
  areKeysOld: z.boolean(),
  roleArn: z.string().nullable(),
  externalId: z.string().nullable(),
  throughCredentialId: z.string().nullable(),
  throughName: z.string().nullable(),
  regions: z.array(z.string()),
  /** In the place of AWS; `null` for AWS itself. */
  endpoint: z.string().nullable(),
  rulesPerGroup: z.int(),
  verification: z.object({
    state: z.enum(['unknown', 'valid', 'limited', 'invalid']),
    verifiedAt: instantSchema.nullable(),
    accountId: z.string().nullable(),
    arn: z.string().nullable(),
    problem: z.object({ kind: z.string(), detail: z.string() }).nullable(),
    /** For `limited`: what is refused where. */
    refusals: z.array(refusalSchema),
  }),
  resources: z.int(),
  createdAt: instantSchema,
  version: z.int(),
});

export type CredentialView = z.infer<typeof credentialSchema>;

/** There are dozens at most. */
export const credentialListSchema = z.object({ items: z.array(credentialSchema) });

const nameSchema = z.string().trim().min(1).max(100);
const regionsSchema = z.array(regionSchema).min(1, 'Name at least one region.').max(50);
const endpointSchema = z.string().trim().max(300).nullable();
const keyIdSchema = z.string().trim().min(1).max(128);
/** Looked at closely by the server, which never repeats it. */
const secretSchema = z.string().trim().min(1).max(256);
const rulesSchema = z.int().min(1).max(1000);

export const credentialAddInputSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ambient'),
    name: nameSchema,
    regions: regionsSchema,
    rulesPerGroup: rulesSchema.optional(),
  }),
  z.object({
    kind: z.literal('access-key'),
    name: nameSchema,
    regions: regionsSchema,
    rulesPerGroup: rulesSchema.optional(),
    endpoint: endpointSchema.optional(),
    accessKeyId: keyIdSchema,
    secretAccessKey: secretSchema,
  }),
  z.object({
    kind: z.literal('assumed-role'),
    name: nameSchema,
    regions: regionsSchema,
    rulesPerGroup: rulesSchema.optional(),
    endpoint: endpointSchema.optional(),
    roleArn: z.string().trim().max(600),
    /** Left out: one that nobody can guess is made. */
    externalId: z.string().trim().max(1300).optional(),
    /** Left out: what the environment of the server gives. */
    throughCredentialId: z.string().max(64).optional(),
  }),
]);

/** What is left out stays. */
export const credentialEditInputSchema = z.object({
  /** The version that was seen. */
  version: z.int(),
  name: nameSchema.optional(),
  regions: regionsSchema.optional(),
  rulesPerGroup: rulesSchema.optional(),
  endpoint: endpointSchema.optional(),
  roleArn: z.string().trim().max(600).optional(),
  externalId: z.string().trim().max(1300).optional(),
  throughCredentialId: z.string().max(64).optional(),
});

export const credentialKeysInputSchema = z.object({ accessKeyId: keyIdSchema, secretAccessKey: secretSchema });

/** A verification after this instant is the answer. */
export const credentialVerifySchema = z.object({ askedAt: instantSchema });
