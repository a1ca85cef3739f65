import type { SecurityGroup, SecurityGroupRule } from '@aws-sdk/client-ec2';
import { parseCidr, trafficOf } from '@gatelease/security-groups';
import type { Peer, ReadingGap, Rule, WorldGroup, WorldRule } from '@gatelease/security-groups';
import type { AccountClients } from './account-clients.ts';
import { allPages } from './all-pages.ts';

/** The groups of a region, and whose they are. */
export interface ReadGroups {
  readonly accountId?: string;
  readonly groups: readonly WorldGroup[];
}

const LARGEST_PAGE = 1000;
/** Every rule that an installation of Gatelease made for a lease carries it. */
const OWNERSHIP_TAG = 'gatelease:installation';
const ACTION = 'ec2:DescribeSecurityGroupRules';

/** Every group with all its rules. A group that came or went between the two calls is not there. */
export async function readGroups({ sdk, client }: AccountClients['ec2'], gaps: ReadingGap[]): Promise<ReadGroups> {
  const paging = { client, pageSize: LARGEST_PAGE };
  const [shown, rules] = await Promise.all([
    allPages(
      sdk.paginateDescribeSecurityGroups(paging, {}),
      ({ SecurityGroups }) => SecurityGroups,
      ({ GroupId }) => GroupId,
    ),
    allPages(
      sdk.paginateDescribeSecurityGroupRules(paging, {}),
      ({ SecurityGroupRules }) => SecurityGroupRules,
      ({ SecurityGroupRuleId }) => SecurityGroupRuleId,
    ),
  ]);
  const rulesByGroup = new Map<string, WorldRule[]>();
  for (const entry of rules) {
    const list = rulesByGroup.get(entry.GroupId ?? '');
    const rule = readRule(entry, gaps);
    if (list === undefined) rulesByGroup.set(entry.GroupId ?? '', [rule]);
    else list.push(rule);
  }
  const accountId = shown.find(({ OwnerId }) => OwnerId !== undefined)?.OwnerId;
  return {
    ...(accountId === undefined ? {} : { accountId }),
    groups: shown.map((group) => worldGroup(group, rulesByGroup.get(group.GroupId ?? '') ?? [])),
  };
}

function worldGroup({ GroupId, GroupName, VpcId }: SecurityGroup, rules: readonly WorldRule[]): WorldGroup {
  return { groupId: GroupId ?? '', name: GroupName ?? '', vpcId: VpcId ?? '', rules };
}

/**
 * A rule in canonical form. One of a kind that is not known here must not count as letting nothing through: it
 * stands for all traffic with a list that nobody read, and so makes the answers that hang on it unknown.
 */
function readRule(shown: SecurityGroupRule, gaps: ReadingGap[]): WorldRule {
  const ruleId = shown.SecurityGroupRuleId ?? '';
  const direction = shown.IsEgress === true ? 'egress' : 'ingress';
  const traffic = trafficOf(shown.IpProtocol ?? '', shown.FromPort, shown.ToPort);
  const peer = readPeer(shown);
  const leased = (shown.Tags ?? []).some(({ Key }) => Key === OWNERSHIP_TAG) ? { isLeased: true as const } : {};
  if (traffic.ok && peer !== null) return { ruleId, rule: { direction, traffic: traffic.value, peer }, ...leased };

  gaps.push({ part: 'rules', action: ACTION, reason: `The rule ${ruleId} is of a kind that is not known here.` });
  const unknown: Rule = {
    direction,
    traffic: traffic.ok ? traffic.value : { kind: 'all' },
    peer: peer ?? { kind: 'prefix-list', prefixListId: `unknown peer of ${ruleId}` },
  };
  return { ruleId, rule: unknown, ...leased };
}

function readPeer(shown: SecurityGroupRule): Peer | null {
  const cidr = parseCidr(shown.CidrIpv4 ?? shown.CidrIpv6 ?? '');
  if (cidr.ok) return { kind: cidr.value.family, cidr: cidr.value.text };
  if (shown.PrefixListId !== undefined) return { kind: 'prefix-list', prefixListId: shown.PrefixListId };

  const { GroupId: groupId, UserId: accountId } = shown.ReferencedGroupInfo ?? {};
  if (groupId === undefined) return null;
  const isElsewhere = accountId !== undefined && accountId !== shown.GroupOwnerId;
  return { kind: 'security-group', groupId, ...(isElsewhere ? { accountId } : {}) };
}
