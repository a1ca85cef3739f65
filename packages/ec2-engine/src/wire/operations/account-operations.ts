import { getCallerIdentity } from '../../model/account/caller-identity.ts';
import { describeAvailabilityZones, describeRegions } from '../../model/account/describe-places.ts';
import { describeManagedPrefixLists, getManagedPrefixListEntries } from '../../model/account/describe-prefix-lists.ts';
import type { ManagedPrefixList } from '../../model/account/managed-prefix-list.ts';
import { pageElement, tagSet } from '../common-elements.ts';
import { readFilters, readPage, readSelection } from '../common-parameters.ts';
import { operation } from '../operation.ts';
import type { Operation, Owner } from '../operation.ts';
import { list, scalar } from '../xml.ts';

const OPT_IN_STATUS = scalar('optInStatus', 'opt-in-not-required');

/** The actions on what an account finds: Regions, zones, AWS's prefix lists, and itself. */
export const ACCOUNT_OPERATIONS: readonly Operation[] = [
  operation('DescribeRegions', {
    decode: (reader) => {
      reader.ignore('AllRegions');
      return { names: reader.texts('RegionName'), filters: readFilters(reader) };
    },
    decide: describeRegions,
    encode: (regions) =>
      list(
        'regionInfo',
        regions,
        ({ name, endpoint }) => OPT_IN_STATUS + scalar('regionName', name) + scalar('regionEndpoint', endpoint),
      ),
  }),
  operation('DescribeAvailabilityZones', {
    decode: (reader) => {
      reader.ignore('AllAvailabilityZones');
      return {
        names: [...reader.texts('ZoneName'), ...reader.texts('ZoneId')],
        filters: readFilters(reader),
      };
    },
    decide: describeAvailabilityZones,
    encode: (zones) =>
      list(
        'availabilityZoneInfo',
        zones,
        ({ name, id, region }) =>
          OPT_IN_STATUS +
          list('messageSet', [], () => '') +
          scalar('regionName', region) +
          scalar('zoneName', name) +
          scalar('zoneId', id) +
          scalar('groupName', `${region}-zg-1`) +
          scalar('networkBorderGroup', region) +
          scalar('zoneType', 'availability-zone') +
          scalar('zoneState', 'available'),
      ),
  }),
  operation('DescribeManagedPrefixLists', {
    decode: (reader) => readSelection(reader, 'PrefixListId'),
    decide: describeManagedPrefixLists,
    encode: (page, owner) => pageElement('prefixListSet', page, (prefixList) => prefixListElement(prefixList, owner)),
  }),
  operation('GetManagedPrefixListEntries', {
    decode: (reader) => {
      reader.ignore('TargetVersion');
      return { prefixListId: reader.requiredText('PrefixListId'), page: readPage(reader) };
    },
    decide: getManagedPrefixListEntries,
    encode: (page) => pageElement('entrySet', page, (cidr) => scalar('cidr', cidr)),
  }),
  operation('GetCallerIdentity', {
    service: 'sts',
    decode: () => undefined,
    decide: getCallerIdentity,
    encode: ({ userId, accountId, arn }) =>
      scalar('UserId', userId) + scalar('Account', accountId) + scalar('Arn', arn),
  }),
];

/** AWS's own lists have neither version nor size, and belong to `AWS`. */
function prefixListElement({ id, name, family }: ManagedPrefixList, { region }: Owner): string {
  return (
    scalar('prefixListId', id) +
    scalar('addressFamily', family === 'ipv4' ? 'IPv4' : 'IPv6') +
    scalar('state', 'create-complete') +
    scalar('prefixListArn', `arn:aws:ec2:${region}:aws:prefix-list/${id}`) +
    scalar('prefixListName', name) +
    tagSet([]) +
    scalar('ownerId', 'AWS')
  );
}
