import { ec2Error } from '../model/ec2-error.ts';
import type { Filter } from '../model/filter.ts';
import type { PageRequest } from '../model/page.ts';
import type { GroupSelector } from '../model/security-group/find-security-group.ts';
import type { Selection } from '../model/selection.ts';
import type { Tag } from '../model/tag.ts';
import type { ParameterReader } from './parameter-reader.ts';

/** An optional value as a spread: `exactOptionalPropertyTypes` tells absent from undefined. */
export function optional<Name extends string, T>(name: Name, value: T | undefined): { readonly [K in Name]?: T } {
  const spread: { [K in Name]?: T } = {};
  if (value !== undefined) spread[name] = value;
  return spread;
}

/** Reads `Filter.N.Name` and `Filter.N.Value.M`. */
export function readFilters(reader: ParameterReader): readonly Filter[] {
  return reader.list('Filter', (item) => {
    const name = item.requiredText('Name');
    const values = item.texts('Value');
    if (values.length === 0) {
      item.refuse(ec2Error('InvalidParameterValue', `The filter '${name}' must have at least one value`));
    }
    return { name, values };
  });
}

/** Reads `MaxResults` and `NextToken`. */
export function readPage(reader: ParameterReader): PageRequest {
  return {
    ...optional('maxResults', reader.integer('MaxResults')),
    ...optional('nextToken', reader.text('NextToken')),
  };
}

/** Reads what every describe call has: ids, filters, page. */
export function readSelection(reader: ParameterReader, idsName: string): Selection {
  return { ids: reader.texts(idsName), filters: readFilters(reader), page: readPage(reader) };
}

/** Reads `GroupId` and `GroupName`. */
export function readGroupSelector(reader: ParameterReader): GroupSelector {
  return { ...optional('groupId', reader.text('GroupId')), ...optional('groupName', reader.text('GroupName')) };
}

/** Reads a list of tags. A tag without value has an empty one. */
export function readTags(reader: ParameterReader, name = 'Tag'): readonly Tag[] {
  return reader.list(name, (item) => ({ key: item.requiredText('Key'), value: item.text('Value') ?? '' }));
}

/** Reads `TagSpecification` of a call that makes resources of these types: the tags that each type gets. */
export function readTagSpecifications<Type extends string>(
  reader: ParameterReader,
  types: readonly Type[],
): ReadonlyMap<Type, readonly Tag[]> {
  const tags = new Map<Type, readonly Tag[]>();
  reader.list('TagSpecification', (item) => {
    const given = item.text('ResourceType') ?? '';
    const added = readTags(item);
    const type = types.find((candidate) => candidate === given);
    if (type === undefined) {
      item.refuse(
        ec2Error('InvalidParameterValue', `'${given}' is not a valid taggable resource type for this operation.`),
      );
    } else {
      tags.set(type, [...(tags.get(type) ?? []), ...added]);
    }
  });
  return tags;
}
