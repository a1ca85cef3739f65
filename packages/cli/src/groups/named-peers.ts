import type { GroupView, RuleView } from './group-view.ts';

/** Rules whose peers have the names of the groups that they are; EC2 shows names in EC2-Classic only. */
export function namedPeers(rules: readonly RuleView[], groups: readonly GroupView[]): readonly RuleView[] {
  const known = new Map(groups.map((group) => [group.groupId, group]));
  return rules.map((rule) => {
    const { peer } = rule;
    const group = peer.kind === 'security-group' ? known.get(peer.groupId) : undefined;
    if (peer.kind !== 'security-group' || group === undefined) return rule;
    return { ...rule, peer: { ...peer, name: group.name, ownerId: peer.ownerId || group.ownerId } };
  });
}
