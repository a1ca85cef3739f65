import type { Tag } from '../model/tag.ts';

/** The flat parameters of a call, as they came. */
export type CallParameters = ReadonlyMap<string, string>;

const INDEX = /^[0-9]+$/;

/**
 * The values of a parameter, of all items when it is a list: `GroupId` finds `GroupId` and `GroupId.2`, and a `*` in
 * the middle stands for the number of an item.
 */
export function valuesOf(parameters: CallParameters, name: string): readonly string[] {
  const wanted = name.split('.');
  return [...parameters].flatMap(([sent, value]) => {
    const parts = sent.split('.');
    const last = parts.length === wanted.length + 1 ? parts.pop() : undefined;
    const isMeant =
      parts.length === wanted.length &&
      (last === undefined || INDEX.test(last)) &&
      parts.every((part, index) => part === wanted[index] || (wanted[index] === '*' && INDEX.test(part)));
    return isMeant ? [value] : [];
  });
}

/** The tags of a list of structures such as `Tag.1.Key`, `Tag.1.Value`. */
export function tagsOf(parameters: CallParameters, prefix: string): readonly Tag[] {
  const start = `${prefix}.`;
  return [...parameters].flatMap(([sent, key]) => {
    if (!sent.startsWith(start) || !sent.endsWith('.Key')) return [];
    const item = sent.slice(start.length, -'.Key'.length);
    return INDEX.test(item) ? [{ key, value: parameters.get(`${start}${item}.Value`) ?? '' }] : [];
  });
}

/** The tags that `TagSpecification` has for each type of resource. */
export function specifiedTags(parameters: CallParameters): ReadonlyMap<string, readonly Tag[]> {
  const specified = new Map<string, readonly Tag[]>();
  for (const [sent, type] of parameters) {
    const [list, index, member, ...more] = sent.split('.');
    if (list !== 'TagSpecification' || member !== 'ResourceType' || more.length > 0) continue;
    const tags = tagsOf(parameters, `${list}.${index ?? ''}.Tag`);
    if (tags.length > 0) specified.set(type, [...(specified.get(type) ?? []), ...tags]);
  }
  return specified;
}
