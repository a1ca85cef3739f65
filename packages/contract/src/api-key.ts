import { z } from 'zod';
import { instantSchema, passwordSchema } from './fields.ts';
import { KEY_SCOPE_NAMES } from './key-scope.ts';
import { BOUND_SCOPES } from './operation-scopes.ts';

export const keyScopeSchema = z.enum(KEY_SCOPE_NAMES);

/** From where a key was used, and when. */
const useSchema = z.object({ at: instantSchema, address: z.string() });

export const apiKeySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  /** How the key begins: enough to recognise it, and nothing to use it with. */
  prefix: z.string(),
  personId: z.string(),
  personName: z.string(),
  scopes: z.array(keyScopeSchema),
  /** The resources that it is bound to; `null` for every one that its person may see. */
  resources: z.array(z.object({ resourceId: z.string(), name: z.string() })).nullable(),
  /** Where it can be used from; empty for everywhere. */
  cidrs: z.array(z.string()),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: instantSchema,
  /** `null`: never. */
  expiresAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
  rotatedAt: instantSchema.nullable(),
  /** Until when the secret before the last rotation still works. */
  previousSecretUntil: instantSchema.nullable(),
  /** The last use, to the minute. */
  lastUse: useSchema.nullable(),
  /** The last time that the right key came from an address that it is not for. */
  lastRefusal: useSchema.nullable(),
});

export type ApiKeyView = z.infer<typeof apiKeySchema>;

export const apiKeyQuerySchema = z.object({
  /** `everyone` for those who may see all keys. */
  owner: z.enum(['me', 'everyone']).default('me'),
});

/** How long a key lasts when nobody says, in days. */
export const USUAL_KEY_LIFETIME_DAYS = 90;

export const apiKeyInputSchema = z
  .object({
    name: z.string().trim().min(1).max(60),
    scopes: z.array(keyScopeSchema).min(1),
    /** Left out: every resource that its person may see. */
    resourceIds: z.array(z.string().max(64)).min(1).max(100).optional(),
    /** Left out or empty: from everywhere. */
    cidrs: z.array(z.string().max(64)).max(50).default([]),
    /** `null`: until it is revoked. */
    lifetimeDays: z.int().min(1).max(1096).nullable().default(USUAL_KEY_LIFETIME_DAYS),
    /** Once the sign-in is too old to speak for itself. */
    password: passwordSchema.optional(),
  })
  .superRefine(({ scopes, resourceIds }, context) => {
    if (resourceIds === undefined) return;
    scopes.forEach((scope, index) => {
      if (BOUND_SCOPES.has(scope)) return;
      const message = 'A key that is bound to resources is good for access, leases and resources only.';
      context.addIssue({ code: 'custom', path: ['scopes', index], message, params: { code: 'api-key.scope-unbound' } });
    });
  });

export const apiKeyRotateInputSchema = z.object({
  /** How long the old secret works beside the new one. */
  graceSeconds: z
    .int()
    .min(0)
    .max(30 * 24 * 3600)
    .default(3600),
  password: passwordSchema.optional(),
});

/** A key with its secret: shown this once, and kept by nobody but its owner. */
export const apiKeyShownSchema = z.object({ apiKey: apiKeySchema, token: z.string() });

/** The key that asks, as it is told to itself. */
export const askingKeySchema = z.object({
  keyId: z.string(),
  name: z.string(),
  scopes: z.array(keyScopeSchema),
  resourceIds: z.array(z.string()).nullable(),
});
