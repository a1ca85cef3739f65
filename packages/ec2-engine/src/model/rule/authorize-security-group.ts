import { ruleKey } from '@gatelease/security-groups';
import type { Direction } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error, missingParameter } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { SecurityGroup, SecurityGroupRule } from '../entity.ts';
import { findSecurityGroup } from '../security-group/find-security-group.ts';
import type { GroupSelector } from '../security-group/find-security-group.ts';
import { checkTags } from '../tags/check-tags.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { resolveRule } from './requested-rule.ts';
import type { RequestedRule, ResolvedRule } from './requested-rule.ts';
import { quotaProblem } from './rule-quota.ts';
import { duplicateRule } from './rule-words.ts';

/** Rules to add to a group. */
export interface AuthorizeInput {
  readonly group: GroupSelector;
  readonly direction: Direction;
  readonly rules: readonly RequestedRule[];
  /** Put on every rule that the call makes. */
  readonly tags: readonly Tag[];
}

/** Adds rules to a group: all of them, or, when one cannot be added, none. */
export function authorizeSecurityGroup(
  world: WorldView,
  input: AuthorizeInput,
  context: DecisionContext,
): Decision<readonly SecurityGroupRule[]> {
  const group = findSecurityGroup(world, input.group);
  if (!group.ok) return refuse(group.error);
  if (input.rules.length === 0) return refuse(missingParameter('ipPermissions'));
  const tags = checkTags(input.tags);
  if (!tags.ok) return refuse(tags.error);
  const added: ResolvedRule[] = [];
  for (const requested of input.rules) {
    const rule = resolveRule({ world, group: group.value, accountId: context.accountId }, requested, input.direction);
    if (!rule.ok) return refuse(rule.error);
    added.push(rule.value);
  }
  const problem = additionProblem({ world, context, group: group.value }, added);
  if (problem !== undefined) return refuse(problem);

  const rules = added.map((entry): SecurityGroupRule => ({
    kind: 'security-group-rule',
    id: context.newId('sgr'),
    groupId: group.value.id,
    ...entry,
    tags: tags.value,
  }));
  return accept(rules.map(put), rules);
}

interface Addition {
  readonly world: WorldView;
  readonly context: DecisionContext;
  readonly group: SecurityGroup;
}

function additionProblem({ world, context, group }: Addition, added: readonly ResolvedRule[]): Ec2Error | undefined {
  const keys = new Set(added.map(({ rule }) => ruleKey(rule)));
  if (keys.size < added.length) {
    return ec2Error('InvalidParameterValue', 'The same permission must not appear multiple times');
  }
  const present = added.find(({ rule }) => world.ruleLike(group.id, rule) !== undefined);
  if (present !== undefined) return duplicateRule(present.rule);

  const after = [...world.rulesByGroup.all(group.id), ...added].map(({ rule }) => rule);
  return quotaProblem({ world, group }, after, context);
}
