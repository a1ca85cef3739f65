import type { Question } from '../explain/question.ts';
import type { Peer } from '../peer.ts';
import type { Traffic } from '../traffic.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { LockDown, LockDownProblem, RulePurpose, WantedRule } from './lock-down-plan.ts';
import { makePlan } from './make-plan.ts';
import { cidrPeers, portProblems, rangeProblems, vpcProblems } from './setting-problems.ts';
import { ADMINISTRATION_PORTS, widerRules } from './wider-rules.ts';

/** A web service in tiers: the world reaches the first one, each tier the next one, the office administers all. */
export interface TiersSetting {
  /** From the world inwards; three in the classic case of web, application and database. */
  readonly tiers: readonly Tier[];
  /** From where the machines are administered. */
  readonly officeCidrs: readonly string[];
  /** 22, and 3389 for remote desktops. */
  readonly administrationPorts: readonly number[];
}

/** Instances that do the same. */
export interface Tier {
  readonly groupId: string;
  /** The TCP ports on which the tier before, or the world, calls it. */
  readonly ports: readonly number[];
}

const WORLD: readonly Peer[] = [
  { kind: 'ipv4', cidr: '0.0.0.0/0' },
  { kind: 'ipv6', cidr: '::/0' },
];

/** Locks the tiers of a web service down to each other, and their administration to the office. */
export function planForTiers(model: WorldModel, setting: TiersSetting): LockDown {
  const wrong = settingProblems(setting);
  const problems = wrong.length > 0 ? wrong : networkProblems(model, setting);
  if (problems.length > 0) return { kind: 'refused', problems };

  const { tiers, officeCidrs, administrationPorts } = setting;
  const office = cidrPeers(officeCidrs);
  const wanted = tiers.flatMap(({ groupId, ports }, index) => {
    const before = tiers[index - 1];
    const callers: readonly Peer[] =
      before === undefined ? WORLD : [{ kind: 'security-group', groupId: before.groupId }];
    return [
      ...inbound(groupId, { ports, peers: callers, purpose: 'traffic' }),
      ...inbound(groupId, { ports: administrationPorts, peers: office, purpose: 'administration' }),
    ];
  });
  return makePlan(model, {
    pattern: 'three-tiers',
    groupIds: tiers.map(({ groupId }) => groupId),
    wanted,
    questions: tiers.slice(1).flatMap((tier, index) => questionsBetween(model, tiers[index], tier)),
    removable: tiers.flatMap(({ groupId, ports }) =>
      widerRules(model, {
        groupId,
        lockedDown: [...ports, ...administrationPorts].map(tcp),
        // The office has its own rule, so the world's can go; without one they are all there is.
        keepsAdministration:
          office.length === 0 || !ADMINISTRATION_PORTS.some((port) => administrationPorts.includes(port)),
      }),
    ),
  });
}

function settingProblems({ tiers, officeCidrs, administrationPorts }: TiersSetting): readonly LockDownProblem[] {
  const ports = [...tiers.flatMap((tier) => tier.ports), ...administrationPorts];
  return [
    ...(tiers.length > 0
      ? []
      : [{ code: 'lock-down.no-tiers', given: 'no tiers', expected: 'At least one tier.' } as const]),
    ...tiers
      .filter((tier) => tier.ports.length === 0)
      .map(({ groupId: given }): LockDownProblem => ({
        code: 'lock-down.no-ports',
        given,
        expected: 'At least one TCP port on which the tier is called, such as 443.',
      })),
    ...repeatedTiers(tiers),
    ...portProblems(ports),
    ...rangeProblems(officeCidrs),
  ];
}

/** A group in two tiers would let itself in, and the tiers would call each other in a circle. */
function repeatedTiers(tiers: readonly Tier[]): readonly LockDownProblem[] {
  return tiers
    .filter(({ groupId }, index) => tiers.findIndex((tier) => tier.groupId === groupId) !== index)
    .map(({ groupId: given }) => ({
      code: 'lock-down.tier-twice',
      given,
      expected: 'Every group in one tier only: tiers call each other in one direction.',
    }));
}

function networkProblems(model: WorldModel, { tiers }: TiersSetting): readonly LockDownProblem[] {
  return vpcProblems(
    model,
    tiers.map(({ groupId }) => groupId),
  );
}

function inbound(
  groupId: string,
  {
    ports,
    peers,
    purpose,
  }: { readonly ports: readonly number[]; readonly peers: readonly Peer[]; readonly purpose: RulePurpose },
): readonly WantedRule[] {
  return ports.flatMap((port) =>
    peers.map((peer): WantedRule => ({ groupId, rule: { direction: 'ingress', traffic: tcp(port), peer }, purpose })),
  );
}

/** One instance of a tier speaks for all of them as far as they hold the same groups; all are asked anyway. */
function questionsBetween(model: WorldModel, before: Tier | undefined, tier: Tier): readonly Question[] {
  const callers = before === undefined ? [] : model.interfacesOfGroup(before.groupId);
  return callers.flatMap((from) =>
    model.interfacesOfGroup(tier.groupId).flatMap((to) =>
      tier.ports.map((port): Question => ({
        from: { kind: 'interface', interfaceId: from.interfaceId },
        to: { kind: 'interface', interfaceId: to.interfaceId },
        traffic: { kind: 'ports', protocol: 'tcp', port },
      })),
    ),
  );
}

function tcp(port: number): Traffic {
  return { kind: 'ports', protocol: 'tcp', fromPort: port, toPort: port };
}
