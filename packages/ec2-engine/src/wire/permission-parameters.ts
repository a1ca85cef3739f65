import type { Traffic } from '@gatelease/security-groups';

import { ec2Error, exclusiveParameters } from '../model/ec2-error.ts';
import type { RequestedPeer, RequestedRule } from '../model/rule/requested-rule.ts';
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
const EVERY_PORT = { fromPort: 0, toPort: 65_535 } as const;

/** What a source group without ports meant when rules were flat: all of the three protocols that there were. */
const FULL_ACCESS: readonly Traffic[] = [
  { kind: 'ports', protocol: 'tcp', ...EVERY_PORT },
  { kind: 'ports', protocol: 'udp', ...EVERY_PORT },
  { kind: 'icmp', protocol: 'icmp', message: { kind: 'all' } },
];

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
  const sent = FLAT_NAMES.find((name) => reader.text(name) !== undefined);
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
  const cidr = reader.text('CidrIp');
  const name = reader.text('SourceSecurityGroupName');
  const accountId = reader.text('SourceSecurityGroupOwnerId');
  if (name !== undefined) {
    reader.ignore('IpProtocol', 'FromPort', 'ToPort');
    if (cidr !== undefined) reader.refuse(exclusiveParameters('sourceSecurityGroupName', 'cidrIp'));
    const peer = { kind: 'security-group-name', name, ...(accountId !== undefined && { accountId }) } as const;
    return FULL_ACCESS.map((traffic) => ({ traffic, peer }));
  }
  if (accountId !== undefined) reader.refuse(SOURCE_GROUP_MISSING);
  if (cidr === undefined) return [];
  return [{ traffic: readTraffic(reader), peer: readCidr(reader, 'ipv4', cidr) }];
}
