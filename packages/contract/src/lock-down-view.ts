import { z } from 'zod';
import { accountPlaceSchema, accountSchema } from './account.ts';
import { instantSchema } from './fields.ts';
import { lockDownPlanSchema, lockDownRequestSchema, targetHealthSchema } from './lock-down-plan.ts';

/** What there is to lock down in an account, by its last reading. */
export const lockDownChoicesSchema = z.object({
  account: accountSchema,
  loadBalancers: z.array(
    z.object({
      loadBalancerId: z.string(),
      name: z.string(),
      kind: z.string(),
      targets: z.int(),
      hasGroup: z.boolean(),
    }),
  ),
  endpoints: z.array(
    z.object({ endpointId: z.string(), name: z.string(), vpcId: z.string(), preservesClientAddress: z.boolean() }),
  ),
  groups: z.array(z.object({ groupId: z.string(), name: z.string(), vpcId: z.string(), members: z.int() })),
});

export const lockDownPlanInputSchema = accountPlaceSchema.extend({ request: lockDownRequestSchema });

export const plannedLockDownSchema = z.object({
  account: accountSchema,
  /** `null` while the account was never read. */
  plan: lockDownPlanSchema.nullable(),
  /** What changes when rules are added, and when the suggested ones go as well: sentences. */
  proof: z.object({ added: z.array(z.string()), lockedDown: z.array(z.string()) }),
});

/** Rules by EC2's ids, of those that the plan offers. */
const ruleIdsSchema = z.array(z.string().max(64)).max(5000);

/** From ten seconds, because a person has to try something meanwhile, to a day. */
const confirmWithinSchema = z.int().min(10).max(86_400).nullable().default(null);

export const lockDownStartInputSchema = z.object({
  credentialId: z.string().max(64).optional(),
  plan: lockDownPlanSchema,
  /** Rules to take away once the others are there and everything works; none: they can be chosen later. */
  ruleIds: ruleIdsSchema.default([]),
  /** The old rules come back unless somebody confirms within this time; `null`: they stay away. */
  confirmWithinSeconds: confirmWithinSchema,
});

export const removalInputSchema = z.object({ ruleIds: ruleIdsSchema, confirmWithinSeconds: confirmWithinSchema });

export const lockDownSchema = z.object({
  lockDownId: z.string(),
  state: z.enum([
    'checking',
    'adding',
    'added',
    'removing',
    'watching',
    'confirming',
    'restoring',
    'undoing',
    'done',
    'undone',
    'refused',
  ]),
  subject: z.string(),
  credentialId: z.string(),
  region: z.string(),
  ruleIds: z.array(z.string()),
  confirmWithinSeconds: z.int().nullable(),
  /** When the old rules come back unless somebody confirms. */
  confirmBy: instantSchema.nullable(),
  /** The rules that were taken away, or are about to be. */
  removed: z.array(z.object({ groupId: z.string(), ruleId: z.string(), rule: z.string() })),
  targets: z.array(targetHealthSchema),
  /** Why it is where it is, when nobody chose that. */
  note: z.string().nullable(),
  /** What keeps it from going on; it is tried again. */
  problem: z.string().nullable(),
  startedByName: z.string(),
  startedAt: instantSchema,
  version: z.int(),
});

export const lockDownDetailSchema = lockDownSchema.extend({ plan: lockDownPlanSchema });

export type LockDownView = z.infer<typeof lockDownSchema>;

export type LockDownDetailView = z.infer<typeof lockDownDetailSchema>;

export type LockDownChoicesView = z.infer<typeof lockDownChoicesSchema>;

export type PlannedLockDownView = z.infer<typeof plannedLockDownSchema>;
