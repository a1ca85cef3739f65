import type { IpPermission, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Direction } from '@gatelease/security-groups';

/** A security group as the `sg` commands show it. */
export interface GroupView {
  readonly groupId: string;
  readonly name: string;
  readonly description: string;
  readonly ownerId: string;
  /** `null` in EC2-Classic. */
  readonly vpcId: string | null;
  readonly rules: readonly RuleView[];
}

/** One rule: one peer. Ports are -1 where nothing is limited; for ICMP they are type and code. */
export interface RuleView {
  readonly direction: Direction;
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: PeerView;
  readonly description: string | null;
}

export type PeerView =
  | { readonly kind: 'ipv4' | 'ipv6'; readonly cidr: string }
  | {
      readonly kind: 'security-group';
      readonly groupId: string;
      readonly ownerId: string;
      readonly name: string | null;
    }
  | { readonly kind: 'prefix-list'; readonly prefixListId: string };

/** A group as EC2 described it, with one rule for each peer of a permission. */
export function groupView(group: SecurityGroup): GroupView {
  return {
    groupId: group.GroupId ?? '',
    name: group.GroupName ?? '',
    description: group.Description ?? '',
    ownerId: group.OwnerId ?? '',
    vpcId: group.VpcId ?? null,
    rules: [
      ...(group.IpPermissions ?? []).flatMap((permission) => rulesOf('ingress', permission)),
      ...(group.IpPermissionsEgress ?? []).flatMap((permission) => rulesOf('egress', permission)),
    ],
  };
}

/** The rules that a permission stands for. */
export function rulesOf(direction: Direction, permission: IpPermission): readonly RuleView[] {
  const { IpProtocol: protocol = '', FromPort: fromPort = -1, ToPort: toPort = -1 } = permission;
  return peersOf(permission).map(({ peer, description = null }) => ({
    direction,
    protocol,
    fromPort,
    toPort,
    peer,
    description,
  }));
}

interface DescribedPeer {
  readonly peer: PeerView;
  readonly description: string | undefined;
}

function peersOf(permission: IpPermission): readonly DescribedPeer[] {
  const { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] } = permission;
  return [
    ...UserIdGroupPairs.map(({ GroupId = '', GroupName, UserId = '', Description: description }) => ({
      peer: { kind: 'security-group', groupId: GroupId, ownerId: UserId, name: GroupName ?? null } as const,
      description,
    })),
    ...IpRanges.map(({ CidrIp = '', Description: description }) => ({
      peer: { kind: 'ipv4', cidr: CidrIp } as const,
      description,
    })),
    ...Ipv6Ranges.map(({ CidrIpv6 = '', Description: description }) => ({
      peer: { kind: 'ipv6', cidr: CidrIpv6 } as const,
      description,
    })),
    ...PrefixListIds.map(({ PrefixListId = '', Description: description }) => ({
      peer: { kind: 'prefix-list', prefixListId: PrefixListId } as const,
      description,
    })),
  ];
}
