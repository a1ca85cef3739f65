import { z } from 'zod';
import { addressSourceSchema } from './address-source.ts';
import { durationSecondsSchema, instantSchema } from './fields.ts';

export const leaseStateSchema = z.enum(['scheduled', 'opening', 'active', 'closing', 'closed', 'failed']);

export const leaseSchema = z.object({
  leaseId: z.string(),
  requestId: z.string(),
  policyId: z.string(),
  policyName: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  groupId: z.string(),
  personId: z.string(),
  personName: z.string(),
  personEmail: z.string(),
  /** `tcp 22` */
  traffics: z.array(z.string()),
  cidrs: z.array(z.string()),
  rules: z.array(
    z.object({
      /** `tcp 22 from 203.0.113.7/32` */
      rule: z.string(),
      state: z.enum(['wanted', 'present', 'foreign', 'gone']),
      ruleId: z.string().nullable(),
    }),
  ),
  state: leaseStateSchema,
  startsAt: instantSchema,
  endsAt: instantSchema,
  latestEndsAt: instantSchema,
  openedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  endReason: z.string().nullable(),
  /** The lease that this one took over from at a new address. */
  movedFromLeaseId: z.string().nullable(),
  /** Opened in an emergency, without the approvals that the policy asks for. */
  breakGlass: z.boolean(),
  problem: z.string().nullable(),
  createdAt: instantSchema,
  version: z.int(),
});

export type LeaseView = z.infer<typeof leaseSchema>;

export const leaseQuerySchema = z.object({
  /** `live` is scheduled, opening, active and closing. */
  state: z.enum(['live', 'ended', 'all']).default('live'),
  mine: z.stringbool().default(false),
  personId: z.string().optional(),
  resourceId: z.string().optional(),
  policyId: z.string().optional(),
  /** An address, or a range: finds leases for addresses in it and for ranges that it lies in. */
  address: z.string().max(64).optional(),
  /** Open at some time from this instant on … */
  from: instantSchema.optional(),
  /** … and started before this one. */
  to: instantSchema.optional(),
});

export const leasesCloseInputSchema = z.object({ leaseIds: z.array(z.string().max(64)).min(1).max(500) });

/** What became of each: `closing` has left, or is leaving, its group. */
export const leasesClosedSchema = z.object({
  closing: z.array(z.string()),
  notClosed: z.array(z.object({ leaseId: z.string(), reason: z.enum(['ended-already', 'not-found']) })),
});

/** The new end: either so much longer than the present one, or an instant. */
export const leaseExtendInputSchema = z.union([
  z.strictObject({ durationSeconds: durationSecondsSchema }),
  z.strictObject({ endsAt: instantSchema }),
]);

export const accessRequestSchema = z.object({
  requestId: z.string(),
  policyId: z.string(),
  policyName: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  groupId: z.string(),
  personId: z.string(),
  personName: z.string(),
  personEmail: z.string(),
  traffics: z.array(z.string()),
  cidrs: z.array(z.string()),
  durationSeconds: z.int().nullable(),
  reason: z.string().nullable(),
  state: z.enum(['pending', 'approved', 'denied', 'cancelled', 'lapsed']),
  approvalsNeeded: z.int(),
  /** Opened in an emergency, without those approvals. */
  breakGlass: z.boolean(),
  reviews: z.array(
    z.object({
      reviewerId: z.string(),
      reviewerName: z.string(),
      decision: z.enum(['approve', 'deny']),
      comment: z.string().nullable(),
      /** An approval for less time than was asked for. */
      durationSeconds: z.int().nullable(),
      reviewedAt: instantSchema,
    }),
  ),
  createdAt: instantSchema,
  lapsesAt: instantSchema,
  decidedAt: instantSchema.nullable(),
  leaseId: z.string().nullable(),
  version: z.int(),
});

export type AccessRequestView = z.infer<typeof accessRequestSchema>;

export const accessRequestQuerySchema = z.object({
  state: z.enum(['pending', 'decided', 'all']).default('pending'),
  mine: z.stringbool().default(false),
  resourceId: z.string().optional(),
});

export const accessRequestInputSchema = z.object({
  policyId: z.string(),
  /** Left out: the policy's default. `null`: to the end of the window. */
  durationSeconds: durationSecondsSchema.nullable().optional(),
  reason: z.string().trim().max(500).optional(),
  /** In an emergency: without the approvals that the policy asks for. It wants a reason, and every approver is told. */
  breakGlass: z.boolean().optional(),
  /** Left out: the address the connection came from. */
  cidrs: z.array(z.string().max(64)).min(1).max(2).optional(),
});

/** What became of a wish: a lease, or a request that waits for approval. */
export const accessRequestedSchema = z.object({
  outcome: z.enum(['opened', 'waiting', 'already-open', 'already-waiting']),
  request: accessRequestSchema,
  lease: leaseSchema.nullable(),
});

export const reviewInputSchema = z.object({
  decision: z.enum(['approve', 'deny']),
  comment: z.string().trim().max(500).optional(),
  /** With an approval: for less time than was asked for. */
  durationSeconds: durationSecondsSchema.optional(),
});

const existingRuleSchema = z.object({
  /** `tcp 22 from 203.0.113.0/24` */
  rule: z.string(),
  ruleId: z.string(),
  description: z.string(),
});

/** What would happen if a request got its last approval now. */
export const approvalPreviewSchema = z.object({
  /** The policy is another one than when the request was made. */
  policyChanged: z.boolean(),
  verdict: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('would-open'), endsAt: instantSchema, traffics: z.array(z.string()) }),
    z.object({ kind: z.literal('would-be-refused'), code: z.string(), reason: z.string() }),
  ]),
  /** When the group was read; `null` when it never was. */
  readAt: instantSchema.nullable(),
  rules: z.array(
    z.object({
      rule: z.string(),
      /** Rules that let all of it through already. */
      coveredBy: z.array(existingRuleSchema),
      /** Rules for a group or a prefix list: whether for this address is not known. */
      perhapsBy: z.array(existingRuleSchema),
    }),
  ),
});

export type ApprovalPreviewView = z.infer<typeof approvalPreviewSchema>;

export const reviewedSchema = z.object({ request: accessRequestSchema, lease: leaseSchema.nullable() });

/** One thing that I may open, and how it stands. */
export const doorSchema = z.object({
  policyId: z.string(),
  policyName: z.string(),
  resourceId: z.string(),
  resourceName: z.string(),
  groupId: z.string(),
  traffics: z.array(z.string()),
  sentence: z.string(),
  state: z.enum(['closed', 'waiting', 'open', 'unavailable']),
  /** For `unavailable`: why, in one sentence, and its code. */
  reason: z.string().nullable(),
  reasonCode: z.string().nullable(),
  /** When it can be opened next; set with `access.outside-schedule`. */
  nextWindow: z.object({ startsAt: instantSchema, endsAt: instantSchema }).nullable(),
  /** The end of the present window; `null` when it is always open. */
  windowEndsAt: instantSchema.nullable(),
  approvalsNeeded: z.int(),
  /** Whether it can be opened in an emergency without those approvals. */
  breakGlass: z.boolean(),
  reasonRequired: z.boolean(),
  defaultDurationSeconds: z.int().nullable(),
  longestDurationSeconds: z.int().nullable(),
  statedAddresses: z.object({ ipv4PrefixLength: z.int(), ipv6PrefixLength: z.int() }).nullable(),
  lease: leaseSchema.nullable(),
  /** From when on it is time to say that the open lease ends; `null` where nobody is warned. */
  endWarningAt: instantSchema.nullable(),
  request: accessRequestSchema.nullable(),
  /** A wish of the last day that came to nothing, when it was the last one: denied, or lapsed. */
  refusedRequest: accessRequestSchema.nullable(),
  /** Who can say yes, by name; empty where no approval is needed. */
  approvers: z.array(z.string()),
  /** The addresses that the open lease can move to; `null` when it lets me in already, or cannot move. */
  moveTo: z.array(z.string()).nullable(),
});

export type DoorView = z.infer<typeof doorSchema>;

/** Where to bring a token to, so that the server sees my address of the other family. */
export const addressProofSchema = z.object({
  proof: z
    .object({
      family: z.enum(['ipv4', 'ipv6']),
      /** The server's name for that family; the operation `proveAddress` is below it. */
      url: z.string(),
      token: z.string(),
    })
    .nullable(),
});

export const addressProofAnswerSchema = z.strictObject({ token: z.string().min(1).max(200) });

export const myAccessSchema = z.object({
  address: z.string(),
  addressSource: addressSourceSchema,
  /** The address of the other family that this session proved lately. */
  otherAddress: z.string().nullable(),
  doors: z.array(doorSchema),
});

export type MyAccessView = z.infer<typeof myAccessSchema>;
