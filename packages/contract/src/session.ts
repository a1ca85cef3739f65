import { z } from 'zod';
import { askingKeySchema } from './api-key.ts';
import { emailSchema, instantSchema, passwordSchema } from './fields.ts';
import { personSchema } from './person.ts';

export const setupStatusSchema = z.object({ needed: z.boolean() });

export const setupInputSchema = z.object({
  token: z.string().min(1).max(200),
  organizationName: z.string().trim().min(1).max(100),
  name: z.string().trim().min(1).max(100),
  email: emailSchema,
  password: passwordSchema,
  timeZone: z.string().max(64).default('UTC'),
});

export const signInInputSchema = z.object({
  /** Whoever has the dashboard may leave it out, and signs in at the administrators' door. */
  accessCode: z.string().trim().max(32).optional(),
  email: emailSchema,
  password: passwordSchema,
  /** `cli` answers with a token for the `Authorization` header instead of a cookie. */
  kind: z.enum(['browser', 'cli']).default('browser'),
});

/** Who is signed in, and from where the server sees them. */
export const sessionSchema = z.object({
  person: personSchema,
  organization: z.object({
    organizationId: z.string(),
    name: z.string(),
    timeZone: z.string(),
    /** In characters. */
    shortestPassword: z.int(),
    /** Shown to administrators only. */
    accessCode: z.string().nullable(),
  }),
  /** The address the connection came from, as a rule would name it. */
  address: z.string(),
  /** Actions of the permission table that the role allows. */
  permissions: z.array(z.string()),
  mustChangePassword: z.boolean(),
  /** The organization demands a second factor: nothing else works before one is set up. */
  mustSetUpSecondFactor: z.boolean(),
  /** `null` for an API key that does not expire. */
  expiresAt: instantSchema.nullable(),
  /** The API key that asks; `null` for a session. */
  apiKey: askingKeySchema.nullable(),
});

export type SessionView = z.infer<typeof sessionSchema>;

export const signedInSchema = sessionSchema.extend({
  state: z.literal('signed-in'),
  /** Only for `cli`; shown once. */
  token: z.string().nullable(),
  /** Policies that open on sign-in: what they opened, or why not. */
  opened: z.array(
    z.object({ policyId: z.string(), policyName: z.string(), outcome: z.string(), leaseId: z.string().nullable() }),
  ),
});

/** The password was right, and a second step comes before there is a session. */
export const halfSignedInSchema = z.object({
  state: z.literal('second-step'),
  /** For `takeSecondStep` and nothing else. */
  token: z.string(),
  expiresAt: instantSchema,
  /** What can be shown. */
  secondSteps: z.array(z.enum(['totp', 'passkey', 'recovery-code'])),
});

export type HalfSignedInView = z.infer<typeof halfSignedInSchema>;

export const signInAnswerSchema = z.discriminatedUnion('state', [signedInSchema, halfSignedInSchema]);

export const codeSchema = z.string().trim().min(1).max(64);

export const secondStepInputSchema = z.object({
  token: z.string().min(1).max(200),
  /** Six digits of the authenticator app, or a recovery code. */
  code: codeSchema,
});

export const passwordChangeInputSchema = z.object({ currentPassword: passwordSchema, newPassword: passwordSchema });

/** Whoever shows the token of a one-time link may know for whom it is: they can set the password. */
export const passwordLinkInputSchema = z.strictObject({ token: z.string().min(1).max(200) });

export const passwordLinkSchema = z.object({
  email: z.string(),
  name: z.string(),
  organizationName: z.string(),
  /** In characters. */
  shortestPassword: z.int(),
  expiresAt: instantSchema,
});

export type PasswordLinkView = z.infer<typeof passwordLinkSchema>;

export const passwordSetInputSchema = z.object({ token: z.string().min(1).max(200), newPassword: passwordSchema });

export const passwordForgottenInputSchema = z.object({
  email: emailSchema,
  /** Only needed when this server has more than one organization. */
  accessCode: z.string().trim().max(32).optional(),
});

/** One of one's own sessions. */
export const ownSessionSchema = z.object({
  sessionId: z.string(),
  kind: z.enum(['browser', 'cli']),
  /** From where it began. */
  address: z.string(),
  userAgent: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  /** The one that asks. */
  isCurrent: z.boolean(),
});

export type OwnSessionView = z.infer<typeof ownSessionSchema>;
