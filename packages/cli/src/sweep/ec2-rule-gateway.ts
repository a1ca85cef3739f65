import type { SecurityGroupRule } from '@aws-sdk/client-ec2';
import type { TaggedRule } from './decide-sweep.ts';
import type { RuleGateway } from './rule-gateway.ts';
import { formatEc2Rule } from './ec2-rule-text.ts';
import { translateAwsError } from '../account/translate-aws-error.ts';

/** The most that EC2 puts on one page. */
const LARGEST_PAGE = 1000;

/**
 * EC2 in one region, with the credentials that the AWS command line would use.
 *
 * `endpoint` is for Local EC2 and its like. Without `region` the one of the environment or of the AWS
 * configuration counts.
 *
 * The SDK is imported here and not above: in a bundle of one file, an import above would load it for every command.
 *
 * @throws aws.refused, aws.unreachable, aws.credentials-missing, usage.invalid when there is no region
 */
export async function createEc2RuleGateway(options: {
  readonly region: string | undefined;
  readonly endpoint: string | undefined;
  /** For tests: how many rules a page holds, 1000 otherwise. */
  readonly pageSize?: number;
}): Promise<RuleGateway> {
  const { region, endpoint, pageSize = LARGEST_PAGE } = options;
  const aws = await import('@aws-sdk/client-ec2');
  const client = new aws.EC2Client({
    maxAttempts: 8,
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  const resolved = await translated(() => client.config.region());

  const readPages = async (groupId: string | undefined): Promise<TaggedRule[]> => {
    const rules: TaggedRule[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(
        new aws.DescribeSecurityGroupRulesCommand({
          MaxResults: pageSize,
          ...(groupId === undefined ? {} : { Filters: [{ Name: 'group-id', Values: [groupId] }] }),
          ...(nextToken === undefined ? {} : { NextToken: nextToken }),
        }),
      );
      rules.push(...(page.SecurityGroupRules ?? []).flatMap((rule) => readRule(rule) ?? []));
      nextToken = page.NextToken === '' ? undefined : page.NextToken;
    } while (nextToken !== undefined);
    return rules;
  };

  return {
    region: resolved,
    listRules: () => translated(() => readPages(undefined)),
    readAgain: async (groupId, ruleIds) => {
      const standing = await translated(() => readPages(groupId));
      return new Set(standing.map(({ ruleId }) => ruleId).filter((ruleId) => ruleIds.includes(ruleId)));
    },
    revoke: async (groupId, direction, ruleIds) => {
      const input = { GroupId: groupId, SecurityGroupRuleIds: [...ruleIds] };
      await translated(async () => {
        if (direction === 'ingress') await client.send(new aws.RevokeSecurityGroupIngressCommand(input));
        else await client.send(new aws.RevokeSecurityGroupEgressCommand(input));
      });
    },
  };
}

async function translated<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call();
  } catch (error) {
    throw translateAwsError(error);
  }
}

function readRule(rule: SecurityGroupRule): TaggedRule | undefined {
  const { SecurityGroupRuleId: ruleId, GroupId: groupId } = rule;
  if (ruleId === undefined || groupId === undefined) return undefined;
  const direction = rule.IsEgress === true ? 'egress' : 'ingress';
  return {
    ruleId,
    groupId,
    direction,
    text: formatEc2Rule(rule),
    description: rule.Description ?? '',
    tags: Object.fromEntries((rule.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
  };
}
