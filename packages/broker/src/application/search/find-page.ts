import type { Page, PageRequest } from '../ports/store.ts';

/** How much is looked through for one page before the rest is left to the next. */
const MOST_PARTS = 40;
const PART = 500;

/**
 * A page of the items that fit, for conditions that the store knows nothing of.
 *
 * A page may hold fewer items than asked for, or none, and still have a next one: somebody who looks for something rare
 * in years of history gets an answer in time.
 */
export async function findPage<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
  fits: (item: T) => boolean,
  page: PageRequest,
): Promise<Page<T>> {
  const found: T[] = [];
  let { after } = page;
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const part = await read({ after, limit: PART });
    const places = part.items.flatMap((item, place) => (fits(item) ? [place] : []));
    const lastPlace = places[page.limit - found.length - 1];
    if (lastPlace !== undefined) {
      // The page is full: the next one goes on right after its last item.
      const taken = await read({ after, limit: lastPlace + 1 });
      return { items: [...found, ...taken.items.filter(fits)], next: taken.next };
    }
    found.push(...part.items.filter(fits));
    after = part.next;
    if (after === null) break;
  }
  return { items: found, next: after };
}
