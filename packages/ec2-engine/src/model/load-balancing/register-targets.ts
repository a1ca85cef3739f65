import { parseIpAddress } from '@gatelease/security-groups';

import { put } from '../change.ts';
import { accept, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import type { WorldView } from '../world-view.ts';
import { targetGroupNotFound } from './not-found.ts';
import { drainMilliseconds } from './target-group-attributes.ts';
import type { Target, TargetGroup } from './target-group.ts';

/** Targets by id, each on the port of its group unless it says another. */
export interface TargetsInput {
  readonly arn: string;
  readonly targets: readonly RequestedTarget[];
}

/** A target as a caller names it. */
export interface RequestedTarget {
  readonly id: string;
  readonly port?: number;
}

/** Puts targets into a group. One that is in it already, or being drained, is as new. */
export function registerTargets(world: WorldView, input: TargetsInput, { now }: DecisionContext): Decision<true> {
  const group = world.targetGroups.get(input.arn);
  if (group === undefined) return refuse(targetGroupNotFound(input.arn));
  if (input.targets.length === 0) return refuse(ec2Error('ValidationError', 'At least one target must be specified'));

  const targets = new Map(undrained(group, now).map((target) => [targetKey(target), target]));
  for (const requested of input.targets) {
    const target = checkTarget(world, group, requested);
    if (!target.ok) return refuse(target.error);
    targets.set(targetKey(target.value), target.value);
  }
  return accept([put({ ...group, targets: [...targets.values()] })], true);
}

/** Takes targets out of a group. They are drained for a while, and gone then. */
export function deregisterTargets(world: WorldView, input: TargetsInput, { now }: DecisionContext): Decision<true> {
  const group = world.targetGroups.get(input.arn);
  if (group === undefined) return refuse(targetGroupNotFound(input.arn));

  const isMeant = (target: Target) =>
    input.targets.some(({ id, port }) => id === target.id && (port === undefined || port === target.port));
  const targets = undrained(group, now).map((target) =>
    isMeant(target) && target.deregisteredAt === undefined ? { ...target, deregisteredAt: now.toISOString() } : target,
  );
  return accept([put({ ...group, targets })], true);
}

/** The targets of a group without those that are drained by now. */
export function undrained(group: TargetGroup, now: Date): readonly Target[] {
  const patience = drainMilliseconds(group);
  return group.targets.filter(
    ({ deregisteredAt }) => deregisteredAt === undefined || now.getTime() - Date.parse(deregisteredAt) < patience,
  );
}

function targetKey({ id, port }: Target): string {
  return `${id} ${String(port)}`;
}

function checkTarget(
  world: WorldView,
  group: TargetGroup,
  { id, port = group.port }: RequestedTarget,
): Checked<Target> {
  if (port < 1 || port > 65_535) return fail(ec2Error('ValidationError', `The port ${String(port)} is out of range`));
  const problem = group.targetType === 'instance' ? instanceProblem(world, group, id) : addressProblem(id);
  return problem === undefined ? pass({ id, port }) : fail(problem);
}

function instanceProblem(world: WorldView, { vpcId }: TargetGroup, id: string): Ec2Error | undefined {
  const instance = world.instances.get(id);
  if (instance === undefined) {
    return ec2Error('InvalidTarget', `The following targets are not valid instances: '${id}'`);
  }
  if (instance.terminatedAt !== undefined) {
    return ec2Error(
      'InvalidTarget',
      `The following targets are not in a running state and cannot be registered: '${id}'`,
    );
  }
  return instance.vpcId === vpcId
    ? undefined
    : ec2Error('InvalidTarget', `The following targets are not in the target group VPC '${vpcId}': '${id}'`);
}

function addressProblem(id: string): Ec2Error | undefined {
  const address = parseIpAddress(id);
  return address.ok && address.value.family === 'ipv4'
    ? undefined
    : ec2Error('ValidationError', `The IP address '${id}' is not a valid IPv4 address`);
}
