import type { Direction } from '@gatelease/security-groups';

import { authorizeSecurityGroup } from '../../model/rule/authorize-security-group.ts';
import { describeSecurityGroupRules } from '../../model/rule/describe-security-group-rules.ts';
import { modifySecurityGroupRules } from '../../model/rule/modify-security-group-rules.ts';
import { revokeSecurityGroup } from '../../model/rule/revoke-security-group.ts';
import { updateRuleDescriptions } from '../../model/rule/update-rule-descriptions.ts';
import { pageElement } from '../common-elements.ts';
import { optional, readGroupSelector, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { readModifications } from '../modification-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { permissionList } from '../permission-elements.ts';
import { readEgressRules, readIngressRules, readPermissions } from '../permission-parameters.ts';
import { readDescription } from '../rule-parameters.ts';
import { revokedRuleElement, ruleElement } from '../rule-elements.ts';
import { list } from '../xml.ts';

/** The actions on rules. */
export const RULE_OPERATIONS: readonly Operation[] = [
  authorize('AuthorizeSecurityGroupIngress', 'ingress'),
  authorize('AuthorizeSecurityGroupEgress', 'egress'),
  revoke('RevokeSecurityGroupIngress', 'ingress'),
  revoke('RevokeSecurityGroupEgress', 'egress'),
  updateDescriptions('UpdateSecurityGroupRuleDescriptionsIngress', 'ingress'),
  updateDescriptions('UpdateSecurityGroupRuleDescriptionsEgress', 'egress'),
  operation('DescribeSecurityGroupRules', {
    decode: (reader) => readSelection(reader, 'SecurityGroupRuleId'),
    decide: describeSecurityGroupRules,
    encode: (page, owner) => pageElement('securityGroupRuleSet', page, (rule) => ruleElement(rule, owner)),
  }),
  operation('ModifySecurityGroupRules', {
    decode: (reader) => ({ groupId: reader.requiredText('GroupId'), modifications: readModifications(reader) }),
    decide: modifySecurityGroupRules,
    encode: returnTrue,
  }),
];

function authorize(action: string, direction: Direction): Operation {
  return operation(action, {
    decode: (reader) => ({
      direction,
      group: readGroup(reader, direction),
      rules: readRules(reader, direction),
      tags: readTagSpecifications(reader, ['security-group-rule']).get('security-group-rule') ?? [],
    }),
    decide: authorizeSecurityGroup,
    encode: (rules, owner) => returnTrue() + list('securityGroupRuleSet', rules, (rule) => ruleElement(rule, owner)),
  });
}

function revoke(action: string, direction: Direction): Operation {
  return operation(action, {
    decode: (reader) => ({
      direction,
      group: readGroup(reader, direction),
      rules: readRules(reader, direction),
      ruleIds: reader.texts('SecurityGroupRuleId'),
    }),
    decide: revokeSecurityGroup,
    encode: ({ revoked, unknown }, owner) =>
      returnTrue() +
      permissionList('unknownIpPermissionSet', unknown, owner) +
      list('revokedSecurityGroupRuleSet', revoked, revokedRuleElement),
  });
}

function updateDescriptions(action: string, direction: Direction): Operation {
  return operation(action, {
    decode: (reader) => ({
      direction,
      group: readGroupSelector(reader),
      rules: readPermissions(reader),
      byId: reader.list('SecurityGroupRuleDescription', (item) => ({
        ruleId: item.requiredText('SecurityGroupRuleId'),
        ...readDescription(item),
      })),
    }),
    decide: updateRuleDescriptions,
    encode: returnTrue,
  });
}

/** Egress calls know no names: there were none before there were VPCs. */
function readGroup(reader: ParameterReader, direction: Direction) {
  return direction === 'ingress' ? readGroupSelector(reader) : optional('groupId', reader.requiredText('GroupId'));
}

function readRules(reader: ParameterReader, direction: Direction) {
  return direction === 'ingress' ? readIngressRules(reader) : readEgressRules(reader);
}
