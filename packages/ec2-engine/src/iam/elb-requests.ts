import type { DecisionContext } from '../model/decision.ts';
import { valuesOf, tagsOf } from './call-parameters.ts';
import type { CallParameters } from './call-parameters.ts';
import { requestTagKeys, resourceTagKeys } from './condition-keys.ts';
import { requestMaker } from './ec2-requests.ts';
import type { AuthorizationScope, CallToAuthorize } from './ec2-requests.ts';
import type { AuthorizationRequest } from './evaluate.ts';

const READS = /^Describe/;
const ARN_PARAMETERS = ['LoadBalancerArn', 'TargetGroupArn', 'ListenerArn', 'ResourceArns.member'];
const NAME_PARAMETERS = ['LoadBalancerName', 'LoadBalancerNames.member'];

/** What a call of load balancing needs leave for: what describes is about no resource, everything else about those it names. */
export function elbRequests(
  scope: AuthorizationScope,
  { action, parameters }: CallToAuthorize,
): readonly AuthorizationRequest[] {
  const request = requestMaker(scope, `elasticloadbalancing:${action}`);
  if (READS.test(action)) return [request('*', [])];
  const sent = requestTagKeys(tagsOf(parameters, 'Tags.member'));
  const arns = resourceArns(scope.context, action, parameters);
  return (arns.length === 0 ? ['*'] : arns).map((arn) => request(arn, [...sent, ...tagKeysOf(scope, arn)]));
}

function resourceArns(context: DecisionContext, action: string, parameters: CallParameters): readonly string[] {
  const prefix = `arn:aws:elasticloadbalancing:${context.region}:${context.accountId}:`;
  const [name] = valuesOf(parameters, 'Name');
  if (action === 'CreateTargetGroup') return [`${prefix}targetgroup/${name ?? ''}/*`];
  if (action === 'CreateLoadBalancer' && name !== undefined) {
    const type = parameters.get('Type') === 'network' ? 'net' : 'app';
    return [`${prefix}loadbalancer/${type}/${name}/*`];
  }
  return [
    ...ARN_PARAMETERS.flatMap((parameter) => valuesOf(parameters, parameter)),
    ...NAME_PARAMETERS.flatMap((parameter) => valuesOf(parameters, parameter)).map(
      (classic) => `${prefix}loadbalancer/${classic}`,
    ),
  ];
}

function tagKeysOf({ world }: AuthorizationScope, arn: string) {
  const tagged =
    world.loadBalancers.get(arn) ??
    world.targetGroups.get(arn) ??
    world.listeners.get(arn) ??
    world.classicLoadBalancers.get(arn.slice(arn.lastIndexOf('/') + 1));
  return tagged === undefined ? [] : resourceTagKeys(tagged.tags);
}
