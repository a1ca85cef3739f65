import { parseCidr, parseRule } from '@gatelease/security-groups';
import { z } from 'zod';
import { instantSchema, regionSchema } from './fields.ts';

const textSchema = z.string().max(1000);
const groupIdSchema = z.string().regex(/^sg-[0-9a-z]{1,40}$/, 'A security group id looks like sg-0123456789abcdef0.');
const portSchema = z.int().min(0).max(65_535);
const cidrSchema = z
  .string()
  .max(64)
  .refine((text) => parseCidr(text).ok, 'A CIDR looks like 203.0.113.0/24.');

/** A rule as people write it, so that a plan can be reviewed: `tcp 80 from sg-…`. */
const ruleSchema = z
  .string()
  .max(200)
  .refine((text) => parseRule(text).ok, 'A rule looks like tcp 22 from 203.0.113.0/24 or tcp 443 to 0.0.0.0/0.');

/** What somebody wants locked down. */
export const lockDownRequestSchema = z.discriminatedUnion('pattern', [
  z.object({ pattern: z.literal('load-balancer'), loadBalancer: z.string().trim().min(1).max(500) }),
  z.object({
    pattern: z.literal('connect-endpoint'),
    endpoint: z.string().trim().min(1).max(256),
    targets: z.array(z.string().trim().min(1).max(64)).min(1).max(100),
    ports: z.array(portSchema).min(1).max(20).default([22]),
    admitBy: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('endpoint-group') }),
        z.object({ kind: z.literal('vpc-range') }),
        z.object({ kind: z.literal('client-ranges'), cidrs: z.array(cidrSchema).min(1).max(50) }),
      ])
      .default({ kind: 'endpoint-group' }),
  }),
  z.object({
    pattern: z.literal('three-tiers'),
    tiers: z
      .array(z.object({ groupId: groupIdSchema, ports: z.array(portSchema).min(1).max(20) }))
      .min(1)
      .max(10),
    officeCidrs: z.array(cidrSchema).max(50).default([]),
    administrationPorts: z.array(portSchema).max(10).default([22]),
  }),
  z.object({ pattern: z.literal('default-group'), group: z.string().regex(/^(sg|vpc)-[0-9a-z]{1,40}$/) }),
]);

const wantedRuleSchema = z.object({
  groupId: groupIdSchema,
  rule: ruleSchema,
  purpose: z.enum(['traffic', 'health-check', 'administration', 'outbound']),
});

const verdictSchema = z.enum(['yes', 'no', 'unknown']);

/** How a load balancer finds one of its targets. */
export const targetHealthSchema = z.object({
  targetGroup: textSchema,
  targetId: textSchema,
  port: z.int().exactOptional(),
  health: z.string().max(64),
});

/** A plan as it is saved, reviewed and applied later. `format` and `version` say how to read it. */
export const lockDownPlanSchema = z.object({
  format: z.literal('gatelease-lock-down'),
  version: z.literal(1),
  madeAt: instantSchema,
  region: regionSchema,
  accountId: z.string().max(20).exactOptional(),
  request: lockDownRequestSchema,
  /** Such as `load balancer front-door`. */
  subject: textSchema,
  /** What groups and interfaces are called, by id. */
  names: z.record(z.string().max(64), textSchema),
  targets: z.array(targetHealthSchema).max(20_000),
  notes: z.array(z.string().max(5000)).max(100),
  plan: z.object({
    pattern: z.enum(['load-balancer', 'connect-endpoint', 'three-tiers', 'default-group']),
    add: z.array(wantedRuleSchema).max(5000),
    present: z.array(wantedRuleSchema).max(5000),
    verifications: z
      .array(
        z.object({
          /** Ids of network interfaces. */
          from: z.string().max(64),
          to: z.string().max(64),
          protocol: z.enum(['tcp', 'udp']),
          port: portSchema,
          now: verdictSchema,
          added: verdictSchema,
          lockedDown: verdictSchema,
        }),
      )
      .max(20_000),
    removable: z
      .array(
        z.object({
          groupId: groupIdSchema,
          rule: ruleSchema,
          ruleId: z.string().max(64).exactOptional(),
          isSuggested: z.boolean(),
          reason: z.enum([
            'wider-than-needed',
            'not-needed',
            'administration',
            'lets-more-through',
            'in-use',
            'not-verified',
          ]),
        }),
      )
      .max(20_000),
    /** The groups as the plan found them: it is good for no others. */
    madeFor: z.array(z.object({ groupId: groupIdSchema, rules: z.array(z.string().max(200)).max(5000) })).max(500),
  }),
});

/** A plan as data. */
export type LockDownPlanFile = z.infer<typeof lockDownPlanSchema>;
