import { fail, pass } from './decision.ts';
import type { Checked } from './decision.ts';
import { compileFilters } from './filter.ts';
import type { Filter, FilterFields, FilterScope } from './filter.ts';
import { checkPage, pageOf, USUAL_BOUNDS } from './page.ts';
import type { Page, PageBounds, PageRequest } from './page.ts';
import type { Tag } from './tag.ts';

/** What a describe call asks for. No ids means all. */
export interface Selection {
  readonly ids: readonly string[];
  readonly filters: readonly Filter[];
  readonly page: PageRequest;
}

/** What a describe call may choose from. */
export interface Choices<T> {
  /** EC2's name of the list of ids, for its complaint about ids together with a page size. */
  readonly idsParameter: string;
  readonly fields: FilterFields<T>;
  readonly bounds?: PageBounds;
  readonly byId: (id: string) => Checked<T>;
  /** Those that the filters could match: all, or fewer when the filters allow to look them up. */
  readonly candidates: () => Iterable<T>;
}

/** Chooses by ids, then filters, then page. An id that names nothing refuses the whole call. */
export function select<T extends { readonly id: string; readonly tags?: readonly Tag[] }>(
  selection: Selection,
  choices: Choices<T>,
  scope: FilterScope,
): Checked<Page<T>> {
  const hasIds = selection.ids.length > 0;
  const page = checkPage(selection.page, choices.bounds ?? USUAL_BOUNDS, hasIds ? choices.idsParameter : undefined);
  if (!page.ok) return page;
  const test = compileFilters(selection.filters, { fields: choices.fields, tagsOf: ({ tags = [] }) => tags }, scope);
  if (!test.ok) return test;

  const chosen: T[] = [];
  for (const id of new Set(selection.ids)) {
    const entity = choices.byId(id);
    if (!entity.ok) return fail(entity.error);
    chosen.push(entity.value);
  }
  const matching: T[] = [];
  for (const entity of hasIds ? chosen : choices.candidates()) if (test.value(entity)) matching.push(entity);

  return pass(pageOf(matching, page.value, (entity) => entity.id));
}
