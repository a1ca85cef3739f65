import { ec2Error } from '../../model/ec2-error.ts';
import type { CreateTargetGroupInput } from '../../model/load-balancing/create-target-group.ts';
import type { HealthCheckChange } from '../../model/load-balancing/health-check.ts';
import { TARGET_PROTOCOLS } from '../../model/load-balancing/target-group.ts';
import type { TargetProtocol, TargetType } from '../../model/load-balancing/target-group.ts';
import type { TargetsInput } from '../../model/load-balancing/register-targets.ts';
import { optional } from '../common-parameters.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { readBalancerTags } from './common-elb-parameters.ts';
import { memberList } from './member-parameters.ts';

/** Reads CreateTargetGroup. */
export function readTargetGroup(reader: ParameterReader): CreateTargetGroupInput {
  reader.ignore('IpAddressType');
  return {
    name: reader.requiredText('Name'),
    ...optional('protocol', readProtocol(reader)),
    ...optional('protocolVersion', reader.text('ProtocolVersion')),
    ...optional('port', reader.integer('Port')),
    ...optional('vpcId', reader.text('VpcId')),
    targetType: readTargetType(reader),
    healthCheck: readHealthCheck(reader),
    tags: readBalancerTags(reader),
  };
}

/** Reads what a call says about a health check. */
export function readHealthCheck(reader: ParameterReader): HealthCheckChange {
  return {
    ...optional('isEnabled', reader.flag('HealthCheckEnabled')),
    ...optional('protocol', reader.text('HealthCheckProtocol')),
    ...optional('port', reader.text('HealthCheckPort')),
    ...optional('path', reader.text('HealthCheckPath')),
    ...optional('matcher', reader.structure('Matcher')?.text('HttpCode')),
    ...optional('intervalSeconds', reader.integer('HealthCheckIntervalSeconds')),
    ...optional('timeoutSeconds', reader.integer('HealthCheckTimeoutSeconds')),
    ...optional('healthyThreshold', reader.integer('HealthyThresholdCount')),
    ...optional('unhealthyThreshold', reader.integer('UnhealthyThresholdCount')),
  };
}

/** Reads `TargetGroupArn` and `Targets`. */
export function readTargets(reader: ParameterReader): TargetsInput {
  reader.ignore('Include');
  return {
    arn: reader.requiredText('TargetGroupArn'),
    targets: memberList(reader, 'Targets', (item) => {
      item.ignore('AvailabilityZone');
      return { id: item.requiredText('Id'), ...optional('port', item.integer('Port')) };
    }),
  };
}

function readProtocol(reader: ParameterReader): TargetProtocol | undefined {
  const text = reader.text('Protocol');
  if (text === undefined) return undefined;
  const protocol = TARGET_PROTOCOLS.find((known) => known === text);
  if (protocol === undefined) {
    reader.refuse(ec2Error('ValidationError', `Protocol '${text}' must be one of '${TARGET_PROTOCOLS.join(', ')}'`));
  }
  return protocol;
}

function readTargetType(reader: ParameterReader): TargetType {
  const type = reader.text('TargetType') ?? 'instance';
  if (type === 'instance' || type === 'ip') return type;
  reader.refuse(ec2Error('ValidationError', `Target type '${type}' must be one of 'instance, ip' here`));
  return 'instance';
}
