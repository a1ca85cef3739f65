import { put } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import { isClassic } from '../classic/classic-network.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { checkBalancerName } from './balancer-request.ts';
import { checkBalancerTags } from './balancer-tags.ts';
import { healthCheckOf } from './health-check.ts';
import type { HealthCheckChange } from './health-check.ts';
import type { TargetGroup, TargetProtocol, TargetType } from './target-group.ts';

/** What a target group shall be. */
export interface CreateTargetGroupInput {
  readonly name: string;
  readonly protocol?: TargetProtocol;
  readonly protocolVersion?: string;
  readonly port?: number;
  readonly vpcId?: string;
  readonly targetType: TargetType;
  readonly healthCheck: HealthCheckChange;
  readonly tags: readonly Tag[];
}

const ARN_DIGITS = 16;
const LAST_PORT = 65_535;

/** Makes a target group without targets. Asked for again with the same settings, it is given again. */
export function createTargetGroup(
  world: WorldView,
  input: CreateTargetGroupInput,
  context: DecisionContext,
): Decision<TargetGroup> {
  const { name, protocol, port, vpcId } = input;
  const checkedName = checkBalancerName(name, 'Target group');
  if (!checkedName.ok) return refuse(checkedName.error);
  if (protocol === undefined) return refuse(ec2Error('ValidationError', 'A protocol must be specified'));
  if (port === undefined || port < 1 || port > LAST_PORT) {
    return refuse(ec2Error('ValidationError', `A port from 1 to ${String(LAST_PORT)} must be specified`));
  }
  if (vpcId === undefined) return refuse(ec2Error('ValidationError', 'A VPC ID must be specified'));
  if (world.vpcs.get(vpcId) === undefined || isClassic(vpcId)) {
    return refuse(ec2Error('ValidationError', `The VPC ID '${vpcId}' is not found`));
  }
  const healthCheck = healthCheckOf(protocol, input.healthCheck);
  if (!healthCheck.ok) return refuse(healthCheck.error);
  const tags = checkBalancerTags(input.tags);
  if (!tags.ok) return refuse(tags.error);

  const { accountId, region, newId } = context;
  const group: TargetGroup = {
    kind: 'target-group',
    id: `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/${name}/${newId('elb').slice(-ARN_DIGITS)}`,
    name,
    protocol,
    ...(isWeb(protocol) && { protocolVersion: input.protocolVersion ?? 'HTTP1' }),
    port,
    vpcId,
    targetType: input.targetType,
    healthCheck: healthCheck.value,
    targets: [],
    tags: tags.value,
  };
  const present = world.targetGroupsByName.first(name);
  if (present === undefined) return accept([put(group)], group);
  return isSame(present, group)
    ? answer(present)
    : refuse(
        ec2Error(
          'DuplicateTargetGroupName',
          `A target group with the same name '${name}' exists, but with different settings`,
        ),
      );
}

/** Whether a protocol is one of application load balancers. */
export function isWeb(protocol: string): protocol is 'HTTP' | 'HTTPS' {
  return protocol === 'HTTP' || protocol === 'HTTPS';
}

function isSame(a: TargetGroup, b: TargetGroup): boolean {
  const settings = ({ protocol, protocolVersion, port, vpcId, targetType, healthCheck }: TargetGroup) =>
    JSON.stringify([protocol, protocolVersion, port, vpcId, targetType, healthCheck]);
  return settings(a) === settings(b);
}
