import { parseRule } from '@gatelease/security-groups';
import { z } from 'zod';
import { instantSchema } from './fields.ts';
import { lockDownPlanSchema } from './lock-down-plan.ts';

const ruleSchema = z
  .string()
  .max(200)
  .refine((text) => parseRule(text).ok, 'A rule looks like tcp 22 from 203.0.113.0/24.');

/** A rule with everything that is needed to put it back as it was. */
export const keptRuleSchema = z.object({
  groupId: z.string().max(64),
  ruleId: z.string().max(64),
  rule: ruleSchema,
  description: z.string().max(1000),
  tags: z.record(z.string().max(128), z.string().max(256)),
});

/** A rule as it was before somebody took it away. */
export type KeptRule = z.infer<typeof keptRuleSchema>;

/**
 * What a lock-down without a server did, written down before each step: enough to undo it after a crash.
 *
 * `removing` says that some of `removed` may be gone and nobody has confirmed yet.
 */
export const lockDownRecordSchema = z.object({
  format: z.literal('gatelease-lock-down-record'),
  version: z.literal(1),
  madeAt: instantSchema,
  endpoint: z.string().max(500).nullable(),
  state: z.enum(['adding', 'added', 'removing', 'confirmed', 'restored', 'undone']),
  /** When the old rules come back unless somebody confirms; `null` when that was not asked for. */
  confirmBy: instantSchema.nullable(),
  /** Rules that it made. */
  added: z.array(z.object({ groupId: z.string().max(64), ruleId: z.string().max(64), rule: ruleSchema })).max(5000),
  /** Rules that somebody chose to take away. */
  removed: z.array(keptRuleSchema).max(5000),
  plan: lockDownPlanSchema,
});

/** A record as data. */
export type LockDownRecord = z.infer<typeof lockDownRecordSchema>;
