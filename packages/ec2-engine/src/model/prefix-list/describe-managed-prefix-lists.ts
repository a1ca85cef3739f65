import { answer, fail, pass, refuse } from '../decision.ts';
import type { Checked, Decision, DecisionContext } from '../decision.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import type { Page, PageBounds } from '../page.ts';
import { notFound } from '../resource-id.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world-view.ts';
import { awsPrefixList, awsPrefixLists } from './aws-prefix-lists.ts';
import { describeAwsPrefixList, describePrefixList } from './prefix-list-description.ts';
import type { PrefixListDescription } from './prefix-list-description.ts';

const BOUNDS: PageBounds = { least: 1, most: 100 };

const FIELDS: FilterFields<PrefixListDescription> = new Map<string, FilterField<PrefixListDescription>>([
  ['owner-id', (list) => [list.ownerId]],
  ['prefix-list-id', (list) => [list.id]],
  ['prefix-list-name', (list) => [list.name]],
]);

/** Lists prefix lists: those of the account, and those of AWS. */
export function describeManagedPrefixLists(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<PrefixListDescription>> {
  const page = select(
    selection,
    {
      idsParameter: 'prefixListIds',
      fields: FIELDS,
      bounds: BOUNDS,
      byId: (id) => findDescribed(world, id, context),
      candidates: () => [
        ...awsPrefixLists(context.region).map(describeAwsPrefixList),
        ...[...world.prefixLists.values()].map((list) => describePrefixList(list, context)),
      ],
    },
    { world, ...context },
  );
  return page.ok ? answer(page.value) : refuse(page.error);
}

function findDescribed(world: WorldView, id: string, context: DecisionContext): Checked<PrefixListDescription> {
  const own = world.prefixLists.get(id);
  if (own !== undefined) return pass(describePrefixList(own, context));
  const ofAws = awsPrefixList(id, context.region);
  return ofAws === undefined ? fail(notFound('prefix-list', id)) : pass(describeAwsPrefixList(ofAws));
}
