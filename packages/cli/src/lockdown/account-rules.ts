import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { AccountClients } from '@gatelease/account-reader';
import type { KeptRule } from '@gatelease/contract/lock-down';
import { formatRule, parseCidr, parseRule, protocolAndPorts, trafficOf } from '@gatelease/security-groups';
import type { Peer, Rule } from '@gatelease/security-groups';

/** A rule to be made in a group. */
export interface NewRule {
  readonly groupId: string;
  readonly rule: Rule;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The rules of groups in one account and region, to read and to change. */
export interface AccountRules {
  /** Everything about these rules, as far as they are there. */
  read(groupId: string, ruleIds: readonly string[]): Promise<readonly KeptRule[]>;
  /** The rules of these groups that carry this tag. */
  tagged(
    groupIds: readonly string[],
    tag: { readonly key: string; readonly value: string },
  ): Promise<readonly KeptRule[]>;
  /** Makes rules that are not there yet. @returns the ids of those that it made */
  authorize(rules: readonly NewRule[]): Promise<readonly { readonly ruleId: string; readonly rule: NewRule }[]>;
  /** Takes rules away that are there still. */
  revoke(rules: readonly Pick<KeptRule, 'groupId' | 'ruleId' | 'rule'>[]): Promise<void>;
}

type Ec2 = AccountClients['ec2'];

/** How many values EC2 takes in one filter. */
const MOST_RULE_IDS = 200;
const PAGE_SIZE = 1000;
const ALREADY_THERE = 'InvalidPermission.Duplicate';
const GONE: readonly string[] = ['InvalidSecurityGroupRuleId.NotFound', 'InvalidPermission.NotFound'];

/** Rules through the EC2 API. One rule a call: then each can be there or gone already without keeping the others. */
export function accountRules({ sdk, client }: Ec2): AccountRules {
  return {
    read: async (groupId, ruleIds) => {
      const found: KeptRule[] = [];
      for (let start = 0; start < ruleIds.length; start += MOST_RULE_IDS) {
        const { SecurityGroupRules = [] } = await client.send(
          new sdk.DescribeSecurityGroupRulesCommand({
            Filters: [
              { Name: 'group-id', Values: [groupId] },
              { Name: 'security-group-rule-id', Values: ruleIds.slice(start, start + MOST_RULE_IDS) },
            ],
          }),
        );
        found.push(...SecurityGroupRules.flatMap((shown) => keptRule(groupId, shown)));
      }
      return found;
    },
    tagged: async (groupIds, { key, value }) => {
      const found: KeptRule[] = [];
      for (const groupId of groupIds) {
        const pages = sdk.paginateDescribeSecurityGroupRules(
          { client, pageSize: PAGE_SIZE },
          { Filters: [{ Name: 'group-id', Values: [groupId] }] },
        );
        for await (const { SecurityGroupRules = [] } of pages) {
          const rules = SecurityGroupRules.flatMap((shown) => keptRule(groupId, shown));
          found.push(...rules.filter(({ tags }) => tags[key] === value));
        }
      }
      return found;
    },
    authorize: async (rules) => {
      const made: { readonly ruleId: string; readonly rule: NewRule }[] = [];
      for (const rule of rules) {
        const ruleId = await unless([ALREADY_THERE], () => authorizeOne({ sdk, client }, rule));
        if (ruleId !== undefined) made.push({ ruleId, rule });
      }
      return made;
    },
    revoke: async (rules) => {
      for (const { groupId, ruleId, rule } of rules) {
        const input = { GroupId: groupId, SecurityGroupRuleIds: [ruleId] };
        await unless(GONE, async () => {
          if (isOutbound(rule)) await client.send(new sdk.RevokeSecurityGroupEgressCommand(input));
          else await client.send(new sdk.RevokeSecurityGroupIngressCommand(input));
        });
      }
    },
  };
}

async function authorizeOne({ sdk, client }: Ec2, { groupId, rule, description, tags }: NewRule) {
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const input = {
    GroupId: groupId,
    IpPermissions: [permissionOf(rule, description)],
    ...(Tags.length === 0 ? {} : { TagSpecifications: [{ ResourceType: 'security-group-rule' as const, Tags }] }),
  };
  const { SecurityGroupRules = [] } =
    rule.direction === 'egress'
      ? await client.send(new sdk.AuthorizeSecurityGroupEgressCommand(input))
      : await client.send(new sdk.AuthorizeSecurityGroupIngressCommand(input));
  return SecurityGroupRules[0]?.SecurityGroupRuleId;
}

/** Somebody else may have done the same a moment ago, or we ourselves before a crash. */
async function unless<T>(codes: readonly string[], call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Error && codes.includes(error.name)) return undefined;
    throw error;
  }
}

function permissionOf({ traffic, peer }: Rule, description: string): IpPermission {
  const { protocol, from, to } = protocolAndPorts(traffic);
  const ports = protocol === '-1' ? {} : { FromPort: from, ToPort: to };
  const said = description === '' ? {} : { Description: description };
  return { IpProtocol: protocol, ...ports, ...peerOf(peer, said) };
}

function peerOf(peer: Peer, said: { readonly Description?: string }): IpPermission {
  switch (peer.kind) {
    case 'ipv4':
      return { IpRanges: [{ CidrIp: peer.cidr, ...said }] };
    case 'ipv6':
      return { Ipv6Ranges: [{ CidrIpv6: peer.cidr, ...said }] };
    case 'prefix-list':
      return { PrefixListIds: [{ PrefixListId: peer.prefixListId, ...said }] };
    case 'security-group': {
      const account = peer.accountId === undefined ? {} : { UserId: peer.accountId };
      return { UserIdGroupPairs: [{ GroupId: peer.groupId, ...account, ...said }] };
    }
  }
}

function keptRule(groupId: string, shown: SecurityGroupRule): readonly KeptRule[] {
  const {
    SecurityGroupRuleId: ruleId,
    IsEgress,
    IpProtocol = '',
    FromPort,
    ToPort,
    Description = '',
    Tags = [],
  } = shown;
  const traffic = trafficOf(IpProtocol, FromPort, ToPort);
  const peer = readPeer(shown);
  if (ruleId === undefined || !traffic.ok || peer === null) return [];
  const direction = IsEgress === true ? 'egress' : 'ingress';
  const tags = Object.fromEntries(
    Tags.flatMap(({ Key = '', Value = '' }) => (Key.startsWith('aws:') ? [] : [[Key, Value] as const])),
  );
  const rule = formatRule({ direction, traffic: traffic.value, peer });
  return [{ groupId, ruleId, rule, description: Description, tags }];
}

function readPeer(shown: SecurityGroupRule): Peer | null {
  const cidr = parseCidr(shown.CidrIpv4 ?? shown.CidrIpv6 ?? '');
  if (cidr.ok) return { kind: cidr.value.family, cidr: cidr.value.text };
  if (shown.PrefixListId !== undefined) return { kind: 'prefix-list', prefixListId: shown.PrefixListId };
  const { GroupId: groupId, UserId: accountId } = shown.ReferencedGroupInfo ?? {};
  if (groupId === undefined) return null;
  return { kind: 'security-group', groupId, ...(accountId === undefined ? {} : { accountId }) };
}

/** The rule in a record. */
export function readRecordedRule(text: string): Rule {
  const read = parseRule(text);
  if (!read.ok) throw new Error(`No rule: ${text}`);
  return read.value;
}

function isOutbound(text: string): boolean {
  return readRecordedRule(text).direction === 'egress';
}
