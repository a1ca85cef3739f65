import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';

const missing = whyMissing('python3', '-c', 'import boto3');

const SCRIPT = `
import boto3, botocore, json
ec2 = boto3.client('ec2')
out = {}
group = ec2.create_security_group(GroupName='boto', Description='Made by boto3 = + &')
gid = group['GroupId']
perm = [{'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': [{'CidrIp': '198.51.100.77/24', 'Description': 'an office (2nd floor)'}], 'Ipv6Ranges': [{'CidrIpv6': '2001:DB8:0:0::1/64'}]}]
out['rules'] = [(r.get('CidrIpv4'), r.get('CidrIpv6')) for r in ec2.authorize_security_group_ingress(GroupId=gid, IpPermissions=perm)['SecurityGroupRules']]
try:
    ec2.authorize_security_group_ingress(GroupId=gid, IpPermissions=perm)
except botocore.exceptions.ClientError as error:
    out['duplicate'] = error.response['Error']
    out['has_request_id'] = len(error.response['ResponseMetadata']['RequestId']) == 36
described = ec2.describe_security_groups(GroupIds=[gid])['SecurityGroups'][0]
out['described'] = {k: described[k] for k in ('GroupName', 'Description', 'IpPermissions', 'Tags')}
out['keys'] = sorted(described['IpPermissionsEgress'][0])
out['by_name'] = ec2.describe_security_groups(GroupNames=['boto'])['SecurityGroups'][0]['GroupId'] == gid
out['lenient'] = [p['IpRanges'][0]['CidrIp'] for p in ec2.revoke_security_group_ingress(GroupId=gid, IpPermissions=[dict(perm[0], FromPort=23, ToPort=23)])['UnknownIpPermissions']]
resource = boto3.resource('ec2').SecurityGroup(gid)
resource.revoke_ingress(IpPermissions=resource.ip_permissions)
resource.reload()
out['after'] = resource.ip_permissions
pages = list(ec2.get_paginator('describe_security_group_rules').paginate(PaginationConfig={'PageSize': 5}))
out['pages'] = len(pages) > 2
out['waits'] = ec2.get_waiter('security_group_exists').wait(GroupIds=[gid])
out['instances'] = len([i for r in ec2.describe_instances(Filters=[{'Name': 'instance.group-name', 'Values': ['db']}])['Reservations'] for i in r['Instances']])
out['account'] = boto3.client('sts').get_caller_identity()['Account']
url = ec2.generate_presigned_url('describe_regions', Params={'RegionNames': ['us-east-1']}, HttpMethod='GET')
import urllib.request
out['presigned'] = b'ec2.us-east-1.amazonaws.com' in urllib.request.urlopen(url).read()
ec2.delete_security_group(GroupId=gid)
print(json.dumps(out))
`;

describe('boto3', () => {
  let server: LocalEc2;
  beforeAll(async () => {
    server = await startLocalEc2({ seed: threeTierSeed });
  });
  afterAll(() => server.close());

  it('does all that it does with EC2', async ({ skip }) => {
    if (missing !== undefined) skip(missing);

    const output = await runAgainst(server.url, 'python3', ['-c', SCRIPT]);

    expect(JSON.parse(output)).toEqual({
      rules: [
        ['198.51.100.0/24', null],
        [null, '2001:db8::/64'],
      ],
      duplicate: {
        Code: 'InvalidPermission.Duplicate',
        Message: 'the specified rule "peer: 198.51.100.0/24, TCP, from port: 22, to port: 22, ALLOW" already exists',
      },
      has_request_id: true,
      described: {
        GroupName: 'boto',
        Description: 'Made by boto3 = + &',
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: 22,
            ToPort: 22,
            UserIdGroupPairs: [],
            IpRanges: [{ CidrIp: '198.51.100.0/24', Description: 'an office (2nd floor)' }],
            Ipv6Ranges: [{ CidrIpv6: '2001:db8::/64' }],
            PrefixListIds: [],
          },
        ],
        Tags: [],
      },
      keys: ['IpProtocol', 'IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'UserIdGroupPairs'],
      by_name: true,
      lenient: ['198.51.100.0/24'],
      after: [],
      pages: true,
      waits: null,
      instances: 2,
      account: '000000000000',
      presigned: true,
    });
  });
});
