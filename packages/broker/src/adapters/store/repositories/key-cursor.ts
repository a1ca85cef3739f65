import type { Page, PageRequest } from '../../../application/ports/store.ts';
import { malformedCursor } from './page-cursor.ts';

/** The place in a list ordered by a text, after which the next page starts: the key and the id of the last item. */
export interface KeyCursor {
  readonly key: string;
  readonly id: string;
}

/** @throws `request.invalid` for anything that `cutPageByKey` did not write. */
export function readKeyCursor(page: PageRequest): KeyCursor | null {
  if (page.after === null) return null;
  const [, id, key] = /^(\S{1,200}) (.*)$/su.exec(Buffer.from(page.after, 'base64url').toString()) ?? [];
  const cursor = id === undefined || key === undefined ? null : { key, id };
  if (cursor === null || writeKeyCursor(cursor) !== page.after) throw malformedCursor(page.after);
  return cursor;
}

export function cutPageByKey<T>(items: readonly T[], page: PageRequest, cursorOf: (item: T) => KeyCursor): Page<T> {
  if (items.length <= page.limit) return { items, next: null };
  const shown = items.slice(0, page.limit);
  const last = shown.at(-1);
  return { items: shown, next: last === undefined ? null : writeKeyCursor(cursorOf(last)) };
}

/** The id first: it holds no space, and the key may hold anything. */
function writeKeyCursor({ key, id }: KeyCursor): string {
  return Buffer.from(`${id} ${key}`).toString('base64url');
}
