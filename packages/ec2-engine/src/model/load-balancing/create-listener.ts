import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Tag } from '../tag.ts';
import type { WorldView } from '../world-view.ts';
import { checkBalancerTags } from './balancer-tags.ts';
import { isWeb } from './create-target-group.ts';
import { targetGroupIdsOf } from './load-balancer.ts';
import type { Listener, ListenerAction, LoadBalancer } from './load-balancer.ts';
import { balancerNotFound, targetGroupNotFound } from './not-found.ts';

/** What a listener shall be. */
export interface CreateListenerInput {
  readonly loadBalancerArn: string;
  readonly protocol?: string;
  readonly port?: number;
  readonly action?: ListenerAction;
  readonly certificateArns: readonly string[];
  readonly sslPolicy?: string;
  readonly tags: readonly Tag[];
}

const ARN_DIGITS = 16;
const PROTOCOLS = { application: ['HTTP', 'HTTPS'], network: ['TCP', 'TLS', 'UDP', 'TCP_UDP'] } as const;
const USUAL_SSL_POLICY = 'ELBSecurityPolicy-2016-08';

/** Makes a load balancer take connections on a port. */
export function createListener(
  world: WorldView,
  input: CreateListenerInput,
  context: DecisionContext,
): Decision<Listener> {
  const balancer = world.loadBalancers.get(input.loadBalancerArn);
  if (balancer === undefined) return refuse(balancerNotFound(input.loadBalancerArn));
  const tags = checkBalancerTags(input.tags);
  if (!tags.ok) return refuse(tags.error);
  const listener = listenerOf(balancer, input, context);
  if (!listener.ok) return refuse(listener.error);
  const { port } = listener.value;
  if (world.listenersByBalancer.all(balancer.id).some((present) => present.port === port)) {
    return refuse(
      ec2Error('DuplicateListener', `A listener already exists on this port for this load balancer '${balancer.id}'`),
    );
  }
  const targets = checkTargetGroups(world, balancer, listener.value);
  return targets.ok ? accept([put(listener.value)], listener.value) : refuse(targets.error);
}

function listenerOf(
  { id, type }: LoadBalancer,
  { protocol, port, action, certificateArns, sslPolicy, tags }: CreateListenerInput,
  { newId }: DecisionContext,
): Checked<Listener> {
  if (protocol === undefined || !PROTOCOLS[type].some((known) => known === protocol)) {
    return fail(
      ec2Error(
        'ValidationError',
        `Listener protocol '${protocol ?? ''}' must be one of '${PROTOCOLS[type].join(', ')}'`,
      ),
    );
  }
  if (port === undefined || port < 1 || port > 65_535) {
    return fail(ec2Error('ValidationError', 'A listener port from 1 to 65535 must be specified'));
  }
  if (action === undefined) return fail(ec2Error('ValidationError', 'A default action must be specified'));
  const isEncrypted = protocol === 'HTTPS' || protocol === 'TLS';
  if (isEncrypted && certificateArns.length === 0) {
    return fail(ec2Error('ValidationError', `A certificate must be specified for ${protocol} listeners`));
  }
  return pass({
    kind: 'listener',
    id: `${id.replace(':loadbalancer/', ':listener/')}/${newId('elb').slice(-ARN_DIGITS)}`,
    loadBalancerId: id,
    protocol,
    port,
    action,
    certificateArns,
    ...(isEncrypted && { sslPolicy: sslPolicy ?? USUAL_SSL_POLICY }),
    tags,
  });
}

/** Target groups must be there, in the same network, of the same sort, and used by no other load balancer. */
function checkTargetGroups(world: WorldView, balancer: LoadBalancer, listener: Listener): Checked<true> {
  for (const id of targetGroupIdsOf(listener)) {
    const group = world.targetGroups.get(id);
    if (group === undefined) return fail(targetGroupNotFound(id));
    if (isWeb(group.protocol) !== (balancer.type === 'application')) {
      return fail(
        ec2Error(
          'InvalidConfigurationRequest',
          `The target group '${id}' with protocol '${group.protocol}' cannot be used with a load balancer of type '${balancer.type}'`,
        ),
      );
    }
    if (group.vpcId !== balancer.vpcId) {
      return fail(
        ec2Error(
          'InvalidConfigurationRequest',
          `The target group '${id}' is in a different VPC than the load balancer`,
        ),
      );
    }
    if (world.listenersByTargetGroup.all(id).some(({ loadBalancerId }) => loadBalancerId !== balancer.id)) {
      return fail(
        ec2Error(
          'TargetGroupAssociationLimit',
          `The following target groups cannot be associated with more than one load balancer: ${id}`,
        ),
      );
    }
  }
  return pass(true);
}
