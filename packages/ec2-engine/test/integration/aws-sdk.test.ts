import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  CreateVpcCommand,
  DeleteSecurityGroupCommand,
  DescribeInstancesCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRegionsCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
  EC2Client,
  ModifySecurityGroupRulesCommand,
  paginateDescribeSecurityGroups,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';

const BASTION = 'sg-0b4571080b4571080';
let server: LocalEc2;
let ec2: EC2Client;
let sts: STSClient;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed, sessionToken: 'a session' });
  const config = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test', sessionToken: 'a session' },
  };
  ec2 = new EC2Client(config);
  sts = new STSClient(config);
});

afterAll(async () => {
  ec2.destroy();
  sts.destroy();
  await server.close();
});

const ssh = (cidr: string, description?: string) => [
  {
    IpProtocol: 'tcp',
    FromPort: 22,
    ToPort: 22,
    IpRanges: [{ CidrIp: cidr, ...(description && { Description: description }) }],
  },
];

describe('the AWS SDK for JavaScript', () => {
  it('follows a rule through its life', async () => {
    const TagSpecifications = [{ ResourceType: 'security-group-rule' as const, Tags: [{ Key: 'lease', Value: '1' }] }];
    const description = `Ann's-like text is refused`.replace(`'`, '') + '; ann@example.com 2026-03-02T10:00:00Z';
    const authorized = await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: BASTION,
        IpPermissions: ssh('203.0.113.7/32', description),
        TagSpecifications,
      }),
    );
    const [rule] = authorized.SecurityGroupRules ?? [];
    expect(rule).toMatchObject({
      GroupId: BASTION,
      IsEgress: false,
      CidrIpv4: '203.0.113.7/32',
      Description: description,
      Tags: [{ Key: 'lease', Value: '1' }],
    });

    const SecurityGroupRuleId = rule!.SecurityGroupRuleId!;
    await ec2.send(
      new UpdateSecurityGroupRuleDescriptionsIngressCommand({
        GroupId: BASTION,
        SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId, Description: 'moved' }],
      }),
    );
    await ec2.send(
      new ModifySecurityGroupRulesCommand({
        GroupId: BASTION,
        SecurityGroupRules: [
          {
            SecurityGroupRuleId,
            SecurityGroupRule: {
              IpProtocol: 'tcp',
              FromPort: 22,
              ToPort: 22,
              CidrIpv4: '203.0.113.8/32',
              Description: 'moved again',
            },
          },
        ],
      }),
    );
    const described = await ec2.send(
      new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'tag:lease', Values: ['1'] }] }),
    );
    expect(described.SecurityGroupRules).toMatchObject([
      { SecurityGroupRuleId, CidrIpv4: '203.0.113.8/32', Description: 'moved again' },
    ]);

    const revoked = await ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId: BASTION, SecurityGroupRuleIds: [SecurityGroupRuleId] }),
    );
    expect(revoked).toMatchObject({ Return: true, RevokedSecurityGroupRules: [{ SecurityGroupRuleId }] });
    const after = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [BASTION] }));
    expect(after.SecurityGroups?.[0]?.IpPermissions).toEqual([]);
  });

  it('sees errors with their code, status and request id', async () => {
    const call = ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId: BASTION, IpPermissions: ssh('192.0.2.1/32') }),
    );

    await expect(call).rejects.toMatchObject({
      name: 'InvalidPermission.NotFound',
      message: 'The specified rule does not exist in this security group.',
      $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    });
  });

  it('sees a dry run as an error that means success', async () => {
    const call = ec2.send(
      new AuthorizeSecurityGroupIngressCommand({ GroupId: BASTION, IpPermissions: ssh('192.0.2.1/32'), DryRun: true }),
    );

    await expect(call).rejects.toMatchObject({ name: 'DryRunOperation', $metadata: { httpStatusCode: 412 } });
  });

  it('reads groups as EC2 gives them: every list there, ports absent for all traffic', async () => {
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'group-name', Values: ['web'] }] }),
    );

    expect(SecurityGroups).toHaveLength(1);
    expect(SecurityGroups![0]!.IpPermissionsEgress).toEqual([
      {
        IpProtocol: '-1',
        UserIdGroupPairs: [],
        IpRanges: [{ CidrIp: '0.0.0.0/0' }],
        Ipv6Ranges: [],
        PrefixListIds: [],
      },
    ]);
    expect(SecurityGroups![0]!.IpPermissions).toContainEqual({
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      UserIdGroupPairs: [{ UserId: '000000000000', GroupId: BASTION, Description: 'SSH from the bastion' }],
      IpRanges: [],
      Ipv6Ranges: [],
      PrefixListIds: [],
    });
  });

  it('pages', async () => {
    const ids: string[] = [];
    for await (const page of paginateDescribeSecurityGroups({ client: ec2, pageSize: 5 }, {})) {
      ids.push(...(page.SecurityGroups ?? []).map(({ GroupId }) => GroupId!));
    }

    expect(ids.length).toBeGreaterThanOrEqual(8);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('walks networks, instances, interfaces, tags and lists', async () => {
    const { Vpcs } = await ec2.send(new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['false'] }] }));
    const { Subnets } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'vpc-id', Values: [Vpcs![0]!.VpcId!] }] }),
    );
    const { Reservations } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [{ Name: 'tag:tier', Values: ['app'] }] }),
    );
    const { NetworkInterfaces } = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'group-id', Values: [BASTION] }] }),
    );
    const { Tags } = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'key', Values: ['tier'] }] }));
    const { Regions } = await ec2.send(new DescribeRegionsCommand({}));
    const { PrefixLists } = await ec2.send(new DescribeManagedPrefixListsCommand({}));

    expect(Subnets).toHaveLength(6);
    expect(Reservations!.flatMap(({ Instances }) => Instances)).toHaveLength(20);
    expect(Reservations![0]!.Instances![0]!.LaunchTime).toBeInstanceOf(Date);
    expect(NetworkInterfaces![0]).toMatchObject({
      PrivateIpAddress: '10.0.0.10',
      Association: { PublicIp: '203.0.113.10' },
      Attachment: { InstanceId: 'i-0b450000000000001' },
    });
    expect(Tags).toHaveLength(30);
    expect(Regions!.length).toBeGreaterThan(10);
    expect(PrefixLists!.map(({ PrefixListName }) => PrefixListName)).toContain('com.amazonaws.us-east-1.s3');
  });

  it('launches and ends an instance in a network that it made', async () => {
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.7.0.0/16' }));
    const { GroupId } = await ec2.send(
      new CreateSecurityGroupCommand({ GroupName: 'lab', Description: 'Laboratory', VpcId: Vpc!.VpcId! }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupEgressCommand({
        GroupId: GroupId!,
        IpPermissions: [{ IpProtocol: 'icmpv6', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }],
      }),
    );
    await ec2.send(new CreateTagsCommand({ Resources: [GroupId!], Tags: [{ Key: 'a', Value: '<b> & "c"' }] }));
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId!] }));
    expect(SecurityGroups![0]).toMatchObject({
      Tags: [{ Key: 'a', Value: '<b> & "c"' }],
      IpPermissionsEgress: [{}, { IpProtocol: 'icmpv6', FromPort: -1, ToPort: -1 }],
    });

    const { Instances } = await ec2.send(
      new RunInstancesCommand({ ImageId: 'ami-12345678', MinCount: 1, MaxCount: 1 }),
    );
    const { TerminatingInstances } = await ec2.send(
      new TerminateInstancesCommand({ InstanceIds: [Instances![0]!.InstanceId!] }),
    );
    expect(TerminatingInstances![0]!.CurrentState!.Name).toBe('shutting-down');
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId: GroupId! }));
  });

  it('asks STS who it is', async () => {
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:user/local-ec2',
    });

    const stranger = new STSClient({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'y' },
    });
    await expect(stranger.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
      $metadata: { httpStatusCode: 403 },
    });
    stranger.destroy();
  });
});
