import { z } from 'zod';
import { instantSchema } from './fields.ts';

export const emergencyStopSchema = z.object({
  stopId: z.string(),
  /** `null` for everything. */
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
  reason: z.string(),
  startedByName: z.string(),
  startedAt: instantSchema,
  /** Whether nothing may be opened until it is lifted. */
  suspendsOpenings: z.boolean(),
  liftedByName: z.string().nullable(),
  liftedAt: instantSchema.nullable(),
  leasesClosed: z.int(),
  requestsCancelled: z.int(),
  /** How many rules were open when it began, and how many a read has not shown to be gone yet. */
  rulesOpen: z.int(),
  rulesLeft: z.int(),
});

export type EmergencyStopView = z.infer<typeof emergencyStopSchema>;

export const emergencyStopInputSchema = z.object({
  /** Left out or `null`: everything. */
  resourceId: z.string().max(64).nullable().default(null),
  reason: z.string().trim().min(1).max(500),
  suspendsOpenings: z.boolean().default(true),
});

export const emergencyStopStartedSchema = z.object({
  stopId: z.string(),
  leasesClosed: z.int(),
  requestsCancelled: z.int(),
});
