import { parseCidr } from '../cidr.ts';
import type { Peer } from '../peer.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { LockDownProblem } from './lock-down-plan.ts';

/** What is wrong with ports that somebody named. */
export function portProblems(ports: readonly number[]): readonly LockDownProblem[] {
  return ports
    .filter((port) => !Number.isInteger(port) || port < 0 || port > 65_535)
    .map((port) => ({
      code: 'lock-down.port-out-of-range',
      given: String(port),
      expected: 'A port from 0 to 65535, such as 443.',
    }));
}

/** What is wrong with ranges that somebody named. */
export function rangeProblems(cidrs: readonly string[]): readonly LockDownProblem[] {
  return cidrs
    .filter((cidr) => !parseCidr(cidr).ok)
    .map((given) => ({ code: 'lock-down.range-malformed', given, expected: 'A CIDR such as 203.0.113.0/24.' }));
}

/** The ranges as peers of rules. Those that `rangeProblems` refuses are left out. */
export function cidrPeers(cidrs: readonly string[]): readonly Peer[] {
  return cidrs.flatMap((text): readonly Peer[] => {
    const cidr = parseCidr(text);
    return cidr.ok ? [{ kind: cidr.value.family, cidr: cidr.value.text }] : [];
  });
}

/** Without anybody to admit a plan would add nothing and take away what people use. */
export function admissionProblem(sources: readonly Peer[], given: string): readonly LockDownProblem[] {
  const expected = 'Somebody to admit: interfaces or ranges that were read, or ranges that are named.';
  return sources.length > 0 ? [] : [{ code: 'lock-down.nobody-admitted', given, expected }];
}

/** EC2 lets rules name groups of the same VPC, or of one that it is peered with. Groups that were not read are told elsewhere. */
export function vpcProblems(model: WorldModel, groupIds: readonly string[]): readonly LockDownProblem[] {
  const [first, ...others] = groupIds.flatMap((groupId) => model.group(groupId) ?? []);
  if (first === undefined) return [];
  return others
    .filter(({ vpcId }) => vpcId !== first.vpcId && !arePeered(model, vpcId, first.vpcId))
    .map(({ groupId, vpcId }) => ({
      code: 'lock-down.vpcs-differ',
      given: `${groupId} in ${vpcId}`,
      expected: `A group in the VPC of ${first.groupId}, which is ${first.vpcId}, or in one that it is peered with.`,
    }));
}

function arePeered({ world: { peerings } }: WorldModel, one: string, other: string): boolean {
  if (peerings === NOT_READ) return false;
  return peerings.some(({ isActive, sides }) => {
    const vpcIds = sides.map(({ vpcId }) => vpcId);
    return isActive && vpcIds.includes(one) && vpcIds.includes(other);
  });
}
