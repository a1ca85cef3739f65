import { awsPartitionOf } from './aws-partition.ts';
import type { ExplainedStatement, PlacedId, PolicyCondition, PolicyNeeds } from './policy-needs.ts';

/** What of an explanation is read beside the groups. */
const NETWORK_READS = [
  'ec2:DescribeInstanceConnectEndpoints',
  'ec2:DescribeInstances',
  'ec2:DescribeManagedPrefixLists',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
  'ec2:GetManagedPrefixListEntries',
];

const LOAD_BALANCER_READS = [
  'elasticloadbalancing:DescribeInstanceHealth',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DescribeTargetGroupAttributes',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
];

/** The tags of every rule that Gatelease makes, and the value that a rule which is only tried carries. */
const OWNERSHIP_TAG_KEYS = ['gatelease:installation', 'gatelease:lease', 'gatelease:expires-at'];
const TRIED_INSTALLATION = 'dry-run';

/**
 * The statements that a credential needs for what it is used for, and no others.
 *
 * - What describes can only be allowed for `*`; a condition keeps it to the regions in use.
 * - What changes names each group. IAM cannot limit the addresses and ports of a rule, nor which rules are revoked.
 * - Tags can be given to rules while they are made, and only as Gatelease gives them. Nothing that exists can be tagged.
 *
 * The order of groups and regions does not matter. Who the credential is can be asked without any right.
 */
export function leastPolicy(needs: PolicyNeeds): readonly ExplainedStatement[] {
  const regions = sorted(needs.regions);
  return [
    ...(needs.groups.length === 0 ? [] : groupStatements(needs)),
    ...(needs.prefixLists.length === 0 ? [] : prefixListStatements(needs)),
    readGroups(regions),
    ...(needs.explains ? [readNetwork(regions)] : []),
    ...(needs.loadBalancers ? [readLoadBalancers(regions)] : []),
  ];
}

function groupStatements(needs: PolicyNeeds): readonly ExplainedStatement[] {
  const rules = sorted(needs.groups.map(({ region }) => arnOf(needs, region, 'security-group-rule/*')));
  return [
    {
      sid: 'ChangeRulesOfTheseGroups',
      actions: [
        'ec2:AuthorizeSecurityGroupIngress',
        'ec2:RevokeSecurityGroupIngress',
        'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
      ],
      resources: arnsOf(needs, needs.groups, 'security-group'),
      condition: null,
      why: 'Opens and closes access: adds rules to these groups, removes them, and writes their end into the description.',
      without:
        'Without authorize nothing opens, without revoke nothing closes, and without the third a lease that was extended keeps its old end in AWS.',
    },
    {
      sid: 'MakeRulesWithOurTags',
      actions: ['ec2:AuthorizeSecurityGroupIngress'],
      resources: rules,
      condition: tagCondition(needs.installationId),
      why: 'Rules are made with tags, and AWS asks for the rule itself then: only with the tags of this installation.',
      without: 'Nothing opens.',
    },
    {
      sid: 'TagRulesWhileMakingThem',
      actions: ['ec2:CreateTags'],
      resources: rules,
      condition: { StringEquals: { 'ec2:CreateAction': ['AuthorizeSecurityGroupIngress'] } },
      why: 'The tags say who made a rule and when it ends, so that a foreign rule is never taken for ours. Existing rules cannot be tagged.',
      without: 'Nothing opens.',
    },
  ];
}

/** Of a dry run the tag is another: it makes nothing. */
function tagCondition(installationId: string): PolicyCondition {
  return {
    StringEquals: { 'aws:RequestTag/gatelease:installation': [installationId, TRIED_INSTALLATION] },
    'ForAllValues:StringEquals': { 'aws:TagKeys': OWNERSHIP_TAG_KEYS },
  };
}

function prefixListStatements(needs: PolicyNeeds): readonly ExplainedStatement[] {
  return [
    {
      sid: 'ChangeThesePrefixLists',
      actions: ['ec2:GetManagedPrefixListEntries', 'ec2:ModifyManagedPrefixList'],
      resources: arnsOf(needs, needs.prefixLists, 'prefix-list'),
      condition: null,
      why: 'Adds addresses to these prefix lists, removes them, and reads what is in them.',
      without: 'Nothing opens or closes through these prefix lists.',
    },
  ];
}

function readGroups(regions: readonly string[]): ExplainedStatement {
  return {
    sid: 'ReadGroupsAndRules',
    actions: ['ec2:DescribeSecurityGroupRules', 'ec2:DescribeSecurityGroups'],
    resources: ['*'],
    condition: inRegions(regions),
    why: 'Every rule is read back after it was made or removed, and drift is found. AWS allows describing for * only.',
    without: 'Nothing is known of the groups, so nothing opens and nothing counts as closed.',
  };
}

function readNetwork(regions: readonly string[]): ExplainedStatement {
  return {
    sid: 'ReadTheNetworkAround',
    actions: NETWORK_READS,
    resources: ['*'],
    condition: inRegions(regions),
    why: 'Explains who reaches whom: instances, interfaces, routes, network ACLs, prefix lists. It only reads.',
    without: 'Opening and closing work; explanations and the map answer "unknown".',
  };
}

function readLoadBalancers(regions: readonly string[]): ExplainedStatement {
  return {
    sid: 'ReadLoadBalancers',
    actions: LOAD_BALANCER_READS,
    resources: ['*'],
    condition: inRegions(regions),
    why: 'Finds the groups and health checks of load balancers, for lock-downs and explanations. It only reads.',
    without: 'Opening and closing work; nothing is said about load balancers, and none can be locked down.',
  };
}

function inRegions(regions: readonly string[]): PolicyCondition | null {
  return regions.length === 0 ? null : { StringEquals: { 'aws:RequestedRegion': regions } };
}

function arnsOf(needs: PolicyNeeds, things: readonly PlacedId[], type: string): readonly string[] {
  return sorted(things.map(({ region, id }) => arnOf(needs, region, `${type}/${id}`)));
}

function arnOf({ accountId }: PolicyNeeds, region: string, resource: string): string {
  return `arn:${awsPartitionOf(region)}:ec2:${region}:${accountId ?? '*'}:${resource}`;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
