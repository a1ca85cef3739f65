import { parseCidr, parseRuleDescription, trafficOf } from '@gatelease/security-groups';
import type { Traffic, TrafficProblemCode } from '@gatelease/security-groups';

import { ec2Error } from '../model/ec2-error.ts';
import type { Ec2Error } from '../model/ec2-error.ts';
import type { RequestedPeer } from '../model/rule/requested-rule.ts';
import type { ParameterReader } from './parameter-reader.ts';

const ALL_TRAFFIC: Traffic = { kind: 'all' };

const DESCRIPTION_REFUSED = ec2Error(
  'InvalidParameterValue',
  'Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: ' +
    'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*',
);

/** What EC2 says about each fault of a protocol with its ports. `given` is what was sent. */
const TRAFFIC_TEXTS: Record<TrafficProblemCode, (given: string) => string> = {
  'traffic.protocol-missing': () =>
    `Invalid value 'null' for protocol. VPC security group rules must specify protocols explicitly.`,
  'traffic.protocol-unknown': (given) => `Invalid value '${given}' for IP protocol. Unknown protocol.`,
  'traffic.protocol-all-refused': (given) => `Invalid value '${given}' for IP protocol. Unknown protocol.`,
  'traffic.ports-missing': () => 'Invalid value for portRange. Must specify both from and to ports with TCP/UDP.',
  'traffic.from-port-out-of-range': (given) => `TCP/UDP (from) port (${given}) out of range`,
  'traffic.to-port-out-of-range': (given) => `TCP/UDP (to) port (${given}) out of range`,
  'traffic.ports-reversed': () =>
    'Invalid value for portRange. The from port must not be greater than the to port with TCP/UDP.',
  'traffic.icmp-message-missing': () => 'Invalid value for portRange. Must specify both from and to ports with ICMP.',
  'traffic.icmp-type-out-of-range': (given) => `ICMP type (${given}) out of range`,
  'traffic.icmp-code-out-of-range': (given) => `ICMP code (${given}) out of range`,
  'traffic.icmp-code-without-type': () => 'ICMP code must be -1 when the ICMP type is -1',
};

/** Reads `IpProtocol`, `FromPort` and `ToPort`, where a rule's traffic always stands. */
export function readTraffic(reader: ParameterReader): Traffic {
  const traffic = trafficOf(reader.text('IpProtocol') ?? '', reader.integer('FromPort'), reader.integer('ToPort'));
  if (traffic.ok) return traffic.value;

  const { code, given } = traffic.problem;
  reader.refuse(ec2Error('InvalidParameterValue', TRAFFIC_TEXTS[code](given)));
  return ALL_TRAFFIC;
}

/** Reads a CIDR of one family. A CIDR of the other family is as malformed as none. */
export function readCidr(reader: ParameterReader, family: 'ipv4' | 'ipv6', text: string): RequestedPeer {
  const cidr = parseCidr(text);
  if (cidr.ok && cidr.value.family === family) return { kind: family, cidr: cidr.value.text };

  reader.refuse(ec2Error('InvalidParameterValue', `CIDR block ${text} is malformed`));
  return { kind: family, cidr: text };
}

/** Reads a rule's description as a spread: absent when it was not sent. An empty one is kept, as revoking compares it. */
export function readDescription(reader: ParameterReader): { readonly description?: string } {
  const text = reader.text('Description');
  if (text === undefined) return {};
  const description = parseRuleDescription(text);
  if (description.ok) return { description: description.value };

  reader.refuse(DESCRIPTION_REFUSED);
  return {};
}

/** EC2's complaint about a security group that is named as a source by nothing. */
export const SOURCE_GROUP_MISSING: Ec2Error = ec2Error('MissingParameter', 'Source group ID missing.');
