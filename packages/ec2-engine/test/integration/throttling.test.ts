import { DescribeStaleSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';
import { DEFAULT_VPC_ID } from '../support/test-account.ts';

const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;
let now = new Date();

beforeAll(async () => {
  server = await startLocalEc2({ isThrottled: true, clock: { now: () => now } });
});
afterAll(() => server.close());

describe('throttling', () => {
  it('refuses what is beyond the bucket, over the AWS SDK for JavaScript', async () => {
    const ec2 = new EC2Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
    const ask = () =>
      ec2.send(new DescribeStaleSecurityGroupsCommand({ VpcId: DEFAULT_VPC_ID })).then(
        () => 'answered',
        ({ name, message, $metadata }: { name: string; message: string; $metadata: { httpStatusCode: number } }) =>
          `${name} ${message} ${$metadata.httpStatusCode}`,
      );

    const answers: string[] = [];
    for (let count = 0; count < 21; count += 1) answers.push(await ask());

    expect(answers.slice(0, 20)).toEqual(Array(20).fill('answered'));
    expect(answers[20]).toBe('RequestLimitExceeded Request limit exceeded. 503');
    now = new Date(now.getTime() + 1000);
    expect(await ask()).toBe('answered');
    ec2.destroy();
  });

  it('is waited out by boto3', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const passing = setInterval(() => {
      now = new Date();
    }, 50);
    const script = `
import boto3
ec2 = boto3.client('ec2')
for _ in range(30):
    ec2.describe_stale_security_groups(VpcId='${DEFAULT_VPC_ID}')
print('done')
`;

    const said = await runAgainst(server.url, 'python3', ['-c', script]);
    clearInterval(passing);

    expect(said).toBe('done\n');
  });
});
