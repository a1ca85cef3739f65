import { z } from 'zod';
import { emailSchema, instantSchema, pageQuerySchema, passwordSchema } from './fields.ts';

export const roleSchema = z.enum(['member', 'approver', 'auditor', 'administrator']);

/** Their own access only, or the dashboard too: roles above member need it. */
export const accessSchema = z.enum(['own', 'dashboard']);

/** What somebody can have set up beside the password. */
export const secondFactorKindSchema = z.enum(['totp', 'passkey']);

export const personSchema = z.object({
  personId: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  access: accessSchema,
  teamIds: z.array(z.string()),
  status: z.enum(['active', 'deactivated']),
  mustChangePassword: z.boolean(),
  /** What they show in the second step of signing in; empty for nothing. */
  secondFactors: z.array(secondFactorKindSchema),
  createdAt: instantSchema,
  lastSignInAt: instantSchema.nullable(),
  version: z.int(),
});

export type PersonView = z.infer<typeof personSchema>;

export const personQuerySchema = pageQuerySchema.extend({
  /** Words that name or e-mail address hold. */
  search: z.string().max(100).optional(),
  role: roleSchema.optional(),
  /** `invited`: has no password yet and was never here. */
  state: z.enum(['active', 'invited', 'deactivated']).optional(),
  teamId: z.string().max(64).optional(),
});

export const personAddInputSchema = z.object({
  email: emailSchema,
  name: z.string().trim().min(1).max(100),
  role: roleSchema.default('member'),
  /** Left out: the dashboard for the roles that need it. */
  access: accessSchema.optional(),
  teamIds: z.array(z.string()).max(100).default([]),
  /** Left out: the answer carries a one-time set-up link instead. */
  password: passwordSchema.optional(),
  mustChangePassword: z.boolean().default(true),
  /** Sends an e-mail: with a one-time link, or that they can sign in with the password. */
  notify: z.boolean().default(false),
  /** Whether that e-mail carries the password. */
  passwordInMail: z.boolean().default(false),
});

/** A person with how they can come in. */
export const personEntrySchema = personSchema.extend({
  hasPassword: z.boolean(),
  /** Of the newest one-time link, which may have expired; `null` when there is none. */
  linkExpiresAt: instantSchema.nullable(),
});

export type PersonEntryView = z.infer<typeof personEntrySchema>;

const namedPolicySchema = z.object({ policyId: z.string(), name: z.string() });

/** A person with what hangs on them: what deactivating or deleting them would end. */
export const personDetailSchema = personEntrySchema.extend({
  liveLeases: z.int(),
  pendingRequests: z.int(),
  /** Policies that grant them something. */
  policies: z.array(namedPolicySchema),
});

export type PersonDetailView = z.infer<typeof personDetailSchema>;

export const personAddedSchema = personSchema.extend({
  /** A one-time link for choosing a password; shown once. `null` when it goes by e-mail or a password was given. */
  setupLink: z.string().nullable(),
});

export const personEditInputSchema = z.object({
  version: z.int(),
  name: z.string().trim().min(1).max(100).optional(),
  role: roleSchema.optional(),
  access: accessSchema.optional(),
  teamIds: z.array(z.string()).max(100).optional(),
  status: z.enum(['active', 'deactivated']).optional(),
  mustChangePassword: z.boolean().optional(),
});

export const setupLinkInputSchema = z.object({
  /** Who passes it on: the answer shows it once, or an e-mail carries it. */
  deliver: z.enum(['show', 'mail']).default('show'),
});

export const setupLinkSchema = z.object({
  /** `null` when it goes by e-mail. */
  setupLink: z.string().nullable(),
  expiresAt: instantSchema,
});

export const teamSchema = z.object({ teamId: z.string(), name: z.string() });

export type TeamView = z.infer<typeof teamSchema>;

export const teamEntrySchema = teamSchema.extend({ memberCount: z.int() });

export type TeamEntryView = z.infer<typeof teamEntrySchema>;

/** A team with who is in it, and what deleting it would take from them. */
export const teamDetailSchema = teamSchema.extend({
  members: z.array(z.object({ personId: z.string(), name: z.string(), email: z.string() })),
  /** Policies that name the team. */
  policies: z.array(namedPolicySchema),
  /** Live leases that somebody has through this team alone. */
  liveLeases: z.int(),
});

export type TeamDetailView = z.infer<typeof teamDetailSchema>;

export const teamEditInputSchema = z.object({
  name: z.string().trim().min(1).max(100).optional(),
  addMembers: z.array(z.string().max(64)).max(500).default([]),
  removeMembers: z.array(z.string().max(64)).max(500).default([]),
});

export const teamDeleteQuerySchema = z.object({
  /** `true` closes at once what members have open through the team alone. */
  closesLeases: z.enum(['true', 'false']).default('false'),
});

export const teamInputSchema = z.object({ name: z.string().trim().min(1).max(100) });
