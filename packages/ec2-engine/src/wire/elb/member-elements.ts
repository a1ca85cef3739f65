import type { Tag } from '../../model/tag.ts';
import { element, scalar } from '../xml.ts';

/** An element with one `member` each, written even when there are none. */
export function members<T>(name: string, items: readonly T[], write: (item: T) => string): string {
  return element(name, items.map((item) => element('member', write(item))).join(''));
}

/** A list of plain values. */
export function textMembers(name: string, texts: readonly string[]): string {
  return element(name, texts.map((text) => scalar('member', text)).join(''));
}

/** `Tags`, there even without tags. */
export function tagMembers(tags: readonly Tag[]): string {
  return members('Tags', tags, ({ key, value }) => scalar('Key', key) + scalar('Value', value));
}
