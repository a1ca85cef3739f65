import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import { formatTraffic, trafficOf } from '@gatelease/security-groups';

/** A rule as people write it: `tcp 22 from 203.0.113.7/32`. What the model cannot read is shown as EC2 spells it. */
export function formatEc2Rule(rule: SecurityGroupRule): string {
  const direction = rule.IsEgress === true ? 'to' : 'from';
  return `${trafficText(rule)} ${direction} ${peerText(rule)}`;
}

function trafficText({ IpProtocol: protocol = '', FromPort: from, ToPort: to }: SecurityGroupRule): string {
  const traffic = trafficOf(protocol, from, to);
  return traffic.ok ? formatTraffic(traffic.value) : `${protocol} ${String(from ?? '')}-${String(to ?? '')}`;
}

function peerText(rule: SecurityGroupRule): string {
  return (
    rule.CidrIpv4 ??
    rule.CidrIpv6 ??
    rule.PrefixListId ??
    rule.ReferencedGroupInfo?.GroupId ??
    '(a peer not known here)'
  );
}
