import { ProblemError } from '../../../application/problem-error.ts';
import type { Page, PageRequest } from '../../../application/ports/store.ts';

/** The place in a list after which the next page starts: instant and id of the last item. */
export interface PageCursor {
  readonly at: Date;
  readonly id: string;
}

/** @throws `request.invalid` for anything that `cutPage` did not write. */
export function readCursor(page: PageRequest): PageCursor | null {
  if (page.after === null) return null;
  const [, at, id] = /^(\d{1,15}) (.{1,200})$/.exec(Buffer.from(page.after, 'base64url').toString()) ?? [];
  const cursor = at === undefined || id === undefined ? null : { at: new Date(Number(at)), id };
  if (cursor === null || writeCursor(cursor) !== page.after) throw malformedCursor(page.after);
  return cursor;
}

/** How many rows to ask for: one more than the page holds tells whether there is a next one. */
export function rowsToFetch({ limit }: PageRequest): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_PAGE) return limit + 1;
  throw new ProblemError('request.invalid', `A page has 1 to ${LARGEST_PAGE} items; ${limit} were asked for.`);
}

export function cutPage<T>(items: readonly T[], page: PageRequest, cursorOf: (item: T) => PageCursor): Page<T> {
  if (items.length <= page.limit) return { items, next: null };
  const shown = items.slice(0, page.limit);
  const last = shown.at(-1);
  return { items: shown, next: last === undefined ? null : writeCursor(cursorOf(last)) };
}

const LARGEST_PAGE = 500;

function writeCursor({ at, id }: PageCursor): string {
  return Buffer.from(`${at.getTime()} ${id}`).toString('base64url');
}

export function malformedCursor(given: string): ProblemError {
  const detail = `There is no page after "${given.slice(0, 100)}". Give back what an earlier page said, or nothing.`;
  return new ProblemError('request.invalid', detail, {
    fields: [
      { field: 'after', code: 'cursor.malformed', given: given.slice(0, 100), expected: 'the `next` of a page' },
    ],
  });
}
