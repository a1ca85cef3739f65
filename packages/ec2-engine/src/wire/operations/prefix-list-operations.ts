import type { IpFamily } from '@gatelease/security-groups';

import { invalidValue } from '../../model/ec2-error.ts';
import { createManagedPrefixList } from '../../model/prefix-list/create-managed-prefix-list.ts';
import { deleteManagedPrefixList } from '../../model/prefix-list/delete-managed-prefix-list.ts';
import { describeManagedPrefixLists } from '../../model/prefix-list/describe-managed-prefix-lists.ts';
import { getManagedPrefixListEntries } from '../../model/prefix-list/get-managed-prefix-list-entries.ts';
import { modifyManagedPrefixList } from '../../model/prefix-list/modify-managed-prefix-list.ts';
import type { PrefixListDescription } from '../../model/prefix-list/prefix-list-description.ts';
import { getManagedPrefixListAssociations } from '../../model/prefix-list/prefix-list-references.ts';
import type { PrefixListEntry } from '../../model/prefix-list/prefix-list.ts';
import { restoreManagedPrefixListVersion } from '../../model/prefix-list/restore-managed-prefix-list-version.ts';
import { ec2Arn, pageElement, tagSet } from '../common-elements.ts';
import { optional, readPage, readSelection, readTagSpecifications } from '../common-parameters.ts';
import { operation } from '../operation.ts';
import type { Operation, Owner } from '../operation.ts';
import type { ParameterReader } from '../parameter-reader.ts';
import { element, scalar } from '../xml.ts';

const FAMILIES: ReadonlyMap<string, IpFamily> = new Map([
  ['ipv4', 'ipv4'],
  ['ipv6', 'ipv6'],
]);

/** The actions on managed prefix lists. */
export const PREFIX_LIST_OPERATIONS: readonly Operation[] = [
  operation('CreateManagedPrefixList', {
    decode: (reader) => ({
      name: reader.requiredText('PrefixListName'),
      family: readFamily(reader),
      maxEntries: reader.requiredInteger('MaxEntries'),
      entries: readEntries(reader, 'Entry'),
      ...optional('clientToken', reader.text('ClientToken')),
      tags: readTagSpecifications(reader, ['prefix-list']).get('prefix-list') ?? [],
    }),
    decide: createManagedPrefixList,
    encode: prefixList,
  }),
  operation('DescribeManagedPrefixLists', {
    decode: (reader) => readSelection(reader, 'PrefixListId'),
    decide: describeManagedPrefixLists,
    encode: (page, owner) =>
      pageElement('prefixListSet', page, (description) => prefixListElements(description, owner)),
  }),
  operation('GetManagedPrefixListEntries', {
    decode: (reader) => ({
      prefixListId: reader.requiredText('PrefixListId'),
      ...optional('targetVersion', reader.integer('TargetVersion')),
      page: readPage(reader),
    }),
    decide: getManagedPrefixListEntries,
    encode: (page) =>
      pageElement(
        'entrySet',
        page,
        ({ cidr, description }) => scalar('cidr', cidr) + scalar('description', description),
      ),
  }),
  operation('GetManagedPrefixListAssociations', {
    decode: (reader) => ({ prefixListId: reader.requiredText('PrefixListId'), page: readPage(reader) }),
    decide: getManagedPrefixListAssociations,
    encode: (page) =>
      pageElement(
        'prefixListAssociationSet',
        page,
        ({ resourceId, ownerId }) => scalar('resourceId', resourceId) + scalar('resourceOwner', ownerId),
      ),
  }),
  operation('ModifyManagedPrefixList', {
    decode: (reader) => ({
      prefixListId: reader.requiredText('PrefixListId'),
      ...optional('currentVersion', reader.integer('CurrentVersion')),
      ...optional('name', reader.text('PrefixListName')),
      ...optional('maxEntries', reader.integer('MaxEntries')),
      added: readEntries(reader, 'AddEntry'),
      removed: reader.list('RemoveEntry', (item) => item.requiredText('Cidr')),
    }),
    decide: modifyManagedPrefixList,
    encode: prefixList,
  }),
  operation('RestoreManagedPrefixListVersion', {
    decode: (reader) => ({
      prefixListId: reader.requiredText('PrefixListId'),
      previousVersion: reader.requiredInteger('PreviousVersion'),
      currentVersion: reader.requiredInteger('CurrentVersion'),
    }),
    decide: restoreManagedPrefixListVersion,
    encode: prefixList,
  }),
  operation('DeleteManagedPrefixList', {
    decode: (reader) => ({ prefixListId: reader.requiredText('PrefixListId') }),
    decide: deleteManagedPrefixList,
    encode: prefixList,
  }),
];

function readFamily(reader: ParameterReader): IpFamily {
  const text = reader.requiredText('AddressFamily');
  const family = FAMILIES.get(text.toLowerCase());
  if (family === undefined) reader.refuse(invalidValue(text, 'addressFamily', 'Expecting IPv4 or IPv6.'));
  return family ?? 'ipv4';
}

function readEntries(reader: ParameterReader, name: string): readonly PrefixListEntry[] {
  return reader.list(name, (item) => ({
    cidr: item.requiredText('Cidr'),
    ...optional('description', item.text('Description')),
  }));
}

function prefixList(description: PrefixListDescription, owner: Owner): string {
  return element('prefixList', prefixListElements(description, owner));
}

/** AWS's own lists stand in ARNs of the account `aws`. */
function prefixListElements(description: PrefixListDescription, owner: Owner): string {
  const { id, name, family, state, stateMessage, maxEntries, version, ownerId, tags } = description;
  const keeper = ownerId === 'AWS' ? { ...owner, accountId: 'aws' } : owner;
  return (
    scalar('prefixListId', id) +
    scalar('addressFamily', family === 'ipv4' ? 'IPv4' : 'IPv6') +
    scalar('state', state) +
    scalar('stateMessage', stateMessage) +
    scalar('prefixListArn', ec2Arn(keeper, 'prefix-list', id)) +
    scalar('prefixListName', name) +
    scalar('maxEntries', maxEntries) +
    scalar('version', version) +
    tagSet(tags) +
    scalar('ownerId', ownerId)
  );
}
