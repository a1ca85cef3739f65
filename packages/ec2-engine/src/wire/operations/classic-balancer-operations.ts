import { applySecurityGroups } from '../../model/load-balancing/classic/apply-security-groups.ts';
import {
  createClassicListeners,
  deleteClassicListeners,
} from '../../model/load-balancing/classic/classic-listeners.ts';
import type { ClassicListener } from '../../model/load-balancing/classic/classic-load-balancer.ts';
import { configureHealthCheck } from '../../model/load-balancing/classic/configure-health-check.ts';
import { createClassicLoadBalancer } from '../../model/load-balancing/classic/create-classic-load-balancer.ts';
import { deleteClassicLoadBalancer } from '../../model/load-balancing/classic/delete-classic-load-balancer.ts';
import { describeClassicLoadBalancers } from '../../model/load-balancing/classic/describe-classic-load-balancers.ts';
import { describeInstanceHealth } from '../../model/load-balancing/classic/describe-instance-health.ts';
import { deregisterInstances, registerInstances } from '../../model/load-balancing/classic/register-instances.ts';
import {
  addBalancerTags,
  byName,
  describeBalancerTags,
  removeBalancerTags,
} from '../../model/load-balancing/balancer-tags.ts';
import { missingParameter } from '../../model/ec2-error.ts';
import { optional } from '../common-parameters.ts';
import { classicBalancerElements, healthCheckElement, instanceMembers } from '../elb/classic-balancer-elements.ts';
import { readBalancerTags, readBalancingPage, readScheme } from '../elb/common-elb-parameters.ts';
import { classicBalancerDnsName } from '../elb/dns-name.ts';
import { members, tagMembers, textMembers } from '../elb/member-elements.ts';
import { memberList, memberTexts } from '../elb/member-parameters.ts';
import { nothing, operation } from '../operation.ts';
import type { Operation, OperationParts } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { scalar } from '../xml.ts';

/** The actions on load balancers of the first kind. */
export const CLASSIC_BALANCER_OPERATIONS: readonly Operation[] = [
  elb('CreateLoadBalancer', {
    decode: (reader) => ({
      name: readName(reader),
      listeners: readListeners(reader),
      zones: memberTexts(reader, 'AvailabilityZones'),
      subnetIds: memberTexts(reader, 'Subnets'),
      groupIds: memberTexts(reader, 'SecurityGroups'),
      scheme: readScheme(reader),
      tags: readBalancerTags(reader),
    }),
    decide: createClassicLoadBalancer,
    encode: (balancer, owner) => scalar('DNSName', classicBalancerDnsName(balancer, owner)),
  }),
  elb('DescribeLoadBalancers', {
    decode: (reader) => ({ names: memberTexts(reader, 'LoadBalancerNames'), ...readBalancingPage(reader) }),
    decide: describeClassicLoadBalancers,
    encode: ({ items, nextToken }, owner) =>
      members('LoadBalancerDescriptions', items, (description) => classicBalancerElements(description, owner)) +
      scalar('NextMarker', nextToken),
  }),
  elb('DeleteLoadBalancer', {
    decode: (reader) => ({ name: readName(reader) }),
    decide: deleteClassicLoadBalancer,
    encode: nothing,
  }),
  elb('CreateLoadBalancerListeners', {
    decode: (reader) => ({ name: readName(reader), listeners: readListeners(reader) }),
    decide: createClassicListeners,
    encode: nothing,
  }),
  elb('DeleteLoadBalancerListeners', {
    decode: (reader) => ({
      name: readName(reader),
      ports: memberTexts(reader, 'LoadBalancerPorts').map(Number),
    }),
    decide: deleteClassicListeners,
    encode: nothing,
  }),
  elb('RegisterInstancesWithLoadBalancer', {
    decode: readInstances,
    decide: registerInstances,
    encode: instanceMembers,
  }),
  elb('DeregisterInstancesFromLoadBalancer', {
    decode: readInstances,
    decide: deregisterInstances,
    encode: instanceMembers,
  }),
  elb('ApplySecurityGroupsToLoadBalancer', {
    decode: (reader) => ({ name: readName(reader), groupIds: memberTexts(reader, 'SecurityGroups') }),
    decide: applySecurityGroups,
    encode: (groupIds) => textMembers('SecurityGroups', groupIds),
  }),
  elb('ConfigureHealthCheck', {
    decode: (reader) => ({ name: readName(reader), healthCheck: readHealthCheck(reader) }),
    decide: configureHealthCheck,
    encode: healthCheckElement,
  }),
  elb('DescribeInstanceHealth', {
    decode: readInstances,
    decide: describeInstanceHealth,
    encode: (states) =>
      members(
        'InstanceStates',
        states,
        ({ instanceId, state, reasonCode, description }) =>
          scalar('InstanceId', instanceId) +
          scalar('State', state) +
          scalar('ReasonCode', reasonCode) +
          scalar('Description', description),
      ),
  }),
  elb('AddTags', {
    decode: (reader) => ({ ids: memberTexts(reader, 'LoadBalancerNames'), tags: readBalancerTags(reader) }),
    decide: addBalancerTags(byName),
    encode: nothing,
  }),
  elb('RemoveTags', {
    decode: (reader) => ({
      ids: memberTexts(reader, 'LoadBalancerNames'),
      keys: memberList(reader, 'Tags', (item) => item.requiredText('Key')),
    }),
    decide: removeBalancerTags(byName),
    encode: nothing,
  }),
  elb('DescribeTags', {
    decode: (reader) => ({ ids: memberTexts(reader, 'LoadBalancerNames') }),
    decide: describeBalancerTags(byName),
    encode: (tagged) =>
      members('TagDescriptions', tagged, ({ id, tags }) => scalar('LoadBalancerName', id) + tagMembers(tags)),
  }),
];

function elb<Input, Reply>(action: string, parts: OperationParts<Input, Reply>): Operation {
  return operation(action, { ...parts, service: 'elb' });
}

function readName(reader: ParameterReader): string {
  return reader.requiredText('LoadBalancerName');
}

function readInstances(reader: ParameterReader) {
  return {
    name: readName(reader),
    instanceIds: memberList(reader, 'Instances', (item) => item.requiredText('InstanceId')),
  };
}

/** A listener speaks to its instances as to its clients, unless it says otherwise. */
function readListeners(reader: ParameterReader): readonly ClassicListener[] {
  return memberList(reader, 'Listeners', (item) => {
    const protocol = item.requiredText('Protocol').toUpperCase();
    return {
      protocol,
      port: item.requiredInteger('LoadBalancerPort'),
      instanceProtocol: item.text('InstanceProtocol')?.toUpperCase() ?? usualInstanceProtocol(protocol),
      instancePort: item.requiredInteger('InstancePort'),
      ...optional('certificateId', item.text('SSLCertificateId')),
    };
  });
}

function usualInstanceProtocol(protocol: string): string {
  if (protocol === 'HTTPS') return 'HTTP';
  return protocol === 'SSL' ? 'TCP' : protocol;
}

function readHealthCheck(reader: ParameterReader) {
  const check = reader.structure('HealthCheck');
  if (check === undefined) reader.refuse(missingParameter('healthCheck'));
  return {
    target: check?.requiredText('Target') ?? '',
    intervalSeconds: check?.requiredInteger('Interval') ?? 0,
    timeoutSeconds: check?.requiredInteger('Timeout') ?? 0,
    unhealthyThreshold: check?.requiredInteger('UnhealthyThreshold') ?? 0,
    healthyThreshold: check?.requiredInteger('HealthyThreshold') ?? 0,
  };
}
