import type { ClassicHealthCheck, ClassicListener } from '../../model/load-balancing/classic/classic-load-balancer.ts';
import type { ClassicLoadBalancerDescription } from '../../model/load-balancing/classic/describe-classic-load-balancers.ts';
import { isClassic } from '../../model/classic/classic-network.ts';
import type { Owner } from '../operation.ts';
import { element, scalar } from '../xml.ts';
import { classicBalancerDnsName, HOSTED_ZONES } from './dns-name.ts';
import { members, textMembers } from './member-elements.ts';

/** One load balancer of the first kind. */
export function classicBalancerElements(
  { balancer, zones, source }: ClassicLoadBalancerDescription,
  owner: Owner,
): string {
  const { id, vpcId, subnetIds, groupIds, scheme, listeners, instanceIds, healthCheck, createdAt } = balancer;
  const isInVpc = !isClassic(vpcId);
  const dnsName = classicBalancerDnsName(balancer, owner);
  return (
    scalar('LoadBalancerName', id) +
    scalar('DNSName', dnsName) +
    (scheme === 'internet-facing' ? scalar('CanonicalHostedZoneName', dnsName) : '') +
    scalar('CanonicalHostedZoneNameID', HOSTED_ZONES.classic) +
    members(
      'ListenerDescriptions',
      listeners,
      (listener) => element('Listener', listenerElements(listener)) + textMembers('PolicyNames', []),
    ) +
    element(
      'Policies',
      textMembers('AppCookieStickinessPolicies', []) +
        textMembers('LBCookieStickinessPolicies', []) +
        textMembers('OtherPolicies', []),
    ) +
    textMembers('BackendServerDescriptions', []) +
    textMembers('AvailabilityZones', zones) +
    textMembers('Subnets', isInVpc ? subnetIds : []) +
    (isInVpc ? scalar('VPCId', vpcId) : '') +
    instanceMembers(instanceIds) +
    healthCheckElement(healthCheck) +
    element('SourceSecurityGroup', scalar('OwnerAlias', source.ownerAlias) + scalar('GroupName', source.name)) +
    textMembers('SecurityGroups', groupIds) +
    scalar('CreatedTime', createdAt) +
    scalar('Scheme', scheme)
  );
}

/** `Instances`, by id. */
export function instanceMembers(instanceIds: readonly string[]): string {
  return members('Instances', instanceIds, (id) => scalar('InstanceId', id));
}

/** `HealthCheck`. */
export function healthCheckElement(healthCheck: ClassicHealthCheck): string {
  const { target, intervalSeconds, timeoutSeconds, unhealthyThreshold, healthyThreshold } = healthCheck;
  return element(
    'HealthCheck',
    scalar('Target', target) +
      scalar('Interval', intervalSeconds) +
      scalar('Timeout', timeoutSeconds) +
      scalar('UnhealthyThreshold', unhealthyThreshold) +
      scalar('HealthyThreshold', healthyThreshold),
  );
}

function listenerElements({ protocol, port, instanceProtocol, instancePort, certificateId }: ClassicListener): string {
  return (
    scalar('Protocol', protocol) +
    scalar('LoadBalancerPort', port) +
    scalar('InstanceProtocol', instanceProtocol) +
    scalar('InstancePort', instancePort) +
    scalar('SSLCertificateId', certificateId)
  );
}
