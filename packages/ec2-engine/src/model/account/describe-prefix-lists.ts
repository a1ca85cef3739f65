import { answer, fail, pass, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import type { FilterField, FilterFields } from '../filter.ts';
import { checkPage, pageOf } from '../page.ts';
import type { Page, PageBounds, PageRequest } from '../page.ts';
import { unknownPrefixList } from '../rule/requested-rule.ts';
import { select } from '../selection.ts';
import type { Selection } from '../selection.ts';
import type { WorldView } from '../world.ts';
import { managedPrefixList, managedPrefixLists } from './managed-prefix-list.ts';
import type { ManagedPrefixList } from './managed-prefix-list.ts';

const BOUNDS: PageBounds = { least: 1, most: 100 };

const FIELDS: FilterFields<ManagedPrefixList> = new Map<string, FilterField<ManagedPrefixList>>([
  ['owner-id', () => ['AWS']],
  ['prefix-list-id', (list) => [list.id]],
  ['prefix-list-name', (list) => [list.name]],
]);

/** Lists prefix lists. There are only those of AWS. */
export function describeManagedPrefixLists(
  world: WorldView,
  selection: Selection,
  context: DecisionContext,
): Decision<Page<ManagedPrefixList>> {
  const page = select(
    selection,
    {
      idsParameter: 'prefixListIds',
      fields: FIELDS,
      bounds: BOUNDS,
      byId: (id) => {
        const list = managedPrefixList(id, context.region);
        return list === undefined ? fail(unknownPrefixList(id)) : pass(list);
      },
      candidates: () => managedPrefixLists(context.region),
    },
    { world, ...context },
  );
  return page.ok ? answer(page.value) : refuse(page.error);
}

/** Lists the CIDRs of a prefix list. */
export function getManagedPrefixListEntries(
  _world: WorldView,
  input: { readonly prefixListId: string; readonly page: PageRequest },
  { region }: DecisionContext,
): Decision<Page<string>> {
  const list = managedPrefixList(input.prefixListId, region);
  if (list === undefined) return refuse(unknownPrefixList(input.prefixListId));
  const page = checkPage(input.page, BOUNDS);
  if (!page.ok) return refuse(page.error);

  return answer(pageOf(list.entries, page.value, (cidr) => cidr.replace('/', '.')));
}
