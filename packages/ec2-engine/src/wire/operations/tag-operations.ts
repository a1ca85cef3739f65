import { createTags } from '../../model/tags/create-tags.ts';
import { deleteTags } from '../../model/tags/delete-tags.ts';
import { describeTags } from '../../model/tags/describe-tags.ts';
import { pageElement } from '../common-elements.ts';
import { optional, readFilters, readPage, readTags } from '../common-parameters.ts';
import { operation, returnTrue } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { scalar } from '../xml.ts';

/** The actions on tags. */
export const TAG_OPERATIONS: readonly Operation[] = [
  operation('CreateTags', {
    decode: (reader) => ({ resourceIds: reader.texts('ResourceId'), tags: readTags(reader) }),
    decide: createTags,
    encode: returnTrue,
  }),
  operation('DeleteTags', {
    decode: (reader) => ({
      resourceIds: reader.texts('ResourceId'),
      tags: reader.list('Tag', (item) => ({
        key: item.requiredText('Key'),
        ...optional('value', item.text('Value')),
      })),
    }),
    decide: deleteTags,
    encode: returnTrue,
  }),
  operation('DescribeTags', {
    decode: (reader) => ({ filters: readFilters(reader), page: readPage(reader) }),
    decide: describeTags,
    encode: (page) =>
      pageElement(
        'tagSet',
        page,
        ({ key, resourceId, resourceType, value }) =>
          scalar('resourceId', resourceId) +
          scalar('resourceType', resourceType) +
          scalar('key', key) +
          scalar('value', value),
      ),
  }),
];
