import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aws, python, sdkClient } from './support/aws-tools.ts';
import { missing, titled } from './support/requirements.ts';
import { BASTION } from './support/security-group.ts';
import { ServerProcess } from './support/server-process.ts';

/*
 * AWS's own clients, unchanged, against the Local EC2 that `npm start` brings. The story is the one of Amazon's first
 * announcement of security groups, of 2006: instances that name no group are in `default`, to which one address is
 * let in, and then no more.
 */

const HOME = '203.0.113.25/32';
const IMAGE = 'ami-0a1b2c3d4e5f60718';

let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.make();
  await server.start();
});
afterAll(() => server.remove());

describe.skipIf(missing.awsCommandLine !== null)(titled('the AWS command line', missing.awsCommandLine), () => {
  const ec2 = async (...args: readonly string[]): Promise<any> => {
    const { code, stdout, stderr } = await aws(server.ec2Url, 'ec2', ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.trim() === '' ? null : JSON.parse(stdout);
  };
  const failure = async (...args: readonly string[]) => {
    const { code, stderr } = await aws(server.ec2Url, 'ec2', ...args);
    return { code, said: stderr.trim() };
  };
  const ssh = ['--protocol', 'tcp', '--port', '22', '--cidr', HOME];

  it('tells the story of 2006: an instance without a group, one address let in, and let in no more', async () => {
    const { Instances } = await ec2('run-instances', '--image-id', IMAGE, '--count', '1');
    const [{ SecurityGroups }] = Instances;
    expect(SecurityGroups).toMatchObject([{ GroupName: 'default' }]);

    const { SecurityGroupRules } = await ec2('authorize-security-group-ingress', '--group-name', 'default', ...ssh);
    expect(SecurityGroupRules).toMatchObject([{ IsEgress: false, FromPort: 22, ToPort: 22, CidrIpv4: HOME }]);

    const query = 'SecurityGroups[0].IpPermissions[?FromPort==`22`].IpRanges[].CidrIp';
    const describe = ['describe-security-groups', '--group-names', 'default', '--query', query];
    expect(await ec2(...describe)).toEqual([HOME]);

    expect(await ec2('revoke-security-group-ingress', '--group-name', 'default', ...ssh)).toMatchObject({
      Return: true,
    });
    expect(await ec2(...describe)).toEqual([]);
  });

  it('makes a group with tags, finds it by them, and removes it', async () => {
    const { GroupId } = await ec2(
      ...['create-security-group', '--group-name', 'billing', '--description', 'Billing servers'],
      ...['--tag-specifications', 'ResourceType=security-group,Tags=[{Key=team,Value=billing}]'],
    );
    await ec2('create-tags', '--resources', GroupId, '--tags', 'Key=stage,Value=production');

    const { SecurityGroups } = await ec2('describe-security-groups', '--filters', 'Name=tag:stage,Values=production');

    expect(SecurityGroups).toMatchObject([
      {
        GroupId,
        GroupName: 'billing',
        Tags: expect.arrayContaining([
          { Key: 'team', Value: 'billing' },
          { Key: 'stage', Value: 'production' },
        ]),
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1' }],
      },
    ]);
    expect(await ec2('delete-security-group', '--group-id', GroupId)).toMatchObject({ Return: true });
  });

  it.each([
    {
      what: 'a group that there is not',
      args: ['describe-security-groups', '--group-ids', 'sg-0123456789abcdef0'],
      said: /InvalidGroup\.NotFound.*DescribeSecurityGroups.*'sg-0123456789abcdef0' does not exist/,
    },
    {
      what: 'an id that is none',
      args: ['describe-security-groups', '--group-ids', 'sg-nonsense'],
      said: /InvalidGroupId\.Malformed|InvalidGroup\.NotFound/,
    },
    {
      what: 'a rule that there is not, in a VPC of one’s own',
      args: ['revoke-security-group-ingress', '--group-id', BASTION, ...ssh],
      said: /InvalidPermission\.NotFound/,
    },
    {
      what: 'a group that is in use',
      args: ['delete-security-group', '--group-id', 'sg-03eb03eb03eb03eb0'],
      said: /DependencyViolation/,
    },
    {
      what: 'a dry run that would have succeeded',
      args: ['authorize-security-group-ingress', '--group-name', 'default', ...ssh, '--dry-run'],
      said: /DryRunOperation.*Request would have succeeded, but DryRun flag is set/,
    },
  ])('shows EC2’s own error for $what', async ({ args, said }) => {
    const failed = await failure(...args);

    // 255 in the first version, 254 in the second.
    expect([254, 255]).toContain(failed.code);
    expect(failed.said).toMatch(said);
  });

  it('knows its caller', async () => {
    const { code, stdout } = await aws(server.ec2Url, 'sts', 'get-caller-identity');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ Account: expect.stringMatching(/^\d{12}$/), Arn: expect.any(String) });
  });
});

describe.skipIf(missing.boto3 !== null)(titled('boto3', missing.boto3), () => {
  it('tells the story of 2006, and raises EC2’s own errors', async () => {
    const { code, stdout, stderr } = await python(
      server.ec2Url,
      `
permission = [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "${HOME}"}]}]
def ranges():
    group = ec2.describe_security_groups(GroupNames=["default"])["SecurityGroups"][0]
    return [r["CidrIp"] for p in group["IpPermissions"] if p.get("FromPort") == 22 for r in p["IpRanges"]]
def code_of(call):
    try:
        call()
        return None
    except ClientError as error:
        return error.response["Error"]["Code"]
authorize = lambda **more: ec2.authorize_security_group_ingress(GroupName="default", IpPermissions=permission, **more)
revoke = lambda: ec2.revoke_security_group_ingress(GroupName="default", IpPermissions=permission)
story = {}
story["groups"] = [g["GroupName"] for g in ec2.run_instances(ImageId="${IMAGE}", MinCount=1, MaxCount=1)["Instances"][0]["SecurityGroups"]]
story["dry run"] = code_of(lambda: authorize(DryRun=True))
story["after the dry run"] = ranges()
story["authorized"] = authorize()["SecurityGroupRules"][0]["CidrIpv4"]
story["twice"] = code_of(authorize)
story["open"] = ranges()
story["revoked"] = revoke()["Return"]
story["closed"] = ranges()
story["revoked twice"] = len(revoke()["UnknownIpPermissions"])
story["revoked in a VPC of one's own"] = code_of(lambda: ec2.revoke_security_group_ingress(GroupId="${BASTION}", IpPermissions=permission))
story["world"] = code_of(lambda: ec2.authorize_security_group_ingress(GroupName="default", IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "300.1.2.3/32"}]}]))
print(json.dumps(story))
`,
    );

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      groups: ['default'],
      'dry run': 'DryRunOperation',
      'after the dry run': [],
      authorized: HOME,
      twice: 'InvalidPermission.Duplicate',
      open: [HOME],
      revoked: true,
      closed: [],
      'revoked twice': 1,
      "revoked in a VPC of one's own": 'InvalidPermission.NotFound',
      world: 'InvalidParameterValue',
    });
  });

  it('pages through groups and waits for instances as it does with EC2', async () => {
    const { code, stdout, stderr } = await python(
      server.ec2Url,
      `
pages = list(ec2.get_paginator("describe_security_groups").paginate(PaginationConfig={"PageSize": 5}))
ids = [g["GroupId"] for page in pages for g in page["SecurityGroups"]]
instance = ec2.run_instances(ImageId="${IMAGE}", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
ec2.get_waiter("instance_running").wait(InstanceIds=[instance], WaiterConfig={"Delay": 1, "MaxAttempts": 20})
print(json.dumps({"pages": len(pages), "groups": len(ids), "different": len(set(ids))}))
`,
    );

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { pages, groups, different } = JSON.parse(stdout);
    expect(pages).toBeGreaterThan(1);
    expect(different).toBe(groups);
  });
});

describe('the AWS SDK for JavaScript', () => {
  let ec2: EC2Client;

  beforeAll(() => {
    ec2 = sdkClient(server.ec2Url);
  });
  afterAll(() => {
    ec2.destroy();
  });

  const permission = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: HOME }] };
  const byName = { GroupName: 'default', IpPermissions: [permission] };
  const openTo = async () => {
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ['default'] }));
    const permissions = SecurityGroups[0]?.IpPermissions ?? [];
    return permissions
      .filter(({ FromPort }) => FromPort === 22)
      .flatMap(({ IpRanges = [] }) => IpRanges.map(({ CidrIp }) => CidrIp));
  };

  it('tells the story of 2006', async () => {
    const { Instances = [] } = await ec2.send(new RunInstancesCommand({ ImageId: IMAGE, MinCount: 1, MaxCount: 1 }));
    expect(Instances[0]?.SecurityGroups).toMatchObject([{ GroupName: 'default' }]);

    await ec2.send(new AuthorizeSecurityGroupIngressCommand(byName));
    expect(await openTo()).toEqual([HOME]);

    await ec2.send(new RevokeSecurityGroupIngressCommand(byName));
    expect(await openTo()).toEqual([]);
  });

  it('makes a group, tags it, and removes it', async () => {
    const named = { GroupName: 'reports', Description: 'Report servers' };
    const { GroupId = '' } = await ec2.send(new CreateSecurityGroupCommand(named));
    await ec2.send(new CreateTagsCommand({ Resources: [GroupId], Tags: [{ Key: 'team', Value: 'reports' }] }));

    const found = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [{ Name: 'tag:team', Values: ['reports'] }] }),
    );

    expect(found.SecurityGroups).toMatchObject([{ GroupId, GroupName: 'reports' }]);
    await expect(ec2.send(new CreateSecurityGroupCommand(named))).rejects.toMatchObject({
      name: 'InvalidGroup.Duplicate',
    });
    await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
  });

  it.each([
    { what: 'the same rule twice', name: 'InvalidPermission.Duplicate', isTwice: true, input: byName },
    { what: 'a dry run', name: 'DryRunOperation', isTwice: false, input: { ...byName, DryRun: true } },
    {
      what: 'a group that there is not',
      name: 'InvalidGroup.NotFound',
      isTwice: false,
      input: { GroupId: 'sg-0123456789abcdef0', IpPermissions: [permission] },
    },
    {
      what: 'ports the wrong way round',
      name: 'InvalidParameterValue',
      isTwice: false,
      input: { GroupName: 'default', IpPermissions: [{ ...permission, FromPort: 30, ToPort: 20 }] },
    },
  ])('throws EC2’s own error for $what', async ({ name, isTwice, input }) => {
    const authorize = () => ec2.send(new AuthorizeSecurityGroupIngressCommand(input));
    if (isTwice) await authorize();

    await expect(authorize()).rejects.toMatchObject({ name, $fault: 'client' });

    if (isTwice) await ec2.send(new RevokeSecurityGroupIngressCommand(byName));
    expect(await openTo()).toEqual([]);
  });

  it('is refused with a key that is not the one', async () => {
    const stranger = new EC2Client({
      endpoint: server.ec2Url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'guessed' },
    });

    await expect(stranger.send(new DescribeSecurityGroupsCommand())).rejects.toMatchObject({
      name: 'SignatureDoesNotMatch',
    });
    stranger.destroy();
  });
});
