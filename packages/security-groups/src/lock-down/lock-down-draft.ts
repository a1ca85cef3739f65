import type { AccountReading } from '../world/account-reading.ts';
import { readWorld } from '../world/read-world.ts';
import { NOT_READ } from '../world/world.ts';
import type { WorldModel } from '../world/world-model.ts';
import { balancerInReading } from './balancer-in-reading.ts';
import { planForConnectEndpoint } from './connect-endpoint-plan.ts';
import { planForDefaultGroup } from './default-group-plan.ts';
import { endpointInReading } from './endpoint-in-reading.ts';
import { planForLoadBalancer } from './load-balancer-plan.ts';
import type { LockDown, LockDownPlan, LockDownProblem } from './lock-down-plan.ts';
import type { LockDownRequest } from './lock-down-request.ts';
import { namesInPlan } from './names-in-plan.ts';
import type { PlanNames } from './names-in-plan.ts';
import { planForTiers } from './three-tiers-plan.ts';
import type { TargetHealth } from './target-health.ts';

/** A plan with what people need to judge it: what it is for, what things are called, how the targets are. */
export interface LockDownDraft {
  readonly region: string;
  /** Whose groups these are, when a group said it. */
  readonly accountId?: string;
  readonly request: LockDownRequest;
  /** Such as `load balancer front-door`. */
  readonly subject: string;
  readonly names: PlanNames;
  /** How the load balancer finds its targets; empty for other patterns. */
  readonly targets: readonly TargetHealth[];
  /** What the plan could not look at or leaves out, one sentence each. */
  readonly notes: readonly string[];
  readonly plan: LockDownPlan;
}

/** A draft, or everything that is in its way. */
export type DraftedLockDown =
  | { readonly kind: 'drafted'; readonly draft: LockDownDraft; readonly model: WorldModel }
  | { readonly kind: 'refused'; readonly problems: readonly LockDownProblem[] };

/** A request with what was found for it. */
export interface FoundSubject {
  readonly subject: string;
  readonly targets: readonly TargetHealth[];
  readonly notes: readonly string[];
  readonly planned: LockDown;
}

/** What was found, or why nothing was. */
export type Found = FoundSubject | { readonly problems: readonly LockDownProblem[] };

/** Plans what is asked for, by what was read of the account. The same request and reading make the same draft. */
export function draftLockDown(reading: AccountReading, request: LockDownRequest): DraftedLockDown {
  const read = readWorld(reading.world);
  if (read.kind === 'refused') {
    const problems = read.problems.map(({ at, given, expected }): LockDownProblem => ({
      code: 'lock-down.not-read',
      given: `${at}: ${given}`,
      expected,
    }));
    return { kind: 'refused', problems };
  }
  const { model } = read;
  const found = findSubject(reading, model, request);
  if ('problems' in found) return { kind: 'refused', problems: found.problems };
  if (found.planned.kind === 'refused') return found.planned;

  const { subject, targets, planned } = found;
  const { plan } = planned;
  const draft: LockDownDraft = {
    region: reading.region,
    ...(reading.accountId === undefined ? {} : { accountId: reading.accountId }),
    request,
    subject,
    names: namesInPlan(model, plan),
    targets,
    notes: [...found.notes, ...gapNotes(reading)],
    plan,
  };
  return { kind: 'drafted', draft, model };
}

function findSubject(reading: AccountReading, model: WorldModel, request: LockDownRequest): Found {
  switch (request.pattern) {
    case 'load-balancer': {
      const found = balancerInReading(reading, model, request.loadBalancer);
      return 'problems' in found ? found : { ...found, planned: planForLoadBalancer(model, found.setting) };
    }
    case 'connect-endpoint': {
      const found = endpointInReading(reading, model, request);
      return 'problems' in found ? found : { ...found, planned: planForConnectEndpoint(model, found.setting) };
    }
    case 'three-tiers': {
      const tiers = request.tiers.map(({ groupId }) => model.group(groupId)?.name ?? groupId).join(', ');
      return { subject: `tiers ${tiers}`, targets: [], notes: [], planned: planForTiers(model, request) };
    }
    case 'default-group': {
      const groupId = defaultGroupId(model, request.group);
      const planned = planForDefaultGroup(model, groupId);
      const vpcId = model.group(groupId)?.vpcId ?? '';
      return { subject: `group default of ${vpcId}`, targets: [], notes: [], planned };
    }
  }
}

/** People know the VPC rather than the id of the group that came with it. */
function defaultGroupId({ world }: WorldModel, given: string): string {
  return world.groups.find(({ name, vpcId }) => name === 'default' && vpcId === given)?.groupId ?? given;
}

function gapNotes({ gaps, world }: AccountReading): readonly string[] {
  const unread = gaps.filter(({ part }) => part === 'rules' || part === 'interfaces' || part === 'prefix-lists');
  return [
    ...unread.map(({ action, reason }) => `Not everything could be read (${action}): ${reason}`),
    ...(world.interfaces === NOT_READ ? ['Nobody looked who holds the groups, so nothing is certain.'] : []),
  ];
}
