import type { LoadBalancerDescription } from '../../model/load-balancing/describe-load-balancers.ts';
import type { TargetGroupDescription } from '../../model/load-balancing/describe-target-groups.ts';
import type { Listener, ListenerAction } from '../../model/load-balancing/load-balancer.ts';
import type { Owner } from '../operation.ts';
import { element, scalar } from '../xml.ts';
import { balancerDnsName, HOSTED_ZONES } from './dns-name.ts';
import { members, textMembers } from './member-elements.ts';

/** One application or network load balancer. */
export function balancerElements({ balancer, places }: LoadBalancerDescription, owner: Owner): string {
  const { id, name, type, scheme, vpcId, groupIds, createdAt, enforcesPrivateLinkRules } = balancer;
  const hasFixedAddresses = type === 'network' && scheme === 'internet-facing';
  return (
    scalar('LoadBalancerArn', id) +
    scalar('DNSName', balancerDnsName(balancer, owner)) +
    scalar('CanonicalHostedZoneId', HOSTED_ZONES[type]) +
    scalar('CreatedTime', createdAt) +
    scalar('LoadBalancerName', name) +
    scalar('Scheme', scheme) +
    scalar('VpcId', vpcId) +
    element('State', scalar('Code', 'active')) +
    scalar('Type', type) +
    members(
      'AvailabilityZones',
      places,
      ({ subnet, entry }) =>
        scalar('ZoneName', subnet.availabilityZone) +
        scalar('SubnetId', subnet.id) +
        members('LoadBalancerAddresses', hasFixedAddresses && entry !== undefined ? [entry] : [], ({ publicAddress }) =>
          scalar('IpAddress', publicAddress),
        ),
    ) +
    textMembers('SecurityGroups', groupIds) +
    scalar('IpAddressType', 'ipv4') +
    (enforcesPrivateLinkRules === undefined
      ? ''
      : scalar('EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic', enforcesPrivateLinkRules ? 'on' : 'off'))
  );
}

/** One target group. */
export function targetGroupElements({ group, loadBalancerIds }: TargetGroupDescription): string {
  const { id, name, protocol, protocolVersion, port, vpcId, targetType, healthCheck } = group;
  return (
    scalar('TargetGroupArn', id) +
    scalar('TargetGroupName', name) +
    scalar('Protocol', protocol) +
    scalar('Port', port) +
    scalar('VpcId', vpcId) +
    scalar('HealthCheckProtocol', healthCheck.protocol) +
    scalar('HealthCheckPort', healthCheck.port) +
    scalar('HealthCheckEnabled', healthCheck.isEnabled) +
    scalar('HealthCheckIntervalSeconds', healthCheck.intervalSeconds) +
    scalar('HealthCheckTimeoutSeconds', healthCheck.timeoutSeconds) +
    scalar('HealthyThresholdCount', healthCheck.healthyThreshold) +
    scalar('UnhealthyThresholdCount', healthCheck.unhealthyThreshold) +
    scalar('HealthCheckPath', healthCheck.path) +
    (healthCheck.matcher === undefined ? '' : element('Matcher', scalar('HttpCode', healthCheck.matcher))) +
    textMembers('LoadBalancerArns', loadBalancerIds) +
    scalar('TargetType', targetType) +
    scalar('ProtocolVersion', protocolVersion) +
    scalar('IpAddressType', 'ipv4')
  );
}

/** One listener. */
export function listenerElements({
  id,
  loadBalancerId,
  protocol,
  port,
  action,
  certificateArns,
  sslPolicy,
}: Listener): string {
  return (
    scalar('ListenerArn', id) +
    scalar('LoadBalancerArn', loadBalancerId) +
    scalar('Port', port) +
    scalar('Protocol', protocol) +
    (certificateArns.length === 0
      ? ''
      : members('Certificates', certificateArns, (arn) => scalar('CertificateArn', arn))) +
    scalar('SslPolicy', sslPolicy) +
    members('DefaultActions', [action], actionElements)
  );
}

function actionElements(action: ListenerAction): string {
  switch (action.type) {
    case 'forward': {
      const [only, ...more] = action.targets;
      return (
        scalar('Type', 'forward') +
        (more.length === 0 ? scalar('TargetGroupArn', only?.targetGroupId) : '') +
        element(
          'ForwardConfig',
          members(
            'TargetGroups',
            action.targets,
            ({ targetGroupId, weight }) => scalar('TargetGroupArn', targetGroupId) + scalar('Weight', weight),
          ),
        )
      );
    }
    case 'redirect':
      return scalar('Type', action.type) + element('RedirectConfig', scalars(action.redirect));
    case 'fixed-response':
      return scalar('Type', action.type) + element('FixedResponseConfig', scalars(action.response));
  }
}

function scalars(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => scalar(name, value))
    .join('');
}
