import { ADDRESS_SCOPES } from '@gatelease/security-groups';
import { z } from 'zod';
import { instantSchema, pageQuerySchema, trafficTextSchema } from './fields.ts';

export const weekdaySchema = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);

export const scheduleSchema = z.object({
  timeZone: z.string().max(64),
  /** None: always. */
  windows: z
    .array(
      z.object({
        days: z.array(weekdaySchema),
        from: z.string().max(5),
        to: z.string().max(5),
        endsNextDay: z.boolean().default(false),
      }),
    )
    .max(100),
});

export const granteeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: z.string() }),
  z.object({ kind: z.literal('team'), teamId: z.string() }),
  z.object({ kind: z.literal('everyone') }),
]);

export const addressScopeSchema = z.enum(ADDRESS_SCOPES);

export const policyInputSchema = z.object({
  name: z.string().trim().max(200),
  resourceId: z.string(),
  grantees: z.array(granteeSchema).max(1000),
  traffics: z.array(trafficTextSchema).max(50),
  schedule: scheduleSchema.default({ timeZone: 'UTC', windows: [] }),
  /** `null`: to the end of the window. */
  defaultDurationSeconds: z.int().nullable(),
  longestDurationSeconds: z.int().nullable(),
  approvalsNeeded: z.int().default(0),
  /** Whether it can be opened in an emergency without approval: with a reason, and every approver is told. */
  breakGlass: z.boolean().default(false),
  notifiesApprovers: z.boolean().default(true),
  opensOn: z.enum(['request', 'sign-in']).default('request'),
  reasonRequired: z.boolean().default(false),
  allowedScopes: z.array(addressScopeSchema).default([]),
  statedAddresses: z.object({ ipv4PrefixLength: z.int(), ipv6PrefixLength: z.int() }).nullable().default(null),
  status: z.enum(['enabled', 'disabled']).default('enabled'),
});

export type PolicyInput = z.input<typeof policyInputSchema>;

export const policyEditInputSchema = policyInputSchema.extend({
  version: z.int(),
  /** Whether live leases that the changed policy would not grant are closed at once. */
  closesLeases: z.boolean().default(false),
});

export const policySchema = policyInputSchema.extend({
  policyId: z.string(),
  resourceName: z.string(),
  /** The policy in one plain sentence. */
  sentence: z.string(),
  liveLeases: z.int(),
  createdAt: instantSchema,
  version: z.int(),
});

export const policyQuerySchema = pageQuerySchema.extend({
  resourceId: z.string().optional(),
  /** Words that the name, the group's name or the sentence hold: so also a person, a team, a port. */
  search: z.string().max(100).optional(),
});

export type PolicyView = z.infer<typeof policySchema>;
