import { DEFAULT_RULES_PER_GROUP, fitsQuota, quotaUse } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import { MANAGED_PREFIX_LIST_SIZES } from '../account/managed-prefix-list.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';

/** What EC2 says when the rules of one group, taken together, are too many; nothing when they fit. */
export function quotaProblem(rules: readonly Rule[]): Ec2Error | undefined {
  const fit = fitsQuota(quotaUse(rules, MANAGED_PREFIX_LIST_SIZES), DEFAULT_RULES_PER_GROUP);
  if (fit.kind !== 'no') return undefined;
  return ec2Error(
    'RulesPerSecurityGroupLimitExceeded',
    'The maximum number of rules per security group has been reached.',
  );
}
