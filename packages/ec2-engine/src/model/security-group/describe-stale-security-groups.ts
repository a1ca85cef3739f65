import { AMAZON_ELB_GROUP } from '../classic/classic-network.ts';
import { answer, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import type { SecurityGroupRule } from '../entity.ts';
import { checkPage, pageOf } from '../page.ts';
import type { Page, PageBounds, PageRequest } from '../page.ts';
import { found } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import type { SecurityGroupWithRules } from './describe-security-groups.ts';

const BOUNDS: PageBounds = { least: 5, most: 255 };

/** Lists the groups of a network that have stale rules, each with those rules alone. */
export function describeStaleSecurityGroups(
  world: WorldView,
  input: { readonly vpcId: string; readonly page: PageRequest },
): Decision<Page<SecurityGroupWithRules>> {
  const vpc = found('vpc', input.vpcId, world.vpcs.get(input.vpcId));
  if (!vpc.ok) return refuse(vpc.error);
  const page = checkPage(input.page, BOUNDS);
  if (!page.ok) return refuse(page.error);

  const stale = world.groupsByVpc
    .all(input.vpcId)
    .map((group) => ({ group, rules: world.rulesByGroup.all(group.id).filter((rule) => isStale(world, rule)) }))
    .filter(({ rules }) => rules.length > 0);
  return answer(pageOf(stale, page.value, ({ group }) => group.id));
}

/** Whether a rule names a group that is gone, or that can be reached no more. It lets nothing through then. */
export function isStale(world: WorldView, { rule: { peer }, peering }: SecurityGroupRule): boolean {
  if (peer.kind !== 'security-group' || peer.groupId === AMAZON_ELB_GROUP.id) return false;
  return peering?.status === 'deleted' || world.groups.get(peer.groupId) === undefined;
}
