import { decodeDenial } from '../../iam/denial.ts';
import { assumeRole } from '../../model/account/assume-role.ts';
import { getCallerIdentity } from '../../model/account/caller-identity.ts';
import { describeAvailabilityZones, describeRegions } from '../../model/account/describe-places.ts';
import { answer, refuse } from '../../model/decision.ts';
import { ec2Error } from '../../model/ec2-error.ts';
import { readFilters } from '../common-parameters.ts';
import { operation } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { element, list, scalar } from '../xml.ts';

const UNREADABLE_MESSAGE = ec2Error(
  'InvalidAuthorizationMessageException',
  'Message is not valid: it is not an encoded authorization message of this account.',
);
const USUAL_SESSION_SECONDS = 3600;
const OPT_IN_STATUS = scalar('optInStatus', 'opt-in-not-required');

/** The actions on what an account finds: Regions, zones, itself, and why it may not. */
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
  operation('DecodeAuthorizationMessage', {
    service: 'sts',
    decode: (reader) => decodeDenial(reader.requiredText('EncodedMessage')),
    decide: (_world, decoded) => (decoded === undefined ? refuse(UNREADABLE_MESSAGE) : answer(decoded)),
    encode: (decoded) => scalar('DecodedMessage', decoded),
  }),
  operation('AssumeRole', {
    service: 'sts',
    decode: (reader) => ({
      roleArn: reader.requiredText('RoleArn'),
      sessionName: reader.requiredText('RoleSessionName'),
      externalId: reader.text('ExternalId'),
      durationSeconds: reader.integer('DurationSeconds') ?? USUAL_SESSION_SECONDS,
    }),
    decide: assumeRole,
    encode: (role) =>
      element(
        'Credentials',
        scalar('AccessKeyId', role.accessKeyId) +
          scalar('SecretAccessKey', role.secretAccessKey) +
          scalar('SessionToken', role.sessionToken) +
          scalar('Expiration', role.expiresAt.toISOString()),
      ) + element('AssumedRoleUser', scalar('AssumedRoleId', role.assumedRoleId) + scalar('Arn', role.arn)),
  }),
  operation('GetCallerIdentity', {
    service: 'sts',
    decode: () => undefined,
    decide: getCallerIdentity,
    encode: ({ userId, accountId, arn }) =>
      scalar('UserId', userId) + scalar('Account', accountId) + scalar('Arn', arn),
  }),
];
