import { put } from '../change.ts';
import { accept, answer, refuse } from '../decision.ts';
import type { Decision } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { isWeb } from './create-target-group.ts';
import { targetGroupNotFound } from './not-found.ts';
import type { TargetGroup } from './target-group.ts';

/** What of a target group can be set besides its health check, by key. */
export type TargetGroupAttributes = ReadonlyMap<string, string>;

const DRAIN_KEY = 'deregistration_delay.timeout_seconds';
const PRESERVE_KEY = 'preserve_client_ip.enabled';
const LONGEST_DRAIN = 3600;
const NUMBER = /^[0-9]{1,6}$/;

/** Lists what a target group is set to. */
export function describeTargetGroupAttributes(
  world: WorldView,
  { arn }: { readonly arn: string },
): Decision<TargetGroupAttributes> {
  const group = world.targetGroups.get(arn);
  return group === undefined ? refuse(targetGroupNotFound(arn)) : answer(attributesOf(group));
}

/** Sets a target group to something else; what is not named stays. */
export function modifyTargetGroupAttributes(
  world: WorldView,
  { arn, attributes }: { readonly arn: string; readonly attributes: TargetGroupAttributes },
): Decision<TargetGroupAttributes> {
  const group = world.targetGroups.get(arn);
  if (group === undefined) return refuse(targetGroupNotFound(arn));
  for (const [key, value] of attributes) {
    const problem = attributeProblem(group, key, value);
    if (problem !== undefined) return refuse(ec2Error('ValidationError', problem));
  }
  const after: TargetGroup = { ...group, attributes: { ...group.attributes, ...Object.fromEntries(attributes) } };
  return accept([put(after)], attributesOf(after));
}

/** How long connections to a target that was taken out may go on. */
export function drainMilliseconds(group: TargetGroup): number {
  return Number(attributesOf(group).get(DRAIN_KEY)) * 1000;
}

/**
 * All attributes, as they were set or as they are usually. Targets of a network load balancer see the addresses of
 * clients, unless they are named by address and speak TCP or TLS.
 */
function attributesOf(group: TargetGroup): TargetGroupAttributes {
  const { protocol, targetType, attributes = {} } = group;
  const usual: Readonly<Record<string, string>> = isWeb(protocol)
    ? {
        'load_balancing.algorithm.type': 'round_robin',
        'slow_start.duration_seconds': '0',
        'stickiness.lb_cookie.duration_seconds': '86400',
        'stickiness.type': 'lb_cookie',
      }
    : {
        'deregistration_delay.connection_termination.enabled': 'false',
        [PRESERVE_KEY]: String(targetType === 'instance' || isDatagram(group)),
        'proxy_protocol_v2.enabled': 'false',
        'stickiness.type': 'source_ip',
      };
  return new Map(Object.entries({ [DRAIN_KEY]: '300', 'stickiness.enabled': 'false', ...usual, ...attributes }));
}

function attributeProblem(group: TargetGroup, key: string, value: string): string | undefined {
  const present = attributesOf(group).get(key);
  if (present === undefined) return `Target group attribute key '${key}' is not recognized`;
  if (key.endsWith('.enabled') && value !== 'true' && value !== 'false') {
    return `'${key}' is '${value}', and must be 'true' or 'false'`;
  }
  if (key.endsWith('_seconds') && !NUMBER.test(value)) return `'${key}' is '${value}', and must be a number of seconds`;
  if (key === DRAIN_KEY && Number(value) > LONGEST_DRAIN) {
    return `'${key}' is '${value}', and must be between 0 and ${String(LONGEST_DRAIN)}`;
  }
  return key === PRESERVE_KEY && value !== present && isDatagram(group)
    ? `'${key}' cannot be changed for target groups with protocol ${group.protocol}`
    : undefined;
}

function isDatagram({ protocol }: TargetGroup): boolean {
  return protocol === 'UDP' || protocol === 'TCP_UDP';
}
