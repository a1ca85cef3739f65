import { fitsQuota, quotaUse } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import type { DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import { sizesOfNamedLists } from '../prefix-list/prefix-list-sizes.ts';
import type { WorldView } from '../world-view.ts';

/** What EC2 says when the rules of one group, taken together, are too many; nothing when they fit. */
export function quotaProblem(
  world: WorldView,
  rules: readonly Rule[],
  { now, settings }: DecisionContext,
): Ec2Error | undefined {
  const fit = fitsQuota(quotaUse(rules, sizesOfNamedLists(world, rules, now)), settings.rulesPerGroup);
  if (fit.kind !== 'no') return undefined;
  return ec2Error(
    'RulesPerSecurityGroupLimitExceeded',
    'The maximum number of rules per security group has been reached.',
  );
}
