import { isClassic } from '../classic/classic-network.ts';
import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { Vpc } from '../entity.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import type { Page } from '../page.ts';
import { found } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';

const FIELDS: FilterFields<Vpc> = new Map<string, FilterField<Vpc>>([
  ['cidr', (vpc) => [vpc.cidr]],
  ['cidr-block-association.cidr-block', (vpc) => [vpc.cidr]],
  ['ipv6-cidr-block-association.ipv6-cidr-block', ({ ipv6Cidr }) => (ipv6Cidr === undefined ? [] : [ipv6Cidr])],
  ['is-default', (vpc) => [String(vpc.isDefault)]],
  ['isDefault', (vpc) => [String(vpc.isDefault)]],
  ['owner-id', (_vpc, { accountId }) => [accountId]],
  ['state', () => ['available']],
  ['vpc-id', (vpc) => [vpc.id]],
]);

/** Lists networks. */
export function describeVpcs(world: WorldView, selection: Selection, context: DecisionContext): Decision<Page<Vpc>> {
  const page = select(
    selection,
    {
      idsParameter: 'vpcIds',
      fields: FIELDS,
      byId: (id) => found('vpc', id, world.vpcs.get(id)),
      candidates: () => [...world.vpcs.values()].filter(({ id }) => !isClassic(id)),
    },
    { world, ...context },
  );
  return page.ok ? answer(page.value) : refuse(page.error);
}
