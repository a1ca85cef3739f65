import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { SecurityGroupRule } from '../entity.ts';
import { literalValues } from '../filter.ts';
import type { FilterFields } from '../filter.ts';
import type { Page } from '../page.ts';
import { found, hasIdShape } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';

const FIELDS: FilterFields<SecurityGroupRule> = new Map([
  ['group-id', (rule: SecurityGroupRule) => [rule.groupId]],
  ['security-group-rule-id', (rule: SecurityGroupRule) => [rule.id]],
]);

/** Lists rules, one by one. A group id that names nothing gives an empty list; one that could not exist is an error. */
export function describeSecurityGroupRules(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<SecurityGroupRule>> {
  const groupIds = literalValues(selection.filters, 'group-id');
  const malformed = groupIds?.find((id) => !hasIdShape('sg', id));
  if (malformed !== undefined) {
    return refuse(ec2Error('InvalidGroupId.Malformed', `The security group ID '${malformed}' is malformed`));
  }
  const page = select(
    selection,
    {
      idsParameter: 'securityGroupRuleIds',
      fields: FIELDS,
      byId: (id) => found('security-group-rule', id, world.rules.get(id)),
      candidates: () =>
        groupIds === undefined
          ? world.rules.values()
          : [...new Set(groupIds)].flatMap((id) => world.rulesByGroup.all(id)),
    },
    { world, ...context },
  );
  return page.ok ? answer(page.value) : refuse(page.error);
}
