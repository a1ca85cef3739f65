import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Instance } from '../entity.ts';
import type { FilterField, FilterFields, FilterScope } from '../filter.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { describeInstance, INSTANCE_STATE_CODES, instanceState, isVisible } from './instance-description.ts';
import type { Reservation } from './instance-description.ts';

/** Instances by launch, and where to go on. */
export interface DescribeInstancesReply {
  readonly reservations: readonly Reservation[];
  readonly nextToken?: string;
}

const interfacesOf = ({ id }: Instance, { world }: FilterScope) => world.interfacesByInstance.all(id);
const groupIdsOf: FilterField<Instance> = (instance, scope) =>
  interfacesOf(instance, scope).flatMap(({ groupIds }) => groupIds);
const groupNamesOf: FilterField<Instance> = (instance, scope) =>
  groupIdsOf(instance, scope).map((id) => scope.world.groups.get(id)?.name ?? '');
const publicAddressesOf: FilterField<Instance> = (instance, scope) =>
  interfacesOf(instance, scope).flatMap(({ publicAddress }) => publicAddress ?? []);

const FIELDS: FilterFields<Instance> = new Map<string, FilterField<Instance>>([
  ['availability-zone', ({ subnetId }, { world }) => [world.subnets.get(subnetId)?.availabilityZone ?? '']],
  ['client-token', ({ clientToken }) => (clientToken === undefined ? [] : [clientToken])],
  ['image-id', (instance) => [instance.imageId]],
  ['instance-id', (instance) => [instance.id]],
  ['instance-state-code', (instance) => [String(INSTANCE_STATE_CODES[instanceState(instance)])]],
  ['instance-state-name', (instance) => [instanceState(instance)]],
  ['instance-type', (instance) => [instance.instanceType]],
  ['instance.group-id', groupIdsOf],
  ['instance.group-name', groupNamesOf],
  ['ip-address', publicAddressesOf],
  ['key-name', ({ keyName }) => (keyName === undefined ? [] : [keyName])],
  ['network-interface.group-id', groupIdsOf],
  ['network-interface.group-name', groupNamesOf],
  ['network-interface.network-interface-id', (instance, scope) => interfacesOf(instance, scope).map(({ id }) => id)],
  ['owner-id', (_instance, { accountId }) => [accountId]],
  ['private-ip-address', (instance) => [instance.privateAddress]],
  ['reservation-id', (instance) => [instance.reservationId]],
  ['subnet-id', (instance) => [instance.subnetId]],
  ['vpc-id', (instance) => [instance.vpcId]],
]);

/** Lists instances in the groups in which they were launched. */
export function describeInstances(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<DescribeInstancesReply> {
  const visible = (instance: Instance | undefined) =>
    instance !== undefined && isVisible(instance, context.now) ? instance : undefined;
  const page = select(
    selection,
    {
      idsParameter: 'instanceIdsSet',
      fields: FIELDS,
      byId: (id) => found('instance', id, visible(world.instances.get(id))),
      candidates: () => [...world.instances.values()].filter((instance) => isVisible(instance, context.now)),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ reservations: byReservation(world, items), ...more });
}

function byReservation(world: WorldView, instances: readonly Instance[]): readonly Reservation[] {
  const reservations = new Map<string, Instance[]>();
  for (const instance of instances) {
    const together = reservations.get(instance.reservationId);
    if (together === undefined) reservations.set(instance.reservationId, [instance]);
    else together.push(instance);
  }
  return [...reservations].map(([reservationId, together]) => ({
    reservationId,
    instances: together.map((instance) =>
      describeInstance(world, instance, world.interfacesByInstance.all(instance.id)),
    ),
  }));
}
