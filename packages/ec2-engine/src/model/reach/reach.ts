import { admits, parseIpAddress } from '@gatelease/security-groups';
import type { Direction, IpAddress, Rule } from '@gatelease/security-groups';

import { isClassic } from '../classic/classic-network.ts';
import type { NetworkInterface } from '../entity.ts';
import { isStale } from '../security-group/describe-stale-security-groups.ts';
import type { WorldView } from '../world-view.ts';
import { peersAt } from './peers-at.ts';

/** What reachability is judged by. */
export interface ReachScope {
  readonly world: WorldView;
  readonly now: Date;
}

/**
 * Whether the security groups of two interfaces let a TCP connection from one to a port of the other: out of the
 * first and into the second. An interface without groups filters nothing; in EC2-Classic nothing filters what goes out.
 */
export function canConnect(scope: ReachScope, from: NetworkInterface, to: NetworkInterface, port: number): boolean {
  const isLetOut = isClassic(from.vpcId) || letsThrough(scope, from, { direction: 'egress', far: to, port });
  return isLetOut && letsThrough(scope, to, { direction: 'ingress', far: from, port });
}

interface Attempt {
  readonly direction: Direction;
  readonly far: NetworkInterface;
  readonly port: number;
}

function letsThrough(scope: ReachScope, entry: NetworkInterface, { direction, far, port }: Attempt): boolean {
  if (entry.groupIds.length === 0) return true;
  const farSide = addressOf(far);
  if (farSide === undefined) return false;
  const packet = { direction, farSide, traffic: { kind: 'ports', protocol: 'tcp', port } } as const;
  return admits(rulesOf(scope.world, entry), packet, peersAt(scope)).kind === 'yes';
}

/** The rules of all groups of an interface. A stale rule names nobody, and lets nothing through. */
function rulesOf(world: WorldView, { groupIds }: NetworkInterface): readonly Rule[] {
  return groupIds
    .flatMap((groupId) => world.rulesByGroup.all(groupId))
    .filter((entry) => !isStale(world, entry))
    .map(({ rule }) => rule);
}

function addressOf({ privateAddress }: NetworkInterface): IpAddress | undefined {
  const address = parseIpAddress(privateAddress);
  return address.ok ? address.value : undefined;
}
