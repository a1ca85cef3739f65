import { wildcardTest } from '../model/wildcard.ts';
import { conditionHolds } from './condition.ts';
import type { ConditionKeys } from './condition.ts';
import type { PatternSet, Policy, Statement } from './policy.ts';

/** One thing that a call needs leave for. A call may need leave for several. */
export interface AuthorizationRequest {
  /** `ec2:AuthorizeSecurityGroupIngress` */
  readonly action: string;
  /** An ARN, or `*` for an action that is not about resources. */
  readonly resource: string;
  readonly keys: ConditionKeys;
}

/** Whether a policy gives leave, and which statement decided: none, when nothing allows it. */
export type Verdict =
  { readonly kind: 'allowed'; readonly by: Statement } | { readonly kind: 'denied'; readonly by?: Statement };

/**
 * Judges one request by a policy: a statement that denies outweighs every one that allows, and what no statement
 * allows is denied.
 */
export function evaluate({ statements }: Policy, request: AuthorizationRequest): Verdict {
  const applying = statements.filter((statement) => applies(statement, request));
  const denial = applying.find(({ effect }) => effect === 'Deny');
  if (denial !== undefined) return { kind: 'denied', by: denial };
  const allowance = applying.find(({ effect }) => effect === 'Allow');
  return allowance === undefined ? { kind: 'denied' } : { kind: 'allowed', by: allowance };
}

function applies(
  { actions, resources, conditions }: Statement,
  { action, resource, keys }: AuthorizationRequest,
): boolean {
  return (
    isIn(actions, action, (text) => text.toLowerCase()) &&
    isIn(resources, resource, (text) => text) &&
    conditions.every((condition) => conditionHolds(condition, keys))
  );
}

/** Actions are compared without regard to case, resources with. */
function isIn({ isInverted, patterns }: PatternSet, text: string, normal: (text: string) => string): boolean {
  return patterns.some((pattern) => wildcardTest(normal(pattern))(normal(text))) !== isInverted;
}
