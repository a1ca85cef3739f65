import { ec2Error } from '../model/ec2-error.ts';
import type { ModifyRulesInput } from '../model/rule/modify-security-group-rules.ts';
import type { RequestedPeer, RequestedRule } from '../model/rule/requested-rule.ts';
import type { ParameterReader } from './parameter-reader.ts';
import { readCidr, readDescription, readTraffic } from './rule-parameters.ts';

const PEER_NAMES = ['CidrIpv4', 'CidrIpv6', 'PrefixListId', 'ReferencedGroupId'] as const;
const PEER_LIST = 'cidrIp, cidrIpv6, prefixListId, or referencedGroupId';

const NO_PEER = ec2Error('MissingParameter', `The request must contain exactly one of: ${PEER_LIST}`);
const SEVERAL_PEERS = ec2Error('InvalidParameterCombination', `Only one of ${PEER_LIST} can be specified`);
const EVERYWHERE: RequestedPeer = { kind: 'ipv4', cidr: '0.0.0.0/0' };

/** Reads `SecurityGroupRule` of ModifySecurityGroupRules: each a rule's id and all that it shall say. */
export function readModifications(reader: ParameterReader): ModifyRulesInput['modifications'] {
  return reader.list('SecurityGroupRule', (item) => ({
    ruleId: item.requiredText('SecurityGroupRuleId'),
    rule: readRule(item.structure('SecurityGroupRule'), item),
  }));
}

function readRule(reader: ParameterReader | undefined, parent: ParameterReader): RequestedRule {
  if (reader === undefined) {
    parent.refuse(NO_PEER);
    return { traffic: { kind: 'all' }, peer: EVERYWHERE };
  }
  return { traffic: readTraffic(reader), peer: readPeer(reader), ...readDescription(reader) };
}

function readPeer(reader: ParameterReader): RequestedPeer {
  const sent = PEER_NAMES.flatMap((name) => {
    const text = reader.text(name);
    return text === undefined ? [] : [{ name, text }];
  });
  const [peer] = sent;
  if (peer === undefined || sent.length > 1) {
    reader.refuse(peer === undefined ? NO_PEER : SEVERAL_PEERS);
    return EVERYWHERE;
  }
  switch (peer.name) {
    case 'CidrIpv4':
      return readCidr(reader, 'ipv4', peer.text);
    case 'CidrIpv6':
      return readCidr(reader, 'ipv6', peer.text);
    case 'PrefixListId':
      return { kind: 'prefix-list', prefixListId: peer.text };
    case 'ReferencedGroupId':
      return { kind: 'security-group', groupId: peer.text };
  }
}
