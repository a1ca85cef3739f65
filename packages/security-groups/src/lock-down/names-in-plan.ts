import type { Names } from '../explain/names.ts';
import type { Endpoint } from '../explain/question.ts';
import type { WorldModel } from '../world/world-model.ts';
import type { LockDownPlan } from './lock-down-plan.ts';

/** What the groups and interfaces of a plan are called, by id; those without a name are left out. */
export type PlanNames = Readonly<Record<string, string>>;

/** The names that a plan needs to be read without the world that it was made for. */
export function namesInPlan(model: WorldModel, plan: LockDownPlan): PlanNames {
  const rules = [...plan.add, ...plan.present, ...plan.removable];
  const peers = rules.flatMap(({ rule: { peer } }) => (peer.kind === 'security-group' ? [peer.groupId] : []));
  const groupIds = [...plan.madeFor.map(({ groupId }) => groupId), ...peers];
  const ends = plan.verifications.flatMap(({ question: { from, to } }) => [from, to]);
  return Object.fromEntries([
    ...groupIds.flatMap((groupId) => named(groupId, model.group(groupId)?.name)),
    ...ends.flatMap((end) => endNamed(model, end)),
  ]);
}

/** Names as sentences need them: `web (sg-0123…)`. */
export function planNames(names: PlanNames): Names {
  const text = (id: string): string => (names[id] === undefined ? id : `${names[id]} (${id})`);
  return { group: text, networkInterface: text, prefixList: text };
}

function endNamed(model: WorldModel, end: Endpoint): readonly (readonly [string, string])[] {
  if (end.kind !== 'interface') return [];
  const found = model.networkInterface(end.interfaceId);
  return named(end.interfaceId, found?.name ?? found?.instanceId);
}

function named(id: string, name: string | undefined): readonly (readonly [string, string])[] {
  return name === undefined || name === '' || name === id ? [] : [[id, name]];
}
