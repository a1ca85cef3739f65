/** The items of all pages, in their order. What moved between two pages while they were read counts once. */
export async function allPages<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
  idOf: (item: Item) => string | undefined,
): Promise<readonly Item[]> {
  const items = new Map<string, Item>();
  for await (const page of pages) {
    for (const item of itemsOf(page) ?? []) {
      const id = idOf(item);
      if (id !== undefined) items.set(id, item);
    }
  }
  return [...items.values()];
}
