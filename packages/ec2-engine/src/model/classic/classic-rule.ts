import { protocolAndPorts } from '@gatelease/security-groups';
import type { Direction, Peer, Traffic } from '@gatelease/security-groups';

import { ec2Error } from '../ec2-error.ts';
import type { Ec2Error } from '../ec2-error.ts';
import { AMAZON_ELB_GROUP } from './classic-network.ts';

/** What EC2 as it was says about a rule that only a VPC's group can have: it knew IPv4, groups and three protocols. */
export function classicRuleProblem(traffic: Traffic, peer: Peer, direction: Direction): Ec2Error | undefined {
  if (direction === 'egress') {
    return ec2Error('InvalidParameterValue', 'Only Amazon VPC security groups may be used with this operation.');
  }
  const { protocol } = protocolAndPorts(traffic);
  if (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'icmp') {
    return ec2Error(
      'InvalidPermission.Malformed',
      `Unsupported IP protocol "${protocol}" - supported: [tcp, udp, icmp]`,
    );
  }
  if (peer.kind === 'ipv6' || peer.kind === 'prefix-list') {
    return ec2Error('InvalidPermission.Malformed', 'Only IPv4 ranges and security groups may be named here.');
  }
  return undefined;
}

/** The group of all load balancers as a peer, when that is what a caller named by owner and name, or by id. */
export function amazonElbPeer(owner: string | undefined, group: string): Peer | undefined {
  const isNamed = group === AMAZON_ELB_GROUP.name || group === AMAZON_ELB_GROUP.id;
  if (owner !== AMAZON_ELB_GROUP.ownerAlias || !isNamed) return undefined;
  return { kind: 'security-group', groupId: AMAZON_ELB_GROUP.id, accountId: AMAZON_ELB_GROUP.ownerAlias };
}
