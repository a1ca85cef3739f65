import type { LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';
import { printable } from '../output/printable.ts';

/** The names of the columns of {@link longLine}. */
export const LONG_HEADER = [
  'LOAD_BALANCER',
  'NAME',
  'DNS_NAME',
  'CANONICAL_HOSTED_ZONE_NAME',
  'CANONICAL_HOSTED_ZONE_NAME_ID',
  'HEALTH_CHECK',
  'AVAILABILITY_ZONES',
  'SUBNETS',
  'VPC_ID',
  'INSTANCE_ID',
  'LISTENER_DESCRIPTIONS',
  'BACKEND_SERVER_DESCRIPTIONS',
  'APP_COOKIE_STICKINESS_POLICIES',
  'LB_COOKIE_STICKINESS_POLICIES',
  'OTHER_POLICIES',
  'SOURCE_SECURITY_GROUP',
  'SECURITY_GROUPS',
  'CREATED_TIME',
  'SCHEME',
].join(',');

/** What the tools printed where there is nothing. */
const NOTHING = '(nil)';

/**
 * A classic load balancer with everything about it, as the ELB API tools printed it on request: values with commas
 * between them, several of one kind in quotes, and the group that back ends name as their source.
 */
export function longLine(balancer: LoadBalancerDescription): string {
  const { HealthCheck: check, Policies: policies, SourceSecurityGroup: source } = balancer;
  const values = [
    balancer.LoadBalancerName,
    balancer.DNSName,
    balancer.CanonicalHostedZoneName,
    balancer.CanonicalHostedZoneNameID,
    check &&
      record([
        ['interval', check.Interval],
        ['target', check.Target],
        ['timeout', check.Timeout],
        ['healthy-threshold', check.HealthyThreshold],
        ['unhealthy-threshold', check.UnhealthyThreshold],
      ]),
    list(balancer.AvailabilityZones),
    list(balancer.Subnets),
    balancer.VPCId,
    list(balancer.Instances?.flatMap(({ InstanceId }) => InstanceId ?? [])),
    list(balancer.ListenerDescriptions?.map(listenerText)),
    list(
      balancer.BackendServerDescriptions?.map(({ InstancePort, PolicyNames }) =>
        record([
          ['port', InstancePort],
          ['policies', PolicyNames?.join(';')],
        ]),
      ),
    ),
    list(policies?.AppCookieStickinessPolicies?.flatMap(({ PolicyName }) => PolicyName ?? [])),
    list(policies?.LBCookieStickinessPolicies?.flatMap(({ PolicyName }) => PolicyName ?? [])),
    list(policies?.OtherPolicies),
    source &&
      record([
        ['owner-alias', source.OwnerAlias],
        ['group-name', source.GroupName],
      ]),
    list(balancer.SecurityGroups),
    balancer.CreatedTime?.toISOString(),
    balancer.Scheme,
  ];
  return ['LOAD_BALANCER', ...values.map(cell)].join(',');
}

function listenerText({
  Listener: listener,
  PolicyNames,
}: NonNullable<LoadBalancerDescription['ListenerDescriptions']>[number]): string {
  return record([
    ['protocol', listener?.Protocol],
    ['lb-port', listener?.LoadBalancerPort],
    ['instance-protocol', listener?.InstanceProtocol],
    ['instance-port', listener?.InstancePort],
    ['policies', PolicyNames?.join(';')],
  ]);
}

type Entry = readonly [string, string | number | undefined];

function record(entries: readonly Entry[]): string {
  return `{${entries.map(([name, value = '']) => `${name}=${String(value)}`).join(',')}}`;
}

function list(values: readonly string[] | undefined): string | undefined {
  return values === undefined || values.length === 0 ? undefined : values.join(',');
}

function cell(value: string | undefined): string {
  if (value === undefined || value === '') return NOTHING;
  const text = printable(value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
