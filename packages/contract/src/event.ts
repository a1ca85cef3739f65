import { z } from 'zod';
import { instantSchema } from './fields.ts';

export const eventSchema = z.object({
  eventId: z.string(),
  sequence: z.int(),
  at: instantSchema,
  /** `lease.opened`, `request.denied`, `rule.authorized` … */
  kind: z.string(),
  actorName: z.string().nullable(),
  actorId: z.string().nullable(),
  /** The API key through which the actor did it. */
  apiKeyId: z.string().nullable(),
  apiKeyName: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  resourceId: z.string().nullable(),
  resourceName: z.string().nullable(),
  policyId: z.string().nullable(),
  requestId: z.string().nullable(),
  leaseId: z.string().nullable(),
  /** About access that was opened in an emergency, without the approvals that its policy asks for. */
  breakGlass: z.boolean(),
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
  previousHash: z.string(),
});

export type EventView = z.infer<typeof eventSchema>;

export const eventQuerySchema = z.object({
  personId: z.string().optional(),
  resourceId: z.string().optional(),
  leaseId: z.string().optional(),
  address: z.string().max(64).optional(),
  kind: z.string().max(64).optional(),
  /** Only what is about access that was opened in an emergency. */
  breakGlass: z.stringbool().optional(),
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

/** The filters of the list, and how the file is written. */
export const ledgerExportQuerySchema = eventQuerySchema.extend({ format: z.enum(['jsonl', 'csv']).default('jsonl') });

export const ledgerVerdictSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('intact'), end: z.object({ sequence: z.int(), hash: z.string() }) }),
  z.object({
    kind: z.literal('broken'),
    /** The first event that is not what was appended, or comes after one that is missing. */
    sequence: z.int(),
    reason: z.enum(['gap', 'unlinked', 'altered']),
  }),
]);

/** What the stream of changes says: look again at this topic. */
export const changeSchema = z.object({
  topic: z.enum([
    'leases',
    'requests',
    'credentials',
    'resources',
    'policies',
    'people',
    'messages',
    'organization',
    'accounts',
  ]),
});
