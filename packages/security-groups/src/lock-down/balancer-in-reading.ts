import { parseIpAddress } from '../ip-address.ts';
import type { AccountReading } from '../world/account-reading.ts';
import type { LoadBalancer, LoadBalancerTarget, TargetGroup } from '../world/load-balancer.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldInterface } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { BackEnds, BalancedPort, BalancerSetting } from './load-balancer-plan.ts';
import type { FoundSubject } from './lock-down-draft.ts';
import type { LockDownProblem } from './lock-down-plan.ts';
import { targetHealths } from './target-health.ts';

/** A load balancer that can be planned for. */
export type FoundBalancer = Omit<FoundSubject, 'planned'> & { readonly setting: BalancerSetting };

/** Looks a load balancer up by name, ARN or DNS name, with the instances behind it and the ports that it calls. */
export function balancerInReading(
  { loadBalancers }: Pick<AccountReading, 'loadBalancers'>,
  model: WorldModel,
  given: string,
): FoundBalancer | { readonly problems: readonly LockDownProblem[] } {
  if (loadBalancers === NOT_READ || model.world.interfaces === NOT_READ) {
    return refused('lock-down.not-read', given, 'Credentials that may describe load balancers and interfaces.');
  }
  const [balancer, ...others] = loadBalancers.filter((one) => isCalled(one, given));
  if (balancer === undefined) {
    const known = loadBalancers.slice(0, MOST_NAMES).map(({ name }) => name);
    const expected = known.length === 0 ? 'There is none in this region.' : `One that is there: ${known.join(', ')}.`;
    return refused('lock-down.balancer-not-found', given, expected);
  }
  if (others.length > 0) {
    const expected = `One of these: ${[balancer, ...others].map(({ loadBalancerId }) => loadBalancerId).join(', ')}.`;
    return refused('lock-down.balancer-ambiguous', given, expected);
  }
  const { kind } = balancer;
  if (kind === 'gateway') {
    return refused('lock-down.balancer-kind', `${given}, a gateway load balancer`, 'One with back ends behind it.');
  }
  return settingOf(model, { ...balancer, kind });
}

const MOST_NAMES = 10;

type PlannableBalancer = LoadBalancer & Pick<BalancerSetting, 'kind'>;

function isCalled({ loadBalancerId, name, dnsName }: LoadBalancer, given: string): boolean {
  return given !== '' && (loadBalancerId === given || name === given || dnsName.toLowerCase() === given.toLowerCase());
}

/** One target with its interface, once for every target group. */
interface Reached {
  readonly holder: WorldInterface;
  readonly traffic: readonly BalancedPort[];
  readonly healthCheck: BalancedPort;
}

function settingOf(
  model: WorldModel,
  balancer: PlannableBalancer,
): FoundBalancer | { readonly problems: readonly LockDownProblem[] } {
  const { name, kind, groupIds, interfaceIds, targetGroups, vpcId } = balancer;
  const unknown: string[] = [];
  const reached = targetGroups.flatMap((group) =>
    group.targets.flatMap((target) => {
      const holders = holdersOf(model, target, vpcId);
      if (holders.length === 0) unknown.push(target.targetId);
      return holders.map((holder) => ({ holder, ...portsOf(group, target) }));
    }),
  );
  if (reached.length === 0) {
    return refused('lock-down.no-targets', name, 'Instances or addresses of this VPC behind the load balancer.');
  }
  return {
    subject: `load balancer ${name}`,
    targets: targetHealths(targetGroups),
    notes: notesOf(balancer, [...new Set(unknown)]),
    setting: {
      ...{ kind, groupIds, interfaceIds },
      preservesClientAddress: targetGroups.some(({ preservesClientAddress }) => preservesClientAddress === true),
      backEnds: backEndsOf(reached, groupIds),
    },
  };
}

/** The interface that a target is called at: the first one of an instance, the holder of an address. */
function holdersOf(model: WorldModel, { targetId }: LoadBalancerTarget, vpcId: string): readonly WorldInterface[] {
  const [first] = model.interfacesOfInstance(targetId);
  if (first !== undefined) return [first];
  const address = parseIpAddress(targetId);
  if (!address.ok) return [];
  return model
    .holdersOf(address.value)
    .filter(({ networkInterface, isPublic }) => !isPublic && networkInterface.vpcId === vpcId)
    .map(({ networkInterface }) => networkInterface);
}

function portsOf(
  { protocol, healthCheck }: TargetGroup,
  { port = 0 }: LoadBalancerTarget,
): Pick<Reached, 'traffic' | 'healthCheck'> {
  const protocols: readonly BalancedPort['protocol'][] =
    protocol === 'TCP_UDP' ? ['tcp', 'udp'] : protocol === 'UDP' || protocol === 'QUIC' ? ['udp'] : ['tcp'];
  return {
    traffic: protocols.map((one) => ({ protocol: one, port })),
    healthCheck: { protocol: 'tcp', port: healthCheck.port === 'traffic-port' ? port : healthCheck.port },
  };
}

/** As few groups as possible get the rules: one that all targets hold, if there is one. */
function backEndsOf(reached: readonly Reached[], balancerGroupIds: readonly string[]): readonly BackEnds[] {
  const [first] = reached;
  const shared = (first?.holder.groupIds ?? []).filter((groupId) =>
    reached.every(({ holder }) => holder.groupIds.includes(groupId)),
  );
  const chosenFor = ({ groupIds }: WorldInterface): string =>
    [...shared, ...groupIds].find((groupId) => !balancerGroupIds.includes(groupId)) ?? groupIds[0] ?? '';

  const byGroup = new Map<string, Reached[]>();
  for (const one of reached) {
    const groupId = chosenFor(one.holder);
    byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), one]);
  }
  return [...byGroup].map(([groupId, ends]) => ({
    groupId,
    otherGroupIds: once(ends.flatMap(({ holder }) => holder.groupIds)).filter(
      (other) => other !== groupId && !balancerGroupIds.includes(other),
    ),
    interfaceIds: once(ends.map(({ holder }) => holder.interfaceId)),
    traffic: oncePorts(ends.flatMap(({ traffic }) => traffic)),
    healthChecks: oncePorts(ends.map(({ healthCheck }) => healthCheck)),
  }));
}

function notesOf({ kind, groupIds }: PlannableBalancer, unknown: readonly string[]): readonly string[] {
  return [
    ...(unknown.length === 0
      ? []
      : [`Left out, because nobody in this VPC holds them: ${unknown.slice(0, MOST_NAMES).join(', ')}.`]),
    ...(kind === 'network' && groupIds.length === 0
      ? [
          'This network load balancer was made without a security group and can never get one: ' +
            'its private addresses are admitted instead.',
        ]
      : []),
  ];
}

function once<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

function oncePorts(ports: readonly BalancedPort[]): readonly BalancedPort[] {
  return [...new Map(ports.map((port) => [`${port.protocol} ${String(port.port)}`, port])).values()];
}

function refused(code: LockDownProblem['code'], given: string, expected: string) {
  return { problems: [{ code, given, expected }] };
}
