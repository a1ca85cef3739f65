import {
  addBalancerTags,
  byArn,
  describeBalancerTags,
  removeBalancerTags,
} from '../../model/load-balancing/balancer-tags.ts';
import { createListener } from '../../model/load-balancing/create-listener.ts';
import { createLoadBalancer } from '../../model/load-balancing/create-load-balancer.ts';
import { deleteListener } from '../../model/load-balancing/delete-listener.ts';
import { deleteLoadBalancer } from '../../model/load-balancing/delete-load-balancer.ts';
import { describeListeners } from '../../model/load-balancing/describe-listeners.ts';
import { describeLoadBalancers } from '../../model/load-balancing/describe-load-balancers.ts';
import type { LoadBalancerType } from '../../model/load-balancing/load-balancer.ts';
import { setSecurityGroups } from '../../model/load-balancing/set-security-groups.ts';
import { ec2Error } from '../../model/ec2-error.ts';
import { optional } from '../common-parameters.ts';
import { balancerElements, listenerElements } from '../elb/balancer-elements.ts';
import { readBalancerTags, readBalancingPage, readScheme } from '../elb/common-elb-parameters.ts';
import { readDefaultAction } from '../elb/listener-parameters.ts';
import { members, tagMembers, textMembers } from '../elb/member-elements.ts';
import { memberList, memberTexts } from '../elb/member-parameters.ts';
import { nothing, operation } from '../operation.ts';
import type { Operation, OperationParts } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { scalar } from '../xml.ts';

/** The actions on application and network load balancers, their listeners and all their tags. */
export const BALANCER_OPERATIONS: readonly Operation[] = [
  elbv2('CreateLoadBalancer', {
    decode: (reader) => {
      reader.ignore('IpAddressType');
      return {
        name: reader.requiredText('Name'),
        type: readType(reader),
        scheme: readScheme(reader),
        subnetIds: [
          ...memberTexts(reader, 'Subnets'),
          ...memberList(reader, 'SubnetMappings', (item) => item.requiredText('SubnetId')),
        ],
        groupIds: memberTexts(reader, 'SecurityGroups'),
        tags: readBalancerTags(reader),
      };
    },
    decide: createLoadBalancer,
    encode: (description, owner) =>
      members('LoadBalancers', [description], (balancer) => balancerElements(balancer, owner)),
  }),
  elbv2('DescribeLoadBalancers', {
    decode: (reader) => ({
      arns: memberTexts(reader, 'LoadBalancerArns'),
      names: memberTexts(reader, 'Names'),
      ...readBalancingPage(reader),
    }),
    decide: describeLoadBalancers,
    encode: ({ items, nextToken }, owner) =>
      members('LoadBalancers', items, (description) => balancerElements(description, owner)) +
      scalar('NextMarker', nextToken),
  }),
  elbv2('SetSecurityGroups', {
    decode: (reader) => {
      const enforces = reader.text('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic');
      return {
        arn: reader.requiredText('LoadBalancerArn'),
        groupIds: memberTexts(reader, 'SecurityGroups'),
        ...optional('enforcesPrivateLinkRules', enforces === undefined ? undefined : enforces === 'on'),
      };
    },
    decide: setSecurityGroups,
    encode: ({ groupIds, enforcesPrivateLinkRules }) =>
      textMembers('SecurityGroupIds', groupIds) +
      (enforcesPrivateLinkRules === undefined
        ? ''
        : scalar('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic', enforcesPrivateLinkRules ? 'on' : 'off')),
  }),
  elbv2('DeleteLoadBalancer', {
    decode: (reader) => ({ arn: reader.requiredText('LoadBalancerArn') }),
    decide: deleteLoadBalancer,
    encode: nothing,
  }),
  elbv2('CreateListener', {
    decode: (reader) => ({
      loadBalancerArn: reader.requiredText('LoadBalancerArn'),
      ...optional('protocol', reader.text('Protocol')),
      ...optional('port', reader.integer('Port')),
      ...optional('action', readDefaultAction(reader)),
      certificateArns: memberList(reader, 'Certificates', (item) => item.requiredText('CertificateArn')),
      ...optional('sslPolicy', reader.text('SslPolicy')),
      tags: readBalancerTags(reader),
    }),
    decide: createListener,
    encode: (listener) => members('Listeners', [listener], listenerElements),
  }),
  elbv2('DescribeListeners', {
    decode: (reader) => ({
      ...optional('loadBalancerArn', reader.text('LoadBalancerArn')),
      arns: memberTexts(reader, 'ListenerArns'),
      ...readBalancingPage(reader),
    }),
    decide: describeListeners,
    encode: ({ items, nextToken }) => members('Listeners', items, listenerElements) + scalar('NextMarker', nextToken),
  }),
  elbv2('DeleteListener', {
    decode: (reader) => ({ arn: reader.requiredText('ListenerArn') }),
    decide: deleteListener,
    encode: nothing,
  }),
  elbv2('AddTags', {
    decode: (reader) => ({ ids: memberTexts(reader, 'ResourceArns'), tags: readBalancerTags(reader) }),
    decide: addBalancerTags(byArn),
    encode: nothing,
  }),
  elbv2('RemoveTags', {
    decode: (reader) => ({ ids: memberTexts(reader, 'ResourceArns'), keys: memberTexts(reader, 'TagKeys') }),
    decide: removeBalancerTags(byArn),
    encode: nothing,
  }),
  elbv2('DescribeTags', {
    decode: (reader) => ({ ids: memberTexts(reader, 'ResourceArns') }),
    decide: describeBalancerTags(byArn),
    encode: (tagged) =>
      members('TagDescriptions', tagged, ({ id, tags }) => scalar('ResourceArn', id) + tagMembers(tags)),
  }),
];

function elbv2<Input, Reply>(action: string, parts: OperationParts<Input, Reply>): Operation {
  return operation(action, { ...parts, service: 'elbv2' });
}

function readType(reader: ParameterReader): LoadBalancerType {
  const type = reader.text('Type') ?? 'application';
  if (type === 'application' || type === 'network') return type;
  reader.refuse(ec2Error('ValidationError', `Load balancer type '${type}' must be one of 'application, network' here`));
  return 'application';
}
