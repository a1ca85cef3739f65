import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { classicSeed, startLocalEc2 } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';

const noCli = whyMissing('aws', '--version');
const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2({ seed: classicSeed });
});
afterAll(() => server.close());

describe('EC2-Classic', () => {
  it('lets the load balancers in over the AWS command line, as the guide of 2012 has it', async ({ skip }) => {
    if (noCli !== undefined) skip(noCli);
    const aws = (...args: readonly string[]) => runAgainst(server.url, 'aws', ['ec2', ...args]);
    await aws('create-security-group', '--group-name', 'web', '--description', 'Web servers');

    await aws(
      ...['authorize-security-group-ingress', '--group-name', 'web', '--protocol', 'tcp', '--port', '80'],
      ...['--source-group', 'amazon-elb-sg', '--group-owner', 'amazon-elb'],
    );

    const pairs = await aws(
      ...['describe-security-groups', '--group-names', 'web'],
      ...['--query', 'SecurityGroups[0].IpPermissions[0].UserIdGroupPairs'],
    );
    expect(JSON.parse(pairs)).toEqual([{ UserId: 'amazon-elb', GroupName: 'amazon-elb-sg', GroupId: 'sg-843f59ed' }]);
  });

  it('shows groups and instances without a VPC to boto3', async ({ skip }) => {
    if (noBoto !== undefined) skip(noBoto);
    const script = `
import boto3, json
ec2 = boto3.client('ec2')
instance = ec2.run_instances(ImageId='ami-1', MinCount=1, MaxCount=1)['Instances'][0]
group = ec2.describe_security_groups(GroupNames=['default'])['SecurityGroups'][0]
print(json.dumps([instance.get('VpcId'), instance['SecurityGroups'][0]['GroupName'], group.get('VpcId'), group['IpPermissionsEgress']]))
`;

    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual([null, 'default', null, []]);
  });
});
