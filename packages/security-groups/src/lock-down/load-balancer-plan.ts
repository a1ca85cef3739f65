import type { Question } from '../explain/question.ts';
import { hostCidr, parseIpAddress } from '../ip-address.ts';
import type { Peer } from '../peer.ts';
import type { Traffic } from '../traffic.ts';
import type { WorldModel } from '../world/world-model.ts';
import { admitsOutbound } from './admits-outbound.ts';
import type { LockDown, LockDownProblem, RulePurpose, WantedRule } from './lock-down-plan.ts';
import { makePlan } from './make-plan.ts';
import { admissionProblem, portProblems } from './setting-problems.ts';
import { widerRules } from './wider-rules.ts';

/** A load balancer with the instances behind it, as its own API tells it. */
export interface BalancerSetting {
  readonly kind: 'classic' | 'application' | 'network';
  /** Its security groups. A network load balancer may have none, and then never gets one. */
  readonly groupIds: readonly string[];
  /** Its interfaces, one a zone. */
  readonly interfaceIds: readonly string[];
  /** Whether instances see the clients' addresses instead of the balancer's: only a network one can do that. */
  readonly preservesClientAddress: boolean;
  readonly backEnds: readonly BackEnds[];
}

/** Instances that are reached alike. */
export interface BackEnds {
  /** The group that gets the rules: one that all of them hold. */
  readonly groupId: string;
  /** Further groups that some of them hold: they get no rules, but wider ones may go from them as well. */
  readonly otherGroupIds?: readonly string[];
  readonly interfaceIds: readonly string[];
  readonly traffic: readonly BalancedPort[];
  /** Where the balancer asks how they are; often one of the traffic ports. */
  readonly healthChecks: readonly BalancedPort[];
}

/** A port of a back end. */
export interface BalancedPort {
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
}

/**
 * Locks back ends down to their load balancer: rules for its source group on traffic and health-check
 * ports, its own outbound rules, and the rules for the world that could then go, 22 and 3389 kept.
 *
 * A network load balancer without a group is admitted by the private addresses of its interfaces. When it
 * also preserves the clients' addresses, traffic arrives from the clients themselves: then only health
 * checks can be narrowed, and the rules for the clients are no longer wider than needed.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html
 */
export function planForLoadBalancer(model: WorldModel, balancer: BalancerSetting): LockDown {
  const { groupIds, interfaceIds, preservesClientAddress, backEnds } = balancer;
  const [sourceGroupId] = groupIds;
  const sources: readonly Peer[] =
    sourceGroupId === undefined
      ? privateAddresses(model, interfaceIds)
      : [{ kind: 'security-group', groupId: sourceGroupId }];
  const wrong = settingProblems(balancer);
  const problems = wrong.length > 0 ? wrong : admissionProblem(sources, interfaceIds.join(', '));
  if (problems.length > 0) return { kind: 'refused', problems };

  const clientsArrive = sourceGroupId === undefined && preservesClientAddress;
  const inbound = backEnds.flatMap((ends) => inboundRules(ends, sources, clientsArrive));
  const outbound =
    sourceGroupId === undefined ? [] : backEnds.flatMap((ends) => outboundRules(model, sourceGroupId, ends));
  return makePlan(model, {
    pattern: 'load-balancer',
    groupIds: [...(sourceGroupId === undefined ? [] : [sourceGroupId]), ...backEnds.flatMap(groupIdsOf)],
    wanted: [...outbound, ...inbound],
    questions: backEnds.flatMap((ends) => questionsFor(interfaceIds, ends)),
    removable: clientsArrive
      ? []
      : backEnds.flatMap((ends) =>
          groupIdsOf(ends).flatMap((groupId) =>
            widerRules(model, {
              groupId,
              lockedDown: [...ends.traffic, ...ends.healthChecks].map(trafficOf),
              keepsAdministration: true,
            }),
          ),
        ),
  });
}

function groupIdsOf({ groupId, otherGroupIds = [] }: BackEnds): readonly string[] {
  return [groupId, ...otherGroupIds];
}

function settingProblems({ kind, groupIds, backEnds }: BalancerSetting): readonly LockDownProblem[] {
  const ports = backEnds.flatMap(({ traffic, healthChecks }) => [...traffic, ...healthChecks].map(({ port }) => port));
  const expected = 'The security groups of the load balancer: only a network one can be without.';
  return [
    ...(groupIds.length > 0 || kind === 'network'
      ? []
      : [{ code: 'lock-down.balancer-without-group', given: kind, expected } as const]),
    ...portProblems(ports),
  ];
}

function inboundRules(
  { groupId, traffic, healthChecks }: BackEnds,
  sources: readonly Peer[],
  clientsArrive: boolean,
): readonly WantedRule[] {
  const from = (ports: readonly BalancedPort[], purpose: RulePurpose): readonly WantedRule[] =>
    ports.flatMap((port) =>
      sources.map((peer) => ({ groupId, rule: { direction: 'ingress', traffic: trafficOf(port), peer }, purpose })),
    );
  return [...(clientsArrive ? [] : from(traffic, 'traffic')), ...from(healthChecks, 'health-check')];
}

/** The balancer's own groups have to let it out to the back ends; mostly they let everything out already. */
function outboundRules(
  model: WorldModel,
  sourceGroupId: string,
  { groupId, traffic, healthChecks }: BackEnds,
): readonly WantedRule[] {
  const peer: Peer = { kind: 'security-group', groupId };
  return [...traffic, ...healthChecks]
    .map((port) => ({ direction: 'egress' as const, traffic: trafficOf(port), peer }))
    .filter((rule) => !admitsOutbound(model, sourceGroupId, rule))
    .map((rule) => ({ groupId: sourceGroupId, rule, purpose: 'outbound' }));
}

function questionsFor(balancerIds: readonly string[], ends: BackEnds): readonly Question[] {
  const ports = [...ends.traffic, ...ends.healthChecks];
  return balancerIds.flatMap((from) =>
    ends.interfaceIds.flatMap((to) =>
      ports.map(({ protocol, port }): Question => ({
        from: { kind: 'interface', interfaceId: from },
        to: { kind: 'interface', interfaceId: to },
        traffic: { kind: 'ports', protocol, port },
      })),
    ),
  );
}

function privateAddresses(model: WorldModel, interfaceIds: readonly string[]): readonly Peer[] {
  return interfaceIds
    .flatMap((interfaceId) => model.networkInterface(interfaceId)?.addresses ?? [])
    .flatMap(({ address }): readonly Peer[] => {
      const read = parseIpAddress(address);
      return read.ok ? [{ kind: read.value.family, cidr: hostCidr(read.value).text }] : [];
    });
}

function trafficOf({ protocol, port }: BalancedPort): Traffic {
  return { kind: 'ports', protocol, fromPort: port, toPort: port };
}
