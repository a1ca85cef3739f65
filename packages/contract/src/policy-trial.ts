import { z } from 'zod';
import { accessRequestSchema, leaseSchema } from './access.ts';
import { instantSchema } from './fields.ts';
import { policyInputSchema, weekdaySchema } from './policy.ts';

/** A time of the week in the policy's own time zone. */
export const weekMomentSchema = z.object({
  day: weekdaySchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time looks like 03:00.'),
});

export const policyTrialInputSchema = z.object({
  /** A draft, too: name and security group may be missing still. */
  policy: policyInputSchema,
  /** Whose wish. Left out: the first active person whom the policy names. */
  personId: z.string().optional(),
  /** From where. Left out: the address the call comes from. */
  address: z.string().max(64).optional(),
  /** When. `null` is now. */
  moments: z.array(weekMomentSchema.nullable()).min(1).max(20),
});

const windowSchema = z.object({ startsAt: instantSchema, endsAt: instantSchema });

/** What a policy would answer, decided as a real wish is. */
export const policyTrialSchema = z.object({
  /** `null` when the policy names nobody who is active; then there are no answers. */
  personName: z.string().nullable(),
  address: z.string(),
  moments: z.array(
    z.object({
      at: instantSchema,
      outcome: z.enum(['opens', 'needs-approval', 'refused']),
      /** When what opens would close by itself. */
      endsAt: instantSchema.nullable(),
      /** For `refused`: why, in one sentence, and its code. */
      reason: z.string().nullable(),
      reasonCode: z.string().nullable(),
      nextWindow: windowSchema.nullable(),
    }),
  ),
});

export type PolicyTrialView = z.infer<typeof policyTrialSchema>;

export const policyChangeInputSchema = z.object({
  /** The policy as it would be; `null` for its deletion. */
  policy: policyInputSchema.nullable(),
});

export const lostGrantSchema = z.enum([
  'policy-deleted',
  'person-gone',
  'policy-disabled',
  'not-granted',
  'resource-changed',
  'traffic-dropped',
  'address-not-allowed',
  'outside-schedule',
]);

/** What a change of a policy would do to what is live under it. */
export const policyChangeSchema = z.object({
  leases: z.array(
    z.object({
      lease: leaseSchema,
      /** Why `closesLeases` would close it at once; `null` when it goes on either way. */
      lost: lostGrantSchema.nullable(),
    }),
  ),
  /** Requests that wait under the policy; its deletion brings them to nothing. */
  requests: z.array(accessRequestSchema),
});

export type PolicyChangeView = z.infer<typeof policyChangeSchema>;
