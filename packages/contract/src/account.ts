import { MAP_EDGE_KINDS, MAP_NODE_KINDS } from '@gatelease/security-groups';
import { z } from 'zod';
import { instantSchema, regionSchema } from './fields.ts';

/** Which account in which region. What is left out has to be the only one. */
export const accountPlaceSchema = z.object({
  credentialId: z.string().max(64).optional(),
  region: regionSchema.optional(),
});

/** A part of an account that AWS refused to show, and that is unknown to every answer. */
export const readingGapSchema = z.object({ part: z.string(), action: z.string(), reason: z.string() });

/** What is known of an account at the moment, and how old that is. */
export const accountSchema = z.object({
  credentialId: z.string(),
  credentialName: z.string(),
  region: z.string(),
  /** When the reading began that is answered from; `null` when the account was never read. */
  readAt: instantSchema.nullable(),
  /** Whether it is about to be read: ask again in a second. */
  isAwaited: z.boolean(),
  /** Why the last try failed; `null` when it did not. */
  problem: z.string().nullable(),
  gaps: z.array(readingGapSchema),
});

export type AccountView = z.infer<typeof accountSchema>;

export const accountListSchema = z.object({ items: z.array(accountSchema) });

/** A reading that began after this instant, or a problem after it, is the answer. */
export const readingAskedSchema = z.object({ askedAt: instantSchema });

const verdictSchema = z.enum(['yes', 'no', 'unknown']);

const ruleInGroupSchema = z.object({
  groupId: z.string(),
  groupName: z.string(),
  ruleId: z.string().nullable(),
  /** `tcp 22 from 203.0.113.7/32` */
  text: z.string(),
  role: z.enum(['admits', 'undecided', 'nearest']),
});

const wayEndSchema = z.object({
  name: z.string(),
  address: z.string(),
  interfaceId: z.string().nullable(),
  instanceId: z.string().nullable(),
});

const checkSchema = z.object({
  kind: z.enum(['groups', 'unfiltered', 'network-acl', 'route', 'mail-port']),
  verdict: verdictSchema,
  direction: z.enum(['ingress', 'egress']).nullable(),
  sentences: z.array(z.string()),
  rules: z.array(ruleInGroupSchema),
  /** The narrowest rule that would let it through, and the groups that could have it. */
  missing: z.object({ rule: z.string(), groupIds: z.array(z.string()) }).nullable(),
});

const waySchema = z.object({
  from: wayEndSchema,
  to: wayEndSchema,
  verdict: verdictSchema,
  groups: verdictSchema,
  network: verdictSchema,
  checks: z.array(checkSchema),
  tracking: z.array(
    z.object({ interfaceId: z.string(), name: z.string(), tracking: z.enum(['tracked', 'untracked']) }),
  ),
});

export const explainQuerySchema = accountPlaceSchema.extend({
  /** An address, an id (`i-…`, `eni-…`, `sg-…`), or the name of an instance, load balancer or group. */
  from: z.string().max(200),
  to: z.string().max(200),
  /** `tcp/22`, `443`, `ssh`, `ping`, `icmp/8/0`, `protocol/50`. */
  traffic: z.string().max(40),
});

export const answerSchema = z.object({
  from: z.string(),
  to: z.string(),
  traffic: z.string(),
  verdict: verdictSchema,
  /** What the security groups alone say. */
  groups: verdictSchema,
  summary: z.string(),
  /** How many pairs of ends have which verdict: a group stands for all its members. */
  counts: z.object({ yes: z.int(), no: z.int(), unknown: z.int() }),
  /** The first pairs, the best verdict first. */
  pairs: z.array(
    z.object({
      verdict: verdictSchema,
      groups: verdictSchema,
      sentences: z.array(z.string()),
      ways: z.array(waySchema),
    }),
  ),
});

export type AnswerDocument = z.infer<typeof answerSchema>;

/** `answer` is `null` while the account was never read. */
export const explainedSchema = z.object({ account: accountSchema, answer: answerSchema.nullable() });

export const exposureQuerySchema = accountPlaceSchema.extend({
  /** `internet`, an address, or a group by its id or name. */
  source: z.string().max(200).default('internet'),
});

const openRangesSchema = z.object({ traffics: z.array(z.string()), ranges: z.array(z.string()) });

export const exposureSchema = z.object({
  source: z.object({ kind: z.enum(['internet', 'address', 'group']), name: z.string() }),
  /** Whether network interfaces could be read; without them nobody knows what is reached. */
  isKnown: z.boolean(),
  reached: z.array(
    z.object({
      interfaceId: z.string(),
      instanceId: z.string().nullable(),
      name: z.string(),
      kind: z.string(),
      vpcId: z.string(),
      groups: z.array(z.object({ groupId: z.string(), name: z.string() })),
      certain: z.array(openRangesSchema),
      unknown: z.array(openRangesSchema),
    }),
  ),
  certain: z.array(openRangesSchema),
  unknown: z.array(openRangesSchema),
});

export type ExposureDocument = z.infer<typeof exposureSchema>;

export const exposedSchema = z.object({ account: accountSchema, exposure: exposureSchema.nullable() });

export const hygieneQuerySchema = accountPlaceSchema.extend({
  /** One group alone. */
  groupId: z.string().max(64).optional(),
});

export const hygieneSchema = z.object({
  groups: z.int(),
  findings: z.array(
    z.object({
      kind: z.enum(['world-open', 'idle-rule', 'unused-group']),
      weight: z.enum(['attention', 'notice', 'usual']),
      groupId: z.string(),
      groupName: z.string(),
      sentence: z.string(),
      rules: z.array(ruleInGroupSchema),
    }),
  ),
  notChecked: z.array(z.object({ use: z.string(), sentence: z.string() })),
});

export type HygieneDocument = z.infer<typeof hygieneSchema>;

export const tidiedSchema = z.object({ account: accountSchema, hygiene: hygieneSchema.nullable() });

export const mapQuerySchema = accountPlaceSchema.extend({
  /** Only the groups of one VPC. */
  vpcId: z.string().max(64).optional(),
  /** Only one group, by its id or name, with those that have to do with it. */
  groupId: z.string().max(255).optional(),
});

export const mapSchema = z.object({
  /** `overview` when the account is too large to be drawn group by group. */
  shows: z.enum(['groups', 'overview']),
  nodes: z.array(
    z.object({
      nodeId: z.string(),
      kind: z.enum(MAP_NODE_KINDS),
      label: z.string(),
      detail: z.string(),
      vpcId: z.string().nullable(),
      groupId: z.string().nullable(),
      liveLeases: z.int(),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(MAP_EDGE_KINDS),
      label: z.string(),
      ruleIds: z.array(z.string()),
      /** Whether everybody is let in for administration, or for everything. */
      isPressing: z.boolean(),
    }),
  ),
  /** How many groups are not drawn. */
  hiddenGroups: z.int(),
});

export type MapDocument = z.infer<typeof mapSchema>;

export const drawnSchema = z.object({ account: accountSchema, map: mapSchema.nullable() });
