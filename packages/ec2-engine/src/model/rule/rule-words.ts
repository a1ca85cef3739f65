import { formatPeer, protocolAndPorts } from '@gatelease/security-groups';
import type { Rule } from '@gatelease/security-groups';

import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';

/** EC2's complaint about a rule that the group has already, with the rule in EC2's words. */
export function duplicateRule(rule: Rule): Ec2Error {
  return ec2Error('InvalidPermission.Duplicate', `the specified rule "${ruleWords(rule)}" already exists`);
}

/** EC2's complaint about a rule that the group does not have. */
export const RULE_NOT_FOUND: Ec2Error = ec2Error(
  'InvalidPermission.NotFound',
  'The specified rule does not exist in this security group.',
);

/** `peer: 203.0.113.4/32, TCP, from port: 22, to port: 22, ALLOW`, as EC2 writes rules in its errors. */
function ruleWords({ traffic, peer }: Rule): string {
  const { protocol, from, to } = protocolAndPorts(traffic);
  const words = [`peer: ${formatPeer(peer)}`];
  switch (traffic.kind) {
    case 'all':
      words.push('ALL');
      break;
    case 'ports':
      words.push(protocol.toUpperCase(), `from port: ${String(from)}`, `to port: ${String(to)}`);
      break;
    case 'icmp':
      words.push(protocol.toUpperCase(), `type: ${String(from)}`, `code: ${String(to)}`);
      break;
    case 'protocol':
      words.push(protocol);
      break;
  }
  return [...words, 'ALLOW'].join(', ');
}
