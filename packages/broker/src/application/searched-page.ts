import { foldedText } from '../domain/folded-text.ts';
import type { Page, PageRequest } from './ports/store.ts';
import { ProblemError } from './problem-error.ts';

/** What a list that is read whole is searched and ordered by. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly search: string | undefined;
  idOf(item: Item): string;
  nameOf(item: Item): string;
  /** Everything that a search may find it by. */
  textOf(item: Item): string;
}

/**
 * One page of the items that hold every word of the search, whatever case and accents, by name.
 *
 * For lists that are read whole anyway, because their names stand beside other things. A page ends with an item, and
 * its id leads to the next one.
 *
 * @throws `request.invalid` when the item with which the page before ended is gone, or there never was one.
 */
export function searchedPage<Item>(list: Listed<Item>, { after, limit }: PageRequest): Page<Item> {
  const words = foldedText(list.search ?? '').split(' ');
  const keyOf = (item: Item): string => `${foldedText(list.nameOf(item))} ${list.idOf(item)}`;
  const keyed = list.items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const place = after === null ? '' : keyed.find(({ item }) => list.idOf(item) === after)?.key;
  if (place === undefined) throw noSuchPlace(after ?? '');

  const rest = keyed.filter(({ item, key }) => {
    const text = foldedText(list.textOf(item));
    return key > place && words.every((word) => text.includes(word));
  });
  const items = rest.slice(0, limit).map(({ item }) => item);
  const last = items.at(-1);
  return { items, next: rest.length > limit && last !== undefined ? list.idOf(last) : null };
}

function noSuchPlace(after: string): ProblemError {
  const given = after.slice(0, 100);
  const detail = `There is no page after "${given}". What it ended with may be gone: begin again without "after".`;
  return new ProblemError('request.invalid', detail, {
    fields: [{ field: 'after', code: 'cursor.malformed', given, expected: 'the `next` of a page' }],
  });
}
