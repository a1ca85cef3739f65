import { isClassic } from '../classic/classic-network.ts';
import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Subnet } from '../entity.ts';
import { literalValues } from '../filter.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import type { Page } from '../page.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { findAvailabilityZone } from './availability-zones.ts';
import type { SubnetDescription } from './create-subnet.ts';
import { freeAddressCount } from './subnet-addresses.ts';

const FIELDS: FilterFields<Subnet> = new Map<string, FilterField<Subnet>>([
  ['availability-zone', (subnet) => [subnet.availabilityZone]],
  ['availabilityZone', (subnet) => [subnet.availabilityZone]],
  [
    'availability-zone-id',
    ({ availabilityZone }, { region }) => [findAvailabilityZone(region, availabilityZone)?.id ?? ''],
  ],
  ['cidr', (subnet) => [subnet.cidr]],
  ['cidr-block', (subnet) => [subnet.cidr]],
  ['cidrBlock', (subnet) => [subnet.cidr]],
  ['default-for-az', (subnet) => [String(subnet.isDefaultForZone)]],
  ['defaultForAz', (subnet) => [String(subnet.isDefaultForZone)]],
  ['owner-id', (_subnet, { accountId }) => [accountId]],
  ['state', () => ['available']],
  ['subnet-id', (subnet) => [subnet.id]],
  ['vpc-id', (subnet) => [subnet.vpcId]],
]);

/** Lists subnets. */
export function describeSubnets(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<SubnetDescription>> {
  const vpcIds = literalValues(selection.filters, 'vpc-id');
  const page = select(
    selection,
    {
      idsParameter: 'subnetIds',
      fields: FIELDS,
      byId: (id) => found('subnet', id, world.subnets.get(id)),
      candidates: () =>
        (vpcIds === undefined
          ? [...world.subnets.values()]
          : [...new Set(vpcIds)].flatMap((id) => world.subnetsByVpc.all(id))
        ).filter(({ vpcId }) => !isClassic(vpcId)),
    },
    { world, ...context },
  );
  if (!page.ok) return refuse(page.error);
  const { items, ...more } = page.value;
  return answer({
    items: items.map((subnet) => ({ subnet, freeAddresses: freeAddressCount(world, subnet) })),
    ...more,
  });
}
