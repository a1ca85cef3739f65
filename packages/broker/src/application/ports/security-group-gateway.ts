import type { Rule } from '@gatelease/security-groups';

/** A rule as EC2 shows it, in canonical form. */
export interface ObservedGroupRule {
  readonly ruleId: string;
  readonly rule: Rule;
  readonly description: string | null;
  /** The tags that say who made it; `null` for rules without them. */
  readonly ownership: RuleOwnership | null;
}

/** What the tags of an owned rule say. */
export interface RuleOwnership {
  readonly installationId: string;
  /** The leases that the authorizing call was for. */
  readonly leaseIds: readonly string[];
  readonly expiresAt: Date | null;
}

export interface GroupLocation {
  readonly credentialId: string;
  readonly region: string;
  readonly groupId: string;
}

export interface GroupDescription {
  readonly groupId: string;
  readonly name: string;
  readonly description: string;
  readonly vpcId: string | null;
}

export interface NewGroupRule {
  readonly rule: Rule;
  readonly description: string;
}

/** How many values EC2 takes in one filter. */
export const MOST_RULE_IDS = 200;

/**
 * The calls on AWS that the worker makes. One attempt each: what to do about a failure is the reconciler's to say.
 *
 * @throws GatewayError, and nothing else.
 */
export interface SecurityGroupGateway {
  describeGroup(location: GroupLocation): Promise<GroupDescription>;
  /**
   * All rules of the group, both directions; with `ruleIds`, those of them that are there.
   *
   * @param ruleIds at most `MOST_RULE_IDS`.
   */
  readRules(location: GroupLocation, ruleIds?: readonly string[]): Promise<readonly ObservedGroupRule[]>;
  /**
   * Adds ingress rules in one call, all with the same ownership tags: all of them or none.
   *
   * @returns the ids EC2 gave them, as far as the reply names them.
   */
  authorize(
    location: GroupLocation,
    rules: readonly NewGroupRule[],
    ownership: RuleOwnership,
  ): Promise<readonly { readonly ruleId: string; readonly rule: Rule }[]>;
  /** Removes ingress rules by id in one call. */
  revoke(location: GroupLocation, ruleIds: readonly string[]): Promise<void>;
  /** Replaces descriptions of rules by id in one call. */
  updateDescriptions(
    location: GroupLocation,
    descriptions: readonly { readonly ruleId: string; readonly description: string }[],
  ): Promise<void>;
  /** The same calls, got ready at once, and sent once `kept` has resolved; never sent, `unavailable`, when it rejects. */
  after(kept: Promise<void>): SecurityGroupGateway;
}

export const GATEWAY_PROBLEMS = [
  /** The rule exists: the picture is old. */
  'rule-exists',
  /** A rule id or rule is not there: the picture is old. */
  'rule-not-found',
  'group-not-found',
  'rule-quota',
  'throttled',
  'unauthorized',
  'credential-invalid',
  /** No answer, or a broken one: the call may have been carried out. */
  'no-reply',
  'unavailable',
  'rejected',
] as const;

export type GatewayProblem = (typeof GATEWAY_PROBLEMS)[number];

/** A call on AWS that failed. `message` is fit for people and holds no secret. */
export class GatewayError extends Error {
  readonly problem: GatewayProblem;
  /** EC2's own code, for logs. */
  readonly awsCode: string | null;

  constructor(problem: GatewayProblem, message: string, options: { awsCode?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'GatewayError';
    this.problem = problem;
    this.awsCode = options.awsCode ?? null;
  }
}
