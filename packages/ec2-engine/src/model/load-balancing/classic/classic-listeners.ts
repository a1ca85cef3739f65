import { put } from '../../change.ts';
import { accept, fail, pass, refuse } from '../../decision.ts';
import type { Checked, Decision } from '../../decision.ts';
import { ec2Error } from '../../ec2-error.ts';
import type { WorldView } from '../../world-view.ts';
import { classicBalancerNotFound } from '../not-found.ts';
import type { ClassicListener } from './classic-load-balancer.ts';

const PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS', 'TCP', 'SSL'];
const LAST_PORT = 65_535;

/** Adds listeners to a load balancer; one that is there already, just the same, is no error. */
export function createClassicListeners(
  world: WorldView,
  { name, listeners }: { readonly name: string; readonly listeners: readonly ClassicListener[] },
): Decision<true> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  const checked = checkListeners(listeners);
  if (!checked.ok) return refuse(checked.error);

  const added: ClassicListener[] = [];
  for (const listener of checked.value) {
    const present = balancer.listeners.find(({ port }) => port === listener.port);
    if (present === undefined) added.push(listener);
    else if (JSON.stringify(present) !== JSON.stringify(listener)) {
      return refuse(
        ec2Error(
          'DuplicateListener',
          `A listener already exists for ${name} with LoadBalancerPort ${String(listener.port)}, but with a different InstancePort, Protocol, or SSLCertificateId`,
        ),
      );
    }
  }
  return accept([put({ ...balancer, listeners: [...balancer.listeners, ...added] })], true);
}

/** Takes listeners off a load balancer, by port. One that is not there is no error. */
export function deleteClassicListeners(
  world: WorldView,
  { name, ports }: { readonly name: string; readonly ports: readonly number[] },
): Decision<true> {
  const balancer = world.classicLoadBalancers.get(name);
  if (balancer === undefined) return refuse(classicBalancerNotFound(name));
  return accept(
    [put({ ...balancer, listeners: balancer.listeners.filter(({ port }) => !ports.includes(port)) })],
    true,
  );
}

/** Listeners as they will be stored: at least one, each on a port of its own. */
export function checkListeners(
  listeners: readonly ClassicListener[],
): Checked<readonly [ClassicListener, ...ClassicListener[]]> {
  const [first, ...rest] = listeners;
  if (first === undefined) return fail(ec2Error('ValidationError', 'Listeners must be specified'));
  for (const { protocol, instanceProtocol, port, instancePort } of listeners) {
    const unknown = [protocol, instanceProtocol].find((text) => !PROTOCOLS.includes(text));
    if (unknown !== undefined) {
      return fail(ec2Error('UnsupportedProtocol', `The protocol '${unknown}' must be one of ${PROTOCOLS.join(', ')}`));
    }
    if ([port, instancePort].some((value) => value < 1 || value > LAST_PORT)) {
      return fail(ec2Error('ValidationError', `Ports must be from 1 to ${String(LAST_PORT)}`));
    }
  }
  if (new Set(listeners.map(({ port }) => port)).size < listeners.length) {
    return fail(ec2Error('DuplicateListener', 'A load balancer can have one listener a port'));
  }
  return pass([first, ...rest]);
}
