import { fitsQuota, quotaUse } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import { isClassic } from '../classic/classic-network.ts';
import type { DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { SecurityGroup } from '../entity.ts';
import { sizesOfNamedLists } from '../prefix-list/prefix-list-sizes.ts';
import type { WorldView } from '../world-view.ts';

/** What EC2 says when the rules of one group, taken together, are too many; nothing when they fit. */
export function quotaProblem(
  { world, group }: { readonly world: WorldView; readonly group: SecurityGroup },
  rules: readonly Rule[],
  { now, settings }: DecisionContext,
): Ec2Error | undefined {
  const fits = isClassic(group.vpcId)
    ? rules.length <= settings.rulesPerClassicGroup
    : fitsQuota(quotaUse(rules, sizesOfNamedLists(world, rules, now)), settings.rulesPerGroup).kind !== 'no';
  if (fits) return undefined;
  return ec2Error(
    'RulesPerSecurityGroupLimitExceeded',
    'The maximum number of rules per security group has been reached.',
  );
}
