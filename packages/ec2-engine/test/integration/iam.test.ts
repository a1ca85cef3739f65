import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import { DecodeAuthorizationMessageCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';

const BASTION = 'sg-0b4571080b4571080';
const noCli = whyMissing('aws', '--version');
const noBoto = whyMissing('python3', '-c', 'import boto3');

/** One group may be opened and closed with rules that say whose they are, and everything may be looked at. */
const POLICY = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: ['ec2:AuthorizeSecurityGroupIngress', 'ec2:RevokeSecurityGroupIngress'],
      Resource: `arn:aws:ec2:us-east-1:000000000000:security-group/${BASTION}`,
    },
    {
      Effect: 'Allow',
      Action: 'ec2:AuthorizeSecurityGroupIngress',
      Resource: 'arn:aws:ec2:us-east-1:000000000000:security-group-rule/*',
      Condition: { StringEquals: { 'aws:RequestTag/managed-by': 'broker' } },
    },
    {
      Effect: 'Allow',
      Action: 'ec2:CreateTags',
      Resource: 'arn:aws:ec2:us-east-1:000000000000:security-group-rule/*',
      Condition: { StringEquals: { 'ec2:CreateAction': 'AuthorizeSecurityGroupIngress' } },
    },
    { Effect: 'Allow', Action: ['ec2:DescribeSecurityGroups', 'sts:DecodeAuthorizationMessage'], Resource: '*' },
  ],
};

let server: LocalEc2;
const config = () => ({
  endpoint: server.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed, iamPolicy: POLICY });
});
afterAll(() => server.close());

describe('a policy, over the AWS SDK for JavaScript', () => {
  it('allows what it says and nothing else, and tells why to who may decode it', async () => {
    const ec2 = new EC2Client(config());
    const sts = new STSClient(config());
    const rule = (GroupId: string) => ({
      GroupId,
      IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.7/32' }] }],
    });
    const TagSpecifications = [
      { ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'managed-by', Value: 'broker' }] },
    ];
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ ...rule(BASTION), TagSpecifications }));
    await ec2.send(new RevokeSecurityGroupIngressCommand(rule(BASTION)));
    await ec2.send(new DescribeSecurityGroupsCommand());
    expect((await sts.send(new GetCallerIdentityCommand())).Arn).toBe('arn:aws:iam::000000000000:user/local-ec2');

    await expect(ec2.send(new DescribeInstancesCommand())).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message: 'You are not authorized to perform this operation.',
      $metadata: { httpStatusCode: 403 },
    });
    const denied: unknown = await ec2
      .send(new AuthorizeSecurityGroupIngressCommand(rule('sg-03eb03eb03eb03eb0')))
      .catch((error: unknown) => error);
    const EncodedMessage = String(denied).split('Encoded authorization failure message: ')[1]!;
    const { DecodedMessage } = await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
    expect(JSON.parse(DecodedMessage!)).toMatchObject({
      allowed: false,
      context: { resource: 'arn:aws:ec2:us-east-1:000000000000:security-group/sg-03eb03eb03eb03eb0' },
    });
    await expect(sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage: 'nonsense' }))).rejects.toMatchObject(
      { name: 'InvalidAuthorizationMessageException' },
    );
    ec2.destroy();
    sts.destroy();
  });

  it('keeps a server from starting that would not understand it', async () => {
    await expect(startLocalEc2({ iamPolicy: { Version: '2012-10-17' } })).rejects.toThrow(
      'The IAM policy cannot be obeyed: Statement is missing.',
    );
  });
});

describe('a policy, over other clients', () => {
  it('answers a dry run of the AWS command line', async ({ skip }) => {
    if (noCli !== undefined) skip(noCli);
    const dryRun = (group: string) =>
      runAgainst(server.url, 'aws', [
        ...['ec2', 'revoke-security-group-ingress', '--group-id', group, '--dry-run'],
        ...['--security-group-rule-ids', 'sgr-03eb0000000000001'],
      ]);

    expect(await dryRun('sg-03eb03eb03eb03eb0')).toContain('(UnauthorizedOperation)');
    expect(await dryRun(BASTION)).toContain('(InvalidSecurityGroupRuleId.NotFound)');
  });

  it('is told to boto3', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const script = `
import boto3, botocore, json
def denied(call):
    try:
        call()
    except botocore.exceptions.ClientError as error:
        return [error.response['Error']['Code'], error.response['ResponseMetadata']['HTTPStatusCode']]
print(json.dumps([denied(boto3.client('ec2').describe_vpcs), denied(boto3.client('elbv2').describe_load_balancers)]))
`;

    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual([
      ['UnauthorizedOperation', 403],
      ['AccessDenied', 403],
    ]);
  });
});
