import { DIRECTIONS } from '@gatelease/security-groups';
import type { IcmpMessage, Peer, Rule, Traffic } from '@gatelease/security-groups';
import { asFields, asNumber, asOneOf, asText, unexpectedJson } from './json-reader.ts';
import type { JsonReader } from './json-reader.ts';

/*
 * Rules are stored as the JSON of their values. They were canonical when they were stored, so only their form is
 * checked: parsing a CIDR again would cost ten times as much, and a busy resource has hundreds of them.
 */

export const asTraffic: JsonReader<Traffic> = (value) => {
  const fields = asFields(value);
  switch (fields['kind']) {
    case 'all':
      return { kind: 'all' };
    case 'ports':
      return {
        kind: 'ports',
        protocol: asPortProtocol(fields['protocol']),
        fromPort: asNumber(fields['fromPort']),
        toPort: asNumber(fields['toPort']),
      };
    case 'icmp':
      return { kind: 'icmp', protocol: asIcmpProtocol(fields['protocol']), message: asMessage(fields['message']) };
    case 'protocol':
      return { kind: 'protocol', number: asNumber(fields['number']) };
    default:
      throw unexpectedJson('traffic');
  }
};

export const asRule: JsonReader<Rule> = (value) => {
  const fields = asFields(value);
  return {
    direction: asDirection(fields['direction']),
    traffic: asTraffic(fields['traffic']),
    peer: asPeer(fields['peer']),
  };
};

const asDirection = asOneOf(DIRECTIONS);
const asPortProtocol = asOneOf(['tcp', 'udp'] as const);
const asIcmpProtocol = asOneOf(['icmp', 'icmpv6'] as const);

const asMessage: JsonReader<IcmpMessage> = (value) => {
  const fields = asFields(value);
  switch (fields['kind']) {
    case 'all':
      return { kind: 'all' };
    case 'type':
      return { kind: 'type', type: asNumber(fields['type']) };
    case 'code':
      return { kind: 'code', type: asNumber(fields['type']), code: asNumber(fields['code']) };
    default:
      throw unexpectedJson('an ICMP message');
  }
};

const asPeer: JsonReader<Peer> = (value) => {
  const fields = asFields(value);
  switch (fields['kind']) {
    case 'ipv4':
    case 'ipv6':
      return { kind: fields['kind'], cidr: asText(fields['cidr']) };
    case 'security-group': {
      const groupId = asText(fields['groupId']);
      const accountId = fields['accountId'];
      return accountId === undefined
        ? { kind: 'security-group', groupId }
        : { kind: 'security-group', groupId, accountId: asText(accountId) };
    }
    case 'prefix-list':
      return { kind: 'prefix-list', prefixListId: asText(fields['prefixListId']) };
    default:
      throw unexpectedJson('a peer');
  }
};
