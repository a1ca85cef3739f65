import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { SecurityGroup, SecurityGroupRule } from '../entity.ts';
import { literalValues } from '../filter.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { findInDefaultVpc } from './find-security-group.ts';
import { SECURITY_GROUP_FIELDS } from './security-group-filters.ts';

/** Which groups are asked for. */
export interface DescribeSecurityGroupsInput extends Selection {
  /** Names of groups in the default VPC; chosen in addition to the ids. */
  readonly names: readonly string[];
}

/** Groups, and where to go on. */
export interface DescribeSecurityGroupsReply {
  readonly groups: readonly SecurityGroupWithRules[];
  readonly nextToken?: string;
}

/** A group with its rules, in the order they were made. */
export interface SecurityGroupWithRules {
  readonly group: SecurityGroup;
  readonly rules: readonly SecurityGroupRule[];
}

/** Lists groups with their rules. */
export function describeSecurityGroups(
  world: WorldView,
  input: DescribeSecurityGroupsInput,
  context: DecisionContext,
): Decision<DescribeSecurityGroupsReply> {
  const ids = [...input.ids];
  for (const name of input.names) {
    const group = findInDefaultVpc(world, name);
    if (!group.ok) return refuse(group.error);
    ids.push(group.value.id);
  }
  const page = select(
    { ids, filters: input.filters, page: input.page },
    {
      idsParameter: 'securityGroupIds',
      fields: SECURITY_GROUP_FIELDS,
      byId: (id) => found('security-group', id, world.groups.get(id)),
      candidates: () => candidates(world, input),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);

  const { items, ...more } = page.value;
  return answer({ groups: items.map((group) => ({ group, rules: world.rulesByGroup.all(group.id) })), ...more });
}

function candidates(world: WorldView, { filters }: Selection): Iterable<SecurityGroup> {
  const ids = literalValues(filters, 'group-id');
  if (ids !== undefined) {
    return [...new Set(ids)].flatMap((id) => {
      const group = world.groups.get(id);
      return group === undefined ? [] : [group];
    });
  }
  const vpcIds = literalValues(filters, 'vpc-id');
  if (vpcIds !== undefined) return [...new Set(vpcIds)].flatMap((id) => world.groupsByVpc.all(id));

  return world.groups.values();
}
