import { AuthorizeSecurityGroupIngressCommand, DescribeSecurityGroupRulesCommand } from '@aws-sdk/client-ec2';
import { aws, sdkClient } from './aws-tools.ts';
import { missing } from './requirements.ts';

/** Groups of Local EC2's world. */
export const BASTION = 'sg-0b4571080b4571080';
export const DATABASE = 'sg-0db00db00db00db00';

interface ShownRule {
  readonly IsEgress?: boolean | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly CidrIpv4?: string | undefined;
  readonly CidrIpv6?: string | undefined;
  readonly ReferencedGroupInfo?: { readonly GroupId?: string | undefined } | undefined;
}

/** The ingress of a group as its owner sees it: with the AWS command line where there is one, else with the SDK. */
export async function ingressOf(endpoint: string, groupId: string): Promise<readonly string[]> {
  return missing.awsCommandLine === null
    ? textsOf(await withCommandLine(endpoint, groupId))
    : ingressBySdk(endpoint, groupId);
}

/** The same with the SDK, which takes a hundredth of the time. */
export async function ingressBySdk(endpoint: string, groupId: string): Promise<readonly string[]> {
  return textsOf(await withSdk(endpoint, groupId));
}

function textsOf(rules: readonly ShownRule[]): readonly string[] {
  return rules
    .filter(({ IsEgress }) => IsEgress !== true)
    .map((rule) => `${rule.IpProtocol ?? ''} ${String(rule.FromPort)} from ${peerOf(rule)}`)
    .sort();
}

function peerOf({ CidrIpv4, CidrIpv6, ReferencedGroupInfo }: ShownRule): string {
  return CidrIpv4 ?? CidrIpv6 ?? ReferencedGroupInfo?.GroupId ?? '';
}

async function withCommandLine(endpoint: string, groupId: string): Promise<readonly ShownRule[]> {
  const filter = `Name=group-id,Values=${groupId}`;
  const { code, stdout, stderr } = await aws(endpoint, 'ec2', 'describe-security-group-rules', '--filters', filter);
  if (code !== 0) throw new Error(`the AWS command line failed: ${stderr}`);
  const answer = JSON.parse(stdout) as { SecurityGroupRules: ShownRule[] };
  return answer.SecurityGroupRules;
}

async function withSdk(endpoint: string, groupId: string): Promise<readonly ShownRule[]> {
  const client = sdkClient(endpoint);
  const answer = await client.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
  );
  client.destroy();
  return answer.SecurityGroupRules ?? [];
}

/** A rule that somebody else made: SSH from a range. */
export async function addForeignRule(endpoint: string, groupId: string, cidr: string): Promise<void> {
  const client = sdkClient(endpoint);
  await client.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: groupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: cidr }] }],
    }),
  );
  client.destroy();
}
