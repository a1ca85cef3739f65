import type { Question } from '../explain/question.ts';
import type { Peer } from '../peer.ts';
import type { Traffic } from '../traffic.ts';
import type { WorldModel } from '../world/world-model.ts';
import { admitsOutbound } from './admits-outbound.ts';
import type { LockDown, LockDownProblem, WantedRule } from './lock-down-plan.ts';
import { makePlan } from './make-plan.ts';
import { admissionProblem, cidrPeers, portProblems, rangeProblems } from './setting-problems.ts';
import { widerRules } from './wider-rules.ts';

/** An EC2 Instance Connect Endpoint and what is to be reached through it. */
export interface ConnectEndpointSetting {
  readonly groupId: string;
  readonly interfaceIds: readonly string[];
  /** Whether targets see the clients' public addresses instead of the endpoint's. */
  readonly preservesClientAddress: boolean;
  readonly targets: readonly ConnectTargets[];
  /** 22, and 3389 for remote desktops. */
  readonly ports: readonly number[];
  readonly admitBy: EndpointAdmission;
}

/** Instances that are reached alike. */
export interface ConnectTargets {
  /** The group that gets the rules: one that all of them hold. */
  readonly groupId: string;
  readonly interfaceIds: readonly string[];
}

/**
 * How the targets admit who comes through the endpoint.
 *
 * | by | works with preservation off | on |
 * |---|---|---|
 * | `endpoint-group` | yes | yes |
 * | `vpc-range` | yes | no: the targets see the clients |
 * | `client-ranges` | no: the targets see the endpoint | yes |
 */
export type EndpointAdmission =
  | { readonly kind: 'endpoint-group' }
  | { readonly kind: 'vpc-range' }
  | { readonly kind: 'client-ranges'; readonly cidrs: readonly string[] };

/**
 * Locks instances down to an EC2 Instance Connect Endpoint: its group's outbound rules, the targets' inbound
 * ones, and the rules for the world on the same ports that could then go. Inbound rules of the endpoint's
 * group do not matter and are left alone.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/eice-security-groups.html
 */
export function planForConnectEndpoint(model: WorldModel, endpoint: ConnectEndpointSetting): LockDown {
  const sources = sourcesOf(model, endpoint);
  const wrong = settingProblems(endpoint);
  const problems = wrong.length > 0 ? wrong : admissionProblem(sources, endpoint.admitBy.kind);
  if (problems.length > 0) return { kind: 'refused', problems };

  const { groupId: endpointGroupId, targets, ports } = endpoint;
  const outbound = targets.flatMap(({ groupId }) =>
    ports
      .map((port) => ({
        direction: 'egress' as const,
        traffic: tcp(port),
        peer: { kind: 'security-group' as const, groupId },
      }))
      .filter((rule) => !admitsOutbound(model, endpointGroupId, rule))
      .map((rule): WantedRule => ({ groupId: endpointGroupId, rule, purpose: 'outbound' })),
  );
  const inbound = targets.flatMap(({ groupId }) =>
    ports.flatMap((port) =>
      sources.map((peer): WantedRule => ({
        groupId,
        rule: { direction: 'ingress', traffic: tcp(port), peer },
        purpose: 'administration',
      })),
    ),
  );
  return makePlan(model, {
    pattern: 'connect-endpoint',
    groupIds: [endpointGroupId, ...targets.map(({ groupId }) => groupId)],
    wanted: [...outbound, ...inbound],
    questions: endpoint.admitBy.kind === 'client-ranges' ? [] : questionsFor(endpoint),
    removable: targets.flatMap(({ groupId }) =>
      widerRules(model, { groupId, lockedDown: ports.map(tcp), keepsAdministration: false }),
    ),
  });
}

function settingProblems({
  admitBy,
  preservesClientAddress,
  ports,
}: ConnectEndpointSetting): readonly LockDownProblem[] {
  return [...portProblems(ports), ...admissionProblems(admitBy, preservesClientAddress)];
}

function admissionProblems(admitBy: EndpointAdmission, preservesClientAddress: boolean): readonly LockDownProblem[] {
  if (admitBy.kind === 'vpc-range' && preservesClientAddress) {
    const expected = "The endpoint's group or the clients' ranges: with preservation on, targets see the clients.";
    return [{ code: 'lock-down.range-hides-clients', given: admitBy.kind, expected }];
  }
  if (admitBy.kind !== 'client-ranges') return [];
  if (!preservesClientAddress) {
    const expected = "The endpoint's group or the VPC's range: with preservation off, targets see the endpoint.";
    return [{ code: 'lock-down.clients-not-seen', given: admitBy.kind, expected }];
  }
  return rangeProblems(admitBy.cidrs);
}

function sourcesOf(model: WorldModel, { groupId, admitBy }: ConnectEndpointSetting): readonly Peer[] {
  switch (admitBy.kind) {
    case 'endpoint-group':
      return [{ kind: 'security-group', groupId }];
    case 'vpc-range': {
      const vpcId = model.group(groupId)?.vpcId;
      return cidrPeers(model.world.vpcs.find((vpc) => vpc.vpcId === vpcId)?.cidrs ?? []);
    }
    case 'client-ranges':
      return cidrPeers(admitBy.cidrs);
  }
}

function questionsFor({ interfaceIds, targets, ports }: ConnectEndpointSetting): readonly Question[] {
  return interfaceIds.flatMap((from) =>
    targets.flatMap((ends) =>
      ends.interfaceIds.flatMap((to) =>
        ports.map((port): Question => ({
          from: { kind: 'interface', interfaceId: from },
          to: { kind: 'interface', interfaceId: to },
          traffic: { kind: 'ports', protocol: 'tcp', port },
        })),
      ),
    ),
  );
}

function tcp(port: number): Traffic {
  return { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port };
}
