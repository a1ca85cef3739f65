import { FULL_ACCESS } from '../model/classic/full-access.ts';
import { ec2Error, exclusiveParameters, missingParameter } from '../model/ec2-error.ts';
import type { RequestedPeer, RequestedRule } from '../model/rule/requested-rule.ts';
import { optional } from './common-parameters.ts';
import type { ParameterReader } from './parameter-reader.ts';
import { readCidr, readDescription, readTraffic, SOURCE_GROUP_MISSING } from './rule-parameters.ts';

const FLAT_NAMES = [
  'CidrIp',
  'IpProtocol',
  'FromPort',
  'ToPort',
  'SourceSecurityGroupName',
  'SourceSecurityGroupOwnerId',
] as const;

/** Reads `IpPermissions`. Each is a bundle: one protocol with ports, and any number of peers, each a rule of its own. */
export function readPermissions(reader: ParameterReader): readonly RequestedRule[] {
  return reader.list('IpPermissions', readPermission).flat();
}

/**
 * Reads the rules of an ingress call: `IpPermissions`, or the flat parameters of old, which hold one rule, or the
 * name of a source group, which then gets everything.
 */
export function readIngressRules(reader: ParameterReader): readonly RequestedRule[] {
  const permissions = readPermissions(reader);
  const flat = readFlatRules(reader);
  if (permissions.length > 0 && flat.length > 0) reader.refuse(exclusiveParameters('ipPermissions', 'cidrIp'));
  return [...permissions, ...flat];
}

/** Reads the rules of an egress call, whose model lists the flat parameters only to say that they do not work. */
export function readEgressRules(reader: ParameterReader): readonly RequestedRule[] {
  const [sent] = sentFlatNames(reader);
  if (sent !== undefined) {
    const name = sent.charAt(0).toLowerCase() + sent.slice(1);
    reader.refuse(
      ec2Error('InvalidParameterCombination', `The parameter '${name}' is not supported. Use IP permissions instead.`),
    );
  }
  return readPermissions(reader);
}

function readPermission(reader: ParameterReader): readonly RequestedRule[] {
  const traffic = readTraffic(reader);
  const rule = (item: ParameterReader, peer: RequestedPeer): RequestedRule => ({
    traffic,
    peer,
    ...readDescription(item),
  });

  return [
    ...reader.list('Groups', (item) => rule(item, readGroup(item))),
    ...reader.list('IpRanges', (item) => rule(item, readCidr(item, 'ipv4', item.requiredText('CidrIp')))),
    ...reader.list('Ipv6Ranges', (item) => rule(item, readCidr(item, 'ipv6', item.requiredText('CidrIpv6')))),
    ...reader.list('PrefixListIds', (item) =>
      rule(item, { kind: 'prefix-list', prefixListId: item.requiredText('PrefixListId') }),
    ),
  ];
}

function readGroup(reader: ParameterReader): RequestedPeer {
  reader.ignore('VpcId', 'VpcPeeringConnectionId', 'PeeringStatus');
  const accountId = reader.text('UserId');
  const groupId = reader.text('GroupId');
  const name = reader.text('GroupName');
  if (groupId !== undefined && name !== undefined) reader.refuse(exclusiveParameters('groupName', 'groupId'));

  const owner = accountId === undefined ? {} : { accountId };
  if (groupId !== undefined) return { kind: 'security-group', groupId, ...owner };
  if (name === undefined) reader.refuse(SOURCE_GROUP_MISSING);
  return { kind: 'security-group-name', name: name ?? '', ...owner };
}

function readFlatRules(reader: ParameterReader): readonly RequestedRule[] {
  const sent = sentFlatNames(reader);
  if (sent.length === 0) return [];
  const cidr = reader.text('CidrIp');
  const name = reader.text('SourceSecurityGroupName');
  if (name !== undefined) return readFullAccess(reader, name);
  if (cidr !== undefined) return [{ traffic: readTraffic(reader), peer: readCidr(reader, 'ipv4', cidr) }];

  reader.refuse(sent.includes('SourceSecurityGroupOwnerId') ? SOURCE_GROUP_MISSING : missingParameter('cidrIp'));
  return [];
}

function readFullAccess(reader: ParameterReader, name: string): readonly RequestedRule[] {
  if (reader.text('CidrIp') !== undefined) reader.refuse(exclusiveParameters('sourceSecurityGroupName', 'cidrIp'));
  const peer: RequestedPeer = {
    kind: 'security-group-name',
    name,
    ...optional('accountId', reader.text('SourceSecurityGroupOwnerId')),
  };
  return FULL_ACCESS.map((traffic) => ({ traffic, peer }));
}

/** The flat parameters that were sent, each of which counts as read from here on. */
function sentFlatNames(reader: ParameterReader): readonly (typeof FLAT_NAMES)[number][] {
  return FLAT_NAMES.filter((name) => reader.text(name) !== undefined);
}
