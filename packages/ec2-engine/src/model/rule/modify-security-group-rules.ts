import { ruleKey } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, missingParameter } from '../ec2-error.ts';
import type { SecurityGroupRule } from '../entity.ts';
import { found, notFound } from '../resource-id.ts';
import type { WorldView } from '../world-view.ts';
import { resolveRule } from './requested-rule.ts';
import type { RequestedRule, RuleScope } from './requested-rule.ts';
import { quotaProblem } from './rule-quota.ts';
import { duplicateRule } from './rule-words.ts';

/** Rules of one group by id, and all that each shall say from now on. */
export interface ModifyRulesInput {
  readonly groupId: string;
  readonly modifications: readonly { readonly ruleId: string; readonly rule: RequestedRule }[];
}

/**
 * Replaces what rules say and keeps their ids and tags. Ingress and egress may be mixed; the kind of the peer stays.
 *
 * The group as it is after all of them decides, so two rules may trade places in one call. A description that is
 * left out is cleared.
 */
export function modifySecurityGroupRules(
  world: WorldView,
  input: ModifyRulesInput,
  context: DecisionContext,
): Decision<true> {
  const group = found('security-group', input.groupId, world.groups.get(input.groupId));
  if (!group.ok) return refuse(group.error);
  if (input.modifications.length === 0) return refuse(missingParameter('securityGroupRules'));

  const modified = new Map<string, SecurityGroupRule>();
  for (const { ruleId, rule } of input.modifications) {
    const replaced = replaceRule({ world, group: group.value, accountId: context.accountId }, ruleId, rule);
    if (!replaced.ok) return refuse(replaced.error);
    if (modified.has(ruleId)) {
      return refuse(
        ec2Error('InvalidParameterValue', `The security group rule ID '${ruleId}' must not appear multiple times`),
      );
    }
    modified.set(ruleId, replaced.value);
  }
  const after = world.rulesByGroup.all(group.value.id).map((rule) => modified.get(rule.id) ?? rule);
  const collision = firstRepeated(after);
  if (collision !== undefined) return refuse(duplicateRule(collision.rule));
  const excess = quotaProblem(
    { world, group: group.value },
    after.map(({ rule }) => rule),
    context,
  );
  if (excess !== undefined) return refuse(excess);

  return accept([...modified.values()].map(put), true);
}

function replaceRule(scope: RuleScope, ruleId: string, requested: RequestedRule): Checked<SecurityGroupRule> {
  const before = scope.world.rules.get(ruleId);
  if (before?.groupId !== scope.group.id) return fail(notFound('security-group-rule', ruleId));

  const after = resolveRule(scope, requested, before.rule.direction);
  if (!after.ok) return after;
  if (after.value.rule.peer.kind !== before.rule.peer.kind) {
    return fail(
      ec2Error('InvalidParameterValue', `The source or destination type of rule '${ruleId}' cannot be modified`),
    );
  }
  const { kind, id, groupId, tags } = before;
  return pass({ kind, id, groupId, ...after.value, tags });
}

function firstRepeated(rules: readonly SecurityGroupRule[]): SecurityGroupRule | undefined {
  const keys = new Set<string>();
  return rules.find(({ rule }) => {
    const key = ruleKey(rule);
    const isRepeated = keys.has(key);
    keys.add(key);
    return isRepeated;
  });
}
