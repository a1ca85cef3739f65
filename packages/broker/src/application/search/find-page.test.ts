import { expect, it } from 'vitest';
import type { Page, PageRequest } from '../ports/store.ts';
import { findPage } from './find-page.ts';

/** A store of the numbers from 1 on; a cursor is the number before. */
function numbersUpTo(count: number) {
  return ({ after, limit }: PageRequest): Promise<Page<number>> => {
    const start = Number(after ?? 0);
    const items = Array.from({ length: Math.min(limit, count - start) }, (_, index) => start + index + 1);
    const end = start + items.length;
    return Promise.resolve({ items, next: end < count ? String(end) : null });
  };
}

async function everything(count: number, divisor: number, limit: number): Promise<number[]> {
  const found: number[] = [];
  let after: string | null = null;
  do {
    const page: Page<number> = await findPage(numbersUpTo(count), (n) => n % divisor === 0, { after, limit });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
}

it.each([
  [10, 1, 3],
  [2000, 3, 7],
  [2000, 499, 1],
  [1200, 5000, 10],
  [500, 500, 1],
])('of %i items, finds every one that %i divides, once and in order, %i a page', async (count, divisor, limit) => {
  const expected = Array.from({ length: Math.floor(count / divisor) }, (_, index) => (index + 1) * divisor);

  expect(await everything(count, divisor, limit)).toEqual(expected);
});

it('answers before all of a long history is looked through', async () => {
  const page = await findPage(numbersUpTo(100_000), () => false, { after: null, limit: 10 });

  expect(page).toEqual({ items: [], next: '20000' });
});
