import type { IpPermission } from '@aws-sdk/client-ec2';
import { protocolAndPorts } from '@gatelease/security-groups';
import type { NewGroupRule } from '../../application/ports/security-group-gateway.ts';

/** Rules as EC2 wants them in a call. */
export function permissionsOf(rules: readonly NewGroupRule[]): IpPermission[] {
  return rules.map(({ rule, description }) => {
    const { protocol, from, to } = protocolAndPorts(rule.traffic);
    const ports = protocol === '-1' ? {} : { FromPort: from, ToPort: to };
    return { IpProtocol: protocol, ...ports, ...peerOf(rule.peer, description) };
  });
}

function peerOf(peer: NewGroupRule['rule']['peer'], description: string): IpPermission {
  switch (peer.kind) {
    case 'ipv4':
      return { IpRanges: [{ CidrIp: peer.cidr, Description: description }] };
    case 'ipv6':
      return { Ipv6Ranges: [{ CidrIpv6: peer.cidr, Description: description }] };
    case 'prefix-list':
      return { PrefixListIds: [{ PrefixListId: peer.prefixListId, Description: description }] };
    case 'security-group':
      return {
        UserIdGroupPairs: [
          {
            GroupId: peer.groupId,
            ...(peer.accountId === undefined ? {} : { UserId: peer.accountId }),
            Description: description,
          },
        ],
      };
  }
}
