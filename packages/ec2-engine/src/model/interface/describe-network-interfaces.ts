import { isClassic } from '../classic/classic-network.ts';
import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { NetworkInterface } from '../entity.ts';
import { literalValues } from '../filter.ts';
import type { Filter, FilterField, FilterFields } from '../filter.ts';
import type { Page } from '../page.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { heldGroups } from './interface-groups.ts';
import type { InterfaceDescription } from './interface-groups.ts';

const FIELDS: FilterFields<NetworkInterface> = new Map<string, FilterField<NetworkInterface>>([
  ['addresses.private-ip-address', (entry) => [entry.privateAddress]],
  ['association.public-ip', ({ publicAddress }) => (publicAddress === undefined ? [] : [publicAddress])],
  ['attachment.instance-id', ({ attachment }) => (attachment === undefined ? [] : [attachment.instanceId])],
  ['attachment.status', ({ attachment }) => (attachment === undefined ? [] : ['attached'])],
  ['availability-zone', ({ subnetId }, { world }) => [world.subnets.get(subnetId)?.availabilityZone ?? '']],
  ['description', (entry) => [entry.description]],
  ['group-id', (entry) => entry.groupIds],
  ['group-name', (entry, { world }) => heldGroups(world, entry).map(({ name }) => name)],
  ['interface-type', (entry) => [entry.interfaceType]],
  ['network-interface-id', (entry) => [entry.id]],
  ['owner-id', (_entry, { accountId }) => [accountId]],
  ['private-ip-address', (entry) => [entry.privateAddress]],
  ['requester-id', ({ requesterId }) => (requesterId === undefined ? [] : [requesterId])],
  ['requester-managed', ({ requesterId }) => [String(requesterId !== undefined)]],
  ['status', (entry) => [interfaceStatus(entry)]],
  ['subnet-id', (entry) => [entry.subnetId]],
  ['vpc-id', (entry) => [entry.vpcId]],
]);

/** Lists interfaces with the names of their groups. */
export function describeNetworkInterfaces(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<InterfaceDescription>> {
  const page = select(
    selection,
    {
      idsParameter: 'networkInterfaceIds',
      fields: FIELDS,
      byId: (id) => found('network-interface', id, visible(world.interfaces.get(id))),
      candidates: () => [...candidates(world, selection.filters)].filter(({ vpcId }) => !isClassic(vpcId)),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({ items: items.map((entry) => ({ entry, groups: heldGroups(world, entry) })), ...more });
}

/** The interfaces by which instances of EC2-Classic have addresses are no interfaces to the outside. */
function visible(entry: NetworkInterface | undefined): NetworkInterface | undefined {
  return entry === undefined || isClassic(entry.vpcId) ? undefined : entry;
}

/** Whether something uses the interface: an instance, or the AWS service that made it. */
export function interfaceStatus({ attachment, requesterId }: NetworkInterface): 'in-use' | 'available' {
  return attachment === undefined && requesterId === undefined ? 'available' : 'in-use';
}

function candidates(world: WorldView, filters: readonly Filter[]): Iterable<NetworkInterface> {
  const groupIds = literalValues(filters, 'group-id');
  if (groupIds !== undefined) return new Set(groupIds.flatMap((id) => world.interfacesByGroup.all(id)));
  const instanceIds = literalValues(filters, 'attachment.instance-id');
  if (instanceIds !== undefined) return new Set(instanceIds.flatMap((id) => world.interfacesByInstance.all(id)));

  return world.interfaces.values();
}
