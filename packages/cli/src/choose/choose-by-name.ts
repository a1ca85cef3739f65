export type Choice<Item> =
  | { readonly kind: 'one'; readonly item: Item }
  | { readonly kind: 'several'; readonly items: readonly Item[] }
  | { readonly kind: 'none' };

/**
 * Finds the item that somebody named.
 *
 * `namesOf` gives an item's names in tiers, the most telling first: the first tier in which a name is exactly the
 * text decides. Otherwise the beginning of any name will do, when it is the beginning of one item only.
 * Case does not count. What fits several is never guessed.
 */
export function chooseByName<Item>(
  items: readonly Item[],
  text: string,
  namesOf: (item: Item) => readonly (readonly string[])[],
): Choice<Item> {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return { kind: 'none' };
  const named = items.map((item) => ({ item, tiers: namesOf(item).map((names) => names.map((n) => n.toLowerCase())) }));

  const depth = Math.max(0, ...named.map(({ tiers }) => tiers.length));
  for (let tier = 0; tier < depth; tier += 1) {
    const exact = named.filter(({ tiers }) => tiers[tier]?.includes(wanted));
    if (exact.length > 0) return choiceOf(exact.map(({ item }) => item));
  }
  const begun = named.filter(({ tiers }) => tiers.flat().some((name) => name.startsWith(wanted)));
  return choiceOf(begun.map(({ item }) => item));
}

function choiceOf<Item>(items: readonly Item[]): Choice<Item> {
  const [first] = items;
  if (first === undefined) return { kind: 'none' };
  return items.length === 1 ? { kind: 'one', item: first } : { kind: 'several', items };
}
