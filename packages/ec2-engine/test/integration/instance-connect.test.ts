import {
  CreateInstanceConnectEndpointCommand,
  DeleteInstanceConnectEndpointCommand,
  DescribeInstanceConnectEndpointsCommand,
  EC2Client,
  ModifyInstanceConnectEndpointCommand,
} from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startLocalEc2, threeTierSeed } from '../../src/index.ts';
import type { LocalEc2 } from '../../src/index.ts';
import { runAgainst, whyMissing } from '../support/aws-tools.ts';
import { DEFAULT_GROUP_ID } from '../support/test-account.ts';

const noCli = whyMissing('aws', '--version');
const noBoto = whyMissing('python3', '-c', 'import boto3');

let server: LocalEc2;

beforeAll(async () => {
  server = await startLocalEc2({ seed: threeTierSeed });
});
afterAll(() => server.close());

describe('EC2 Instance Connect Endpoints', () => {
  it('go through their life over the AWS SDK for JavaScript', async () => {
    const ec2 = new EC2Client({
      endpoint: server.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    const { InstanceConnectEndpoint } = await ec2.send(
      new CreateInstanceConnectEndpointCommand({ SubnetId: 'subnet-0def0000000000001', PreserveClientIp: true }),
    );
    const InstanceConnectEndpointId = InstanceConnectEndpoint!.InstanceConnectEndpointId!;
    expect(InstanceConnectEndpoint).toMatchObject({
      State: 'create-in-progress',
      PreserveClientIp: true,
      SecurityGroupIds: [DEFAULT_GROUP_ID],
      CreatedAt: expect.any(Date),
    });
    await ec2.send(new ModifyInstanceConnectEndpointCommand({ InstanceConnectEndpointId, PreserveClientIp: false }));
    const found = await ec2.send(
      new DescribeInstanceConnectEndpointsCommand({ InstanceConnectEndpointIds: [InstanceConnectEndpointId] }),
    );
    expect(found.InstanceConnectEndpoints).toMatchObject([{ State: 'update-complete', PreserveClientIp: false }]);
    const gone = await ec2.send(new DeleteInstanceConnectEndpointCommand({ InstanceConnectEndpointId }));
    expect(gone.InstanceConnectEndpoint?.State).toBe('delete-in-progress');
    ec2.destroy();
  });

  it('are shown by the AWS command line and paged by boto3', async ({ skip }) => {
    const missing = noCli ?? noBoto;
    if (missing !== undefined) skip(missing);
    const query = 'InstanceConnectEndpoints[].[InstanceConnectEndpointId,VpcId]';
    const script = `
import boto3, json
pages = boto3.client('ec2').get_paginator('describe_instance_connect_endpoints').paginate()
print(json.dumps([[e['InstanceConnectEndpointId'], e['VpcId']] for page in pages for e in page['InstanceConnectEndpoints']]))
`;

    const shown = await runAgainst(server.url, 'aws', ['ec2', 'describe-instance-connect-endpoints', '--query', query]);

    expect(JSON.parse(shown)).toEqual([['eice-0e1c0000000000001', 'vpc-03330000000000001']]);
    expect(JSON.parse(await runAgainst(server.url, 'python3', ['-c', script]))).toEqual(JSON.parse(shown));
  });
});
