import type { Direction, Peer, Rule, Traffic } from '@gatelease/security-groups';

import { AMAZON_ELB_GROUP, isClassic } from '../classic/classic-network.ts';
import { amazonElbPeer, classicRuleProblem } from '../classic/classic-rule.ts';
import { fail, pass } from '../decision.ts';
import type { Checked } from '../decision.ts';
import { ec2Error } from '../ec2-error.ts';
import type { SecurityGroup } from '../entity.ts';
import type { RulePeering } from '../peering/vpc-peering-connection.ts';
import { isPrefixList } from '../prefix-list/find-prefix-list.ts';
import { notFound } from '../resource-id.ts';
import { findInDefaultVpc } from '../security-group/find-security-group.ts';
import type { WorldView } from '../world-view.ts';

/** A rule as a caller names it: without direction, which the call has, and its peer perhaps by a group's name. */
export interface RequestedRule {
  readonly traffic: Traffic;
  readonly peer: RequestedPeer;
  readonly description?: string;
}

/** A peer as a caller names it. */
export type RequestedPeer =
  Peer | { readonly kind: 'security-group-name'; readonly name: string; readonly accountId?: string };

/** A rule whose peer is known to be there. */
export interface ResolvedRule {
  readonly rule: Rule;
  /** There when the peer is a group of another network. */
  readonly peering?: RulePeering;
  /** The name of the group that is the peer, where rules show it: in EC2-Classic. */
  readonly peerName?: string;
  readonly description?: string;
}

/** Where a requested rule is looked at: the group that it is for, and whose account that is. */
export interface RuleScope {
  readonly world: WorldView;
  readonly group: SecurityGroup;
  readonly accountId: string;
}

/** A rule in its group's direction whose peer is known to be there, in the same network or a peered one. */
export function resolveRule(
  scope: RuleScope,
  { traffic, peer, description }: RequestedRule,
  direction: Direction,
): Checked<ResolvedRule> {
  const named = namedPeer(scope, peer);
  if (!named.ok) return named;
  const problem = isClassic(scope.group.vpcId) ? classicRuleProblem(traffic, named.value, direction) : undefined;
  if (problem !== undefined) return fail(problem);
  const known = knownPeer(scope, named.value);
  if (!known.ok) return known;
  const { peer: resolved, ...over } = known.value;
  return pass({ rule: { direction, traffic, peer: resolved }, ...over, ...(description && { description }) });
}

/**
 * Turns a group's name into its id and leaves any other peer as it is, whether it is there or not.
 *
 * The account is not kept: networks are peered within the account only, so a group that is here is our own, and one
 * of another account is none.
 */
export function namedPeer({ world, group: { vpcId }, accountId }: RuleScope, peer: RequestedPeer): Checked<Peer> {
  if (peer.kind !== 'security-group-name' && peer.kind !== 'security-group') return pass(peer);
  const elb = isClassic(vpcId)
    ? amazonElbPeer(peer.accountId, peer.kind === 'security-group' ? peer.groupId : peer.name)
    : undefined;
  if (elb !== undefined) return pass(elb);
  if (peer.accountId !== undefined && peer.accountId !== accountId) {
    const group = peer.kind === 'security-group' ? peer.groupId : peer.name;
    return fail(ec2Error('InvalidGroup.NotFound', `The security group '${group}' does not exist`));
  }
  if (peer.kind === 'security-group') return pass({ kind: 'security-group', groupId: peer.groupId });

  const group = findInDefaultVpc(world, peer.name);
  return group.ok ? pass({ kind: 'security-group', groupId: group.value.id }) : group;
}

interface KnownPeer extends Pick<ResolvedRule, 'peering' | 'peerName'> {
  readonly peer: Peer;
}

function knownPeer({ world, group }: RuleScope, peer: Peer): Checked<KnownPeer> {
  switch (peer.kind) {
    case 'ipv4':
    case 'ipv6':
      return pass({ peer });
    case 'security-group':
      return peer.accountId === AMAZON_ELB_GROUP.ownerAlias
        ? pass({ peer, peerName: AMAZON_ELB_GROUP.name })
        : resolveGroup(world, group, peer.groupId);
    case 'prefix-list':
      return isPrefixList(world, peer.prefixListId) ? pass({ peer }) : fail(notFound('prefix-list', peer.prefixListId));
  }
}

/** A group of the same network, or of one that an active peering connection links with it. */
function resolveGroup(world: WorldView, group: SecurityGroup, peerGroupId: string): Checked<KnownPeer> {
  const peerGroup = world.groups.get(peerGroupId);
  if (peerGroup === undefined) return fail(notFound('security-group', peerGroupId));
  const peer: Peer = { kind: 'security-group', groupId: peerGroup.id };
  if (peerGroup.vpcId === group.vpcId)
    return pass({ peer, ...(isClassic(group.vpcId) && { peerName: peerGroup.name }) });

  const connection = world.peeringsByPair(group.vpcId, peerGroup.vpcId).find(({ status }) => status === 'active');
  if (connection === undefined) {
    return fail(
      ec2Error('InvalidGroup.NotFound', 'You have specified two resources that belong to different networks.'),
    );
  }
  return pass({ peer, peering: { connectionId: connection.id, vpcId: peerGroup.vpcId, status: 'active' } });
}
