import { createTargetGroup } from '../../model/load-balancing/create-target-group.ts';
import { deleteTargetGroup } from '../../model/load-balancing/delete-target-group.ts';
import { describeTargetGroups } from '../../model/load-balancing/describe-target-groups.ts';
import { describeTargetHealth } from '../../model/load-balancing/describe-target-health.ts';
import { modifyTargetGroup } from '../../model/load-balancing/modify-target-group.ts';
import { deregisterTargets, registerTargets } from '../../model/load-balancing/register-targets.ts';
import {
  describeTargetGroupAttributes,
  modifyTargetGroupAttributes,
} from '../../model/load-balancing/target-group-attributes.ts';
import type { TargetGroupAttributes } from '../../model/load-balancing/target-group-attributes.ts';
import { optional } from '../common-parameters.ts';
import { targetGroupElements } from '../elb/balancer-elements.ts';
import { readBalancingPage } from '../elb/common-elb-parameters.ts';
import { members } from '../elb/member-elements.ts';
import { memberList, memberTexts } from '../elb/member-parameters.ts';
import { readHealthCheck, readTargetGroup, readTargets } from '../elb/target-group-parameters.ts';
import { nothing, operation } from '../operation.ts';
import type { Operation, OperationParts } from '../operation.ts';
import { element, scalar } from '../xml.ts';

/** The actions on target groups and their targets. */
export const TARGET_OPERATIONS: readonly Operation[] = [
  elbv2('CreateTargetGroup', {
    decode: readTargetGroup,
    decide: createTargetGroup,
    encode: (group) => members('TargetGroups', [{ group, loadBalancerIds: [] }], targetGroupElements),
  }),
  elbv2('ModifyTargetGroup', {
    decode: (reader) => ({ arn: reader.requiredText('TargetGroupArn'), healthCheck: readHealthCheck(reader) }),
    decide: modifyTargetGroup,
    encode: (group) => members('TargetGroups', [group], targetGroupElements),
  }),
  elbv2('DescribeTargetGroupAttributes', {
    decode: (reader) => ({ arn: reader.requiredText('TargetGroupArn') }),
    decide: describeTargetGroupAttributes,
    encode: attributeMembers,
  }),
  elbv2('ModifyTargetGroupAttributes', {
    decode: (reader) => ({
      arn: reader.requiredText('TargetGroupArn'),
      attributes: new Map(
        memberList(reader, 'Attributes', (item) => [item.requiredText('Key'), item.text('Value') ?? ''] as const),
      ),
    }),
    decide: modifyTargetGroupAttributes,
    encode: attributeMembers,
  }),
  elbv2('DescribeTargetGroups', {
    decode: (reader) => ({
      ...optional('loadBalancerArn', reader.text('LoadBalancerArn')),
      arns: memberTexts(reader, 'TargetGroupArns'),
      names: memberTexts(reader, 'Names'),
      ...readBalancingPage(reader),
    }),
    decide: describeTargetGroups,
    encode: ({ items, nextToken }) =>
      members('TargetGroups', items, targetGroupElements) + scalar('NextMarker', nextToken),
  }),
  elbv2('DeleteTargetGroup', {
    decode: (reader) => ({ arn: reader.requiredText('TargetGroupArn') }),
    decide: deleteTargetGroup,
    encode: nothing,
  }),
  elbv2('RegisterTargets', { decode: readTargets, decide: registerTargets, encode: nothing }),
  elbv2('DeregisterTargets', { decode: readTargets, decide: deregisterTargets, encode: nothing }),
  elbv2('DescribeTargetHealth', {
    decode: readTargets,
    decide: describeTargetHealth,
    encode: (descriptions) =>
      members(
        'TargetHealthDescriptions',
        descriptions,
        ({ target, healthCheckPort, health }) =>
          element('Target', scalar('Id', target.id) + scalar('Port', target.port)) +
          scalar('HealthCheckPort', healthCheckPort) +
          element(
            'TargetHealth',
            scalar('State', health.state) + scalar('Reason', health.reason) + scalar('Description', health.description),
          ),
      ),
  }),
];

function attributeMembers(attributes: TargetGroupAttributes): string {
  return members('Attributes', [...attributes], ([key, value]) => scalar('Key', key) + scalar('Value', value));
}

function elbv2<Input, Reply>(action: string, parts: OperationParts<Input, Reply>): Operation {
  return operation(action, { ...parts, service: 'elbv2' });
}
