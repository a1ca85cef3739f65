import type { Direction } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, exclusiveParameters } from '../ec2-error.ts';
import type { SecurityGroupRule } from '../entity.ts';
import { findSecurityGroup } from '../security-group/find-security-group.ts';
import type { GroupSelector } from '../security-group/find-security-group.ts';
import type { WorldView } from '../world-view.ts';
import { namedPeer } from './requested-rule.ts';
import type { RequestedRule, RuleScope } from './requested-rule.ts';
import { rulesWithIds } from './revoke-security-group.ts';
import { RULE_NOT_FOUND } from './rule-words.ts';

/** New descriptions for rules of a group, by what they say or by id, not both. */
export interface UpdateRuleDescriptionsInput {
  readonly group: GroupSelector;
  readonly direction: Direction;
  /** Rules by what they say; the description is the new one. */
  readonly rules: readonly RequestedRule[];
  readonly byId: readonly { readonly ruleId: string; readonly description?: string }[];
}

/** Gives rules other descriptions. One that is left out is cleared; a rule that is not there refuses the call. */
export function updateRuleDescriptions(
  world: WorldView,
  input: UpdateRuleDescriptionsInput,
  { accountId }: DecisionContext,
): Decision<true> {
  if (input.rules.length > 0 && input.byId.length > 0) {
    return refuse(exclusiveParameters('ipPermissions', 'securityGroupRuleDescriptions'));
  }
  const group = findSecurityGroup(world, input.group);
  if (!group.ok) return refuse(group.error);
  if (input.rules.length === 0 && input.byId.length === 0) {
    return refuse(
      ec2Error('MissingParameter', `Either 'ipPermissions' or 'securityGroupRuleDescriptions' should be provided.`),
    );
  }
  const scope: RuleScope = { world, group: group.value, accountId };
  const updated = input.byId.length > 0 ? describeByIds(scope, input) : describeByRules(scope, input);
  return updated.ok ? accept(updated.value.map(put), true) : refuse(updated.error);
}

function describeByIds(
  scope: RuleScope,
  { direction, byId }: UpdateRuleDescriptionsInput,
): Checked<readonly SecurityGroupRule[]> {
  const rules = rulesWithIds(
    scope,
    direction,
    byId.map(({ ruleId }) => ruleId),
  );
  if (!rules.ok) return rules;

  const descriptions = new Map(byId.map(({ ruleId, description }) => [ruleId, description]));
  return pass(rules.value.map((rule) => described(rule, descriptions.get(rule.id))));
}

function describeByRules(
  scope: RuleScope,
  { direction, rules }: UpdateRuleDescriptionsInput,
): Checked<readonly SecurityGroupRule[]> {
  const updated: SecurityGroupRule[] = [];
  for (const { traffic, peer, description } of rules) {
    const named = namedPeer(scope, peer);
    if (!named.ok) return named;
    const present = scope.world.ruleLike(scope.group.id, { direction, traffic, peer: named.value });
    if (present === undefined) return fail(RULE_NOT_FOUND);
    updated.push(described(present, description));
  }
  return pass(updated);
}

function described(entry: SecurityGroupRule, description: string | undefined): SecurityGroupRule {
  const { description: _before, ...rest } = entry;
  return { ...rest, ...(description && { description }) };
}
