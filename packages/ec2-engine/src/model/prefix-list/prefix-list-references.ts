import { answer, refuse } from '../decision.ts';
import type { Decision, DecisionContext } from '../decision.ts';
import { checkPage, pageOf } from '../page.ts';
import type { Page, PageRequest } from '../page.ts';
import type { WorldView } from '../world-view.ts';
import { findOwnPrefixList } from './find-prefix-list.ts';

/** What names a list, and whose it is. */
export interface PrefixListAssociation {
  readonly resourceId: string;
  readonly ownerId: string;
}

/** Lists the groups whose rules name a list. */
export function getManagedPrefixListAssociations(
  world: WorldView,
  input: { readonly prefixListId: string; readonly page: PageRequest },
  { now, accountId }: DecisionContext,
): Decision<Page<PrefixListAssociation>> {
  const list = findOwnPrefixList(world, input.prefixListId, now);
  if (!list.ok) return refuse(list.error);
  const page = checkPage(input.page, PREFIX_LIST_ASSOCIATION_BOUNDS);
  if (!page.ok) return refuse(page.error);

  const associations = groupsNaming(world, list.value.id).map((resourceId) => ({ resourceId, ownerId: accountId }));
  return answer(pageOf(associations, page.value, ({ resourceId }) => resourceId));
}

const PREFIX_LIST_ASSOCIATION_BOUNDS = { least: 5, most: 255 };

/** The groups with a rule that names the list, each once. */
export function groupsNaming(world: WorldView, prefixListId: string): readonly string[] {
  return [...new Set(world.rulesByPrefixList.all(prefixListId).map(({ groupId }) => groupId))];
}
