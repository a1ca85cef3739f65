import type { Direction } from '@gatelease/security-groups';

import { remove } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error, exclusiveParameters } from '../ec2-error.ts';
import type { SecurityGroup, SecurityGroupRule } from '../entity.ts';
import { notFound } from '../resource-id.ts';
import { findSecurityGroup } from '../security-group/find-security-group.ts';
import type { GroupSelector } from '../security-group/find-security-group.ts';
import type { WorldView } from '../world-view.ts';
import { namedPeer } from './requested-rule.ts';
import type { RequestedRule, ResolvedRule, RuleScope } from './requested-rule.ts';
import { RULE_NOT_FOUND } from './rule-words.ts';

/** Rules to take out of a group, by what they say or by id, not both. */
export interface RevokeInput {
  readonly group: GroupSelector;
  readonly direction: Direction;
  readonly rules: readonly RequestedRule[];
  readonly ruleIds: readonly string[];
}

/** What became of a revoke. */
export interface RevokeReply {
  readonly revoked: readonly SecurityGroupRule[];
  /** Rules that were to go and are not there. Only a group of the default VPC is told so in a success. */
  readonly unknown: readonly ResolvedRule[];
}

/**
 * Takes rules out of a group, by id or by what they say.
 *
 * A rule goes only when protocol, ports and peer are the very same: there is no overlap logic. A description that is
 * sent must be the stored one. What is not there refuses the whole call, except in the default VPC, where EC2 answers
 * success and lists it.
 */
export function revokeSecurityGroup(
  world: WorldView,
  input: RevokeInput,
  context: DecisionContext,
): Decision<RevokeReply> {
  if (input.rules.length > 0 && input.ruleIds.length > 0) {
    return refuse(exclusiveParameters('ipPermissions', 'securityGroupRuleIds'));
  }
  const group = findSecurityGroup(world, input.group);
  if (!group.ok) return refuse(group.error);
  if (input.rules.length === 0 && input.ruleIds.length === 0) {
    return refuse(ec2Error('MissingParameter', `Either 'ipPermissions' or 'securityGroupRuleIds' should be provided.`));
  }
  const matched =
    input.ruleIds.length > 0
      ? matchIds(world, group.value, input)
      : matchRules({ world, group: group.value, accountId: context.accountId }, input);
  if (!matched.ok) return refuse(matched.error);

  const isLenient = world.vpcs.get(group.value.vpcId)?.isDefault === true;
  if (matched.value.unknown.length > 0 && !isLenient) return refuse(RULE_NOT_FOUND);

  return accept(matched.value.revoked.map(remove), matched.value);
}

/** The rules of a group and direction that have these ids; one that is not there refuses all. */
export function rulesWithIds(
  { world, group }: Pick<RuleScope, 'world' | 'group'>,
  direction: Direction,
  ids: readonly string[],
): Checked<readonly SecurityGroupRule[]> {
  const rules: SecurityGroupRule[] = [];
  for (const id of new Set(ids)) {
    const rule = world.rules.get(id);
    if (rule?.groupId !== group.id || rule.rule.direction !== direction) {
      return fail(notFound('security-group-rule', id));
    }
    rules.push(rule);
  }
  return pass(rules);
}

function matchIds(world: WorldView, group: SecurityGroup, input: RevokeInput): Checked<RevokeReply> {
  const rules = rulesWithIds({ world, group }, input.direction, input.ruleIds);
  return rules.ok ? pass({ revoked: rules.value, unknown: [] }) : rules;
}

function matchRules(scope: RuleScope, input: RevokeInput): Checked<RevokeReply> {
  const revoked = new Map<string, SecurityGroupRule>();
  const unknown: ResolvedRule[] = [];
  for (const { traffic, peer, description } of input.rules) {
    const named = namedPeer(scope, peer);
    if (!named.ok) return named;
    const wanted = { rule: { direction: input.direction, traffic, peer: named.value } };
    const present = scope.world.ruleLike(scope.group.id, wanted.rule);
    if (present !== undefined && (description === undefined || description === (present.description ?? ''))) {
      revoked.set(present.id, present);
    } else {
      unknown.push({ ...wanted, ...(description !== undefined && { description }) });
    }
  }
  return pass({ revoked: [...revoked.values()], unknown });
}
