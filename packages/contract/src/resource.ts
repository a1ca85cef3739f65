import { z } from 'zod';
import { instantSchema, pageOf, pageQuerySchema, regionSchema } from './fields.ts';

export const resourceProblemSchema = z.object({ kind: z.string(), detail: z.string() });

export const resourceSchema = z.object({
  resourceId: z.string(),
  name: z.string(),
  kind: z.literal('security-group'),
  credentialId: z.string(),
  /** Of the AWS account that it is in; `null` when that is gone. */
  credentialName: z.string().nullable(),
  region: z.string(),
  groupId: z.string(),
  groupName: z.string().nullable(),
  vpcId: z.string().nullable(),
  health: z.object({
    state: z.enum(['unknown', 'healthy', 'failing']),
    checkedAt: instantSchema.nullable(),
    problem: resourceProblemSchema.nullable(),
  }),
  liveLeases: z.int(),
  pendingRequests: z.int(),
  /** Ingress rules against the quota, the fuller address family; `null` before the first read. */
  rulesUsed: z.int().nullable(),
  rulesLimit: z.int(),
  /** The group's page in the AWS console of its partition; or why there is none. */
  console: z.object({ url: z.url().nullable(), absent: z.enum(['local-ec2', 'other-endpoint']).nullable() }),
  createdAt: instantSchema,
  version: z.int(),
});

export type ResourceView = z.infer<typeof resourceSchema>;

/** A rule of the group as last read. */
export const groupRuleSchema = z.object({
  ruleId: z.string(),
  direction: z.enum(['ingress', 'egress']),
  /** `tcp 22` */
  traffic: z.string(),
  /** `203.0.113.7/32`, `sg-…`, `pl-…` */
  peer: z.string(),
  description: z.string().nullable(),
  owned: z.boolean(),
  worldOpen: z.boolean(),
  /** For owned rules: the live leases that need it. */
  leases: z.array(z.object({ leaseId: z.string(), personName: z.string(), endsAt: instantSchema })),
});

export const resourceDetailSchema = resourceSchema.extend({
  readAt: instantSchema.nullable(),
  rules: z.array(groupRuleSchema),
});

export type ResourceDetailView = z.infer<typeof resourceDetailSchema>;

export const resourceAddInputSchema = z.object({
  /** Left out: the group's id, until the first read names it. */
  name: z.string().trim().min(1).max(100).optional(),
  /** Left out: the only credential that there is, or the only one of this region. */
  credentialId: z.string().max(64).optional(),
  region: regionSchema,
  groupId: z.string().regex(/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/, 'A security group id looks like sg-0123456789abcdef0.'),
});

export const resourceQuerySchema = pageQuerySchema.extend({
  /** Words that name, group id, the group's own name or its VPC hold. */
  search: z.string().max(100).optional(),
  credentialId: z.string().max(64).optional(),
  region: z.string().max(64).optional(),
  vpcId: z.string().max(64).optional(),
  health: z.enum(['unknown', 'healthy', 'failing']).optional(),
});

/** One page of resources, with what there is to filter all of them by. */
export const resourcePageSchema = pageOf(resourceSchema).extend({
  regions: z.array(z.string()),
  vpcIds: z.array(z.string()),
});

/** A picture read, or a health checked, after this instant is the answer. */
export const resourceRefreshSchema = z.object({ askedAt: instantSchema });
