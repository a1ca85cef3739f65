import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DescribeSecurityGroupRulesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { missing } from './requirements.ts';

const run = promisify(execFile);

/** The bastion of Local EC2's world. */
export const BASTION = 'sg-0b4571080b4571080';

const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

interface ShownRule {
  readonly IsEgress?: boolean | undefined;
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly CidrIpv4?: string | undefined;
}

/** The ingress of a group as its owner sees it: with the AWS command line where there is one, else with the SDK. */
export async function ingressOf(endpoint: string, groupId: string): Promise<readonly string[]> {
  const rules =
    missing.awsCommandLine === null ? await withCommandLine(endpoint, groupId) : await withSdk(endpoint, groupId);
  return rules
    .filter(({ IsEgress }) => IsEgress !== true)
    .map(({ IpProtocol, FromPort, CidrIpv4 }) => `${IpProtocol ?? ''} ${String(FromPort)} from ${CidrIpv4 ?? ''}`)
    .sort();
}

async function withCommandLine(endpoint: string, groupId: string): Promise<readonly ShownRule[]> {
  const filter = `Name=group-id,Values=${groupId}`;
  const { stdout } = await run(
    'aws',
    ['ec2', 'describe-security-group-rules', '--endpoint-url', endpoint, '--filters', filter, '--output', 'json'],
    {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_PAGER: '',
      },
    },
  );
  const answer = JSON.parse(stdout) as { SecurityGroupRules: ShownRule[] };
  return answer.SecurityGroupRules;
}

async function withSdk(endpoint: string, groupId: string): Promise<readonly ShownRule[]> {
  const client = new EC2Client({ endpoint, region: 'us-east-1', credentials: KEYS });
  const answer = await client.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [groupId] }] }),
  );
  client.destroy();
  return answer.SecurityGroupRules ?? [];
}

/** Asks until the answer is as expected; fails with the last answer when it never is. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const giveUpAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > giveUpAt) throw new Error(`it never came true; last answer: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
